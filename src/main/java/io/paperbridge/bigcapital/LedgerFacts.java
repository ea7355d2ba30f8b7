package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.Company;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of the organisation and its chart of accounts and items; learned at start and again every ten minutes. */
@Component("ledgerFacts")
public class LedgerFacts {

    private static final Set<String> MISSING =
            Set.of("ITEMS_NOT_FOUND", "NOT_PURCHASE_ABLE_ITEMS", "NOT_SELL_ABLE_ITEMS");
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int LATEST = 10;

    private final BookSettings settings;
    private final Clock clock;
    private volatile @Nullable Organization organization;
    private volatile Map<String, List<Account>> accounts = Map.of();
    private volatile Map<String, Long> items = Map.of();
    private volatile @Nullable Instant learnedAt;
    private volatile @Nullable Instant begunAt;
    private volatile int failures;

    LedgerFacts(BookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether enough is known to book. */
    public boolean isKnown() {
        return learnedAt != null;
    }

    /** Whether it is time to learn again: when it is old, and after failures ever later, up to a minute. */
    public boolean isStale() {
        Instant at = learnedAt;
        Instant begun = begunAt;
        boolean old = at == null || at.plus(KEPT).isBefore(clock.instant());
        return old && (begun == null || !begun.plus(pause()).isAfter(clock.instant()));
    }

    /** Learning begins; unless it ends well, the next time is later. */
    public void begin() {
        begunAt = clock.instant();
        failures = Math.min(failures + 1, LATEST);
    }

    private void ended() {
        if (!lacksItems()) {
            learnedAt = clock.instant();
            failures = 0;
            begunAt = null;
        }
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << failures);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /**
     * Looks at a failure: when an item or account that was known is gone, or access is refused, everything is learned again before the
     * next document. So refused access stops all documents, not one after the other.
     */
    public void heed(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean missing = cause instanceof RemoteFailure remote && MISSING.contains(String.valueOf(remote.code()));
            boolean shut = cause instanceof ConfigurationFault fault
                    && (fault.reason() == Reason.ACCESS_REFUSED || fault.reason() == Reason.WRONG_ADDRESS);
            if (missing || shut) {
                learnedAt = null;
            }
        }
    }

    /**
     * Learns the organisation.
     *
     * @return its id, to which the journal is bound
     */
    public String learnOrganization(String json) {
        JsonNode node = Wire.parse("the organisation", json);
        JsonNode metadata = Wire.required("the organisation", node, "metadata");
        String taxNumber = Wire.text(metadata, "tax_number");
        organization = new Organization(
                Wire.required("the organisation", node, "organization_id").asText(),
                Wire.required("the organisation", metadata, "name").asText(),
                Wire.required("the organisation", metadata, "base_currency").asText(),
                zone(Wire.text(metadata, "timezone")),
                taxNumber == null || taxNumber.isBlank() ? List.of() : List.of(compact(taxNumber)));
        return organization().id();
    }

    /** Learns the chart of accounts; missing accounts of the settings are a fault that names them. */
    public void learnAccounts(String json) {
        Map<String, List<Account>> learned = new HashMap<>();
        collect(Wire.required("the accounts", Wire.parse("the accounts", json), "accounts"), learned);
        accounts = Map.copyOf(learned);
        BookSettings.Accounts wanted = settings.accounts();
        Map.of("bill", wanted.bill(), "input-tax", wanted.inputTax(), "rounding", wanted.rounding())
                .forEach(this::account);
    }

    /** Learns the generic items. */
    public void learnItems(String json) {
        Map<String, Long> learned = new HashMap<>();
        for (JsonNode item : Wire.required("the items", Wire.parse("the items", json), "items")) {
            String code = Wire.text(item, "code");
            if (code != null && itemCodes().anyMatch(code::equals)) {
                if (!Wire.isTrue(item, "sellable") || !Wire.isTrue(item, "purchasable")) {
                    throw new ConfigurationFault(
                            Reason.NOT_CONFIGURED,
                            "Item " + code + " in BigCapital must be both sellable and purchasable: change it there.");
                }
                learned.merge(code, Wire.requiredId("item " + code, item, "id"), Math::min);
            }
        }
        items = Map.copyOf(learned);
        ended();
    }

    /** Whether one of the generic items is missing. */
    public boolean lacksItems() {
        return itemCodes().anyMatch(code -> !items.containsKey(code));
    }

    /**
     * Goes on in a dry run as if a missing item had been made.
     *
     * @param payload one of {@link #missingItems()}
     * @param standIn what stands for its id
     */
    public void rehearseItem(String payload, long standIn) {
        Map<String, Long> known = new HashMap<>(items);
        known.put(
                Wire.required("an item", Wire.parse("an item", payload), "code").asText(), standIn);
        items = Map.copyOf(known);
        ended();
    }

    /** The payloads that create the generic items that are missing; empty when none is. */
    public List<String> missingItems() {
        List<String> payloads = new ArrayList<>();
        itemCodes().filter(code -> !items.containsKey(code)).forEach(code -> {
            ObjectNode item = Wire.JSON.createObjectNode();
            boolean tax = code.equals(settings.items().tax());
            item.put("name", tax ? "Paperbridge VAT" : "Paperbridge line")
                    .put("code", code)
                    .put("type", "service")
                    .put("sellable", true)
                    .put("sell_price", 0)
                    .put(
                            "sell_account_id",
                            account("income", settings.accounts().income()).id())
                    .put("purchasable", true)
                    .put("cost_price", 0)
                    .put(
                            "cost_account_id",
                            account("bill", settings.accounts().bill()).id());
            payloads.add(item.toString());
        });
        return payloads;
    }

    /** The query that finds the generic items. */
    public String itemQuery() {
        return FilterRoles.anyOf(itemCodes()
                        .map(code -> new FilterRoles.Role("code", code))
                        .toList()) + "&page_size=50";
    }

    /**
     * Whose books these are: the settings' names and VAT ids, else the organisation's own.
     *
     * @throws NotYet before the first answer
     */
    public Company company() {
        BookSettings.OurCompany ours = settings.company();
        Organization known = organization();
        return new Company(
                ours.names().isEmpty() ? List.of(known.name()) : ours.names(),
                ours.vatIds().isEmpty()
                        ? known.vatIds()
                        : ours.vatIds().stream().map(LedgerFacts::compact).toList(),
                known.baseCurrency(),
                ours.inputTax());
    }

    /** The organisation's time zone; entries' dates are days in it. */
    ZoneId zone() {
        return organization().zone();
    }

    long costAccount() {
        return account("bill", settings.accounts().bill()).id();
    }

    long inputTaxAccount() {
        return account("input-tax", settings.accounts().inputTax()).id();
    }

    long roundingAccount() {
        return account("rounding", settings.accounts().rounding()).id();
    }

    long lineItem() {
        return item(settings.items().line());
    }

    long taxItem() {
        return item(settings.items().tax());
    }

    private long item(String code) {
        Long id = items.get(code);
        if (id == null) {
            throw notYet();
        }
        return id;
    }

    private Account account(String setting, String slugOrCode) {
        List<Account> found = accounts.getOrDefault(slugOrCode.toLowerCase(Locale.ROOT), List.of());
        if (found.size() != 1 || !found.get(0).active()) {
            throw new ConfigurationFault(
                    Reason.NOT_CONFIGURED,
                    "paperbridge.accounts." + setting + ": " + slugOrCode + " is "
                            + (found.isEmpty() ? "no" : found.size() > 1 ? "more than one" : "an inactive")
                            + " account in BigCapital; set the slug or code of one active account.");
        }
        return found.get(0);
    }

    private static void collect(JsonNode nodes, Map<String, List<Account>> into) {
        for (JsonNode node : nodes) {
            Account account = new Account(Wire.requiredId("an account", node, "id"), Wire.isTrue(node, "active"));
            Stream.of(Wire.text(node, "slug"), Wire.text(node, "code"))
                    .filter(key -> key != null && !key.isBlank())
                    .map(key -> key.toLowerCase(Locale.ROOT))
                    .distinct()
                    .forEach(key -> into.merge(key, List.of(account), (a, b) -> Stream.concat(a.stream(), b.stream())
                            .distinct()
                            .toList()));
            if (node.path("children").isArray()) {
                collect(node.path("children"), into);
            }
        }
    }

    private Stream<String> itemCodes() {
        return Stream.of(settings.items().line(), settings.items().tax()).distinct();
    }

    private Organization organization() {
        Organization known = organization;
        if (known == null) {
            throw notYet();
        }
        return known;
    }

    private static NotYet notYet() {
        return new NotYet(
                Reason.REMOTE_UNAVAILABLE,
                Duration.ofSeconds(5),
                "BigCapital has not yet told what its books look like");
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static String compact(String vatId) {
        return vatId.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    }

    private record Organization(String id, String name, String baseCurrency, ZoneId zone, List<String> vatIds) {}

    private record Account(long id, boolean active) {}
}
