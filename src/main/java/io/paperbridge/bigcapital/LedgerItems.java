package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * BigCapital's items that lines need, by code: the two generic ones, which are made when they are missing, and those that rules name,
 * which are never made.
 */
@Component("ledgerItems")
public class LedgerItems {

    private final BookSettings settings;
    private final ChartOfAccounts chart;

    /** The codes that rules have named since the start. */
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    private volatile Map<String, Long> known = Map.of();

    /** The codes that the last answer was asked for. */
    private volatile Set<String> asked = Set.of();

    LedgerItems(BookSettings settings, ChartOfAccounts chart) {
        this.settings = settings;
        this.chart = chart;
    }

    /** The query that finds all items that are needed so far. */
    public String query() {
        return FilterRoles.anyOf(
                        codes().map(code -> new FilterRoles.Role("code", code)).toList()) + "&page_size=1000";
    }

    /**
     * Learns the items of an answer to {@link #query()}.
     *
     * @throws ConfigurationFault when a generic item cannot be both sold and bought
     */
    public void learn(String json) {
        Map<String, Long> learned = new HashMap<>();
        List<String> wanted = codes().toList();
        for (JsonNode item : Wire.required("the items", Wire.parse("the items", json), "items")) {
            String code = Wire.text(item, "code");
            if (code == null || !wanted.contains(code)) {
                continue;
            }
            boolean usable = Wire.isTrue(item, "sellable") && Wire.isTrue(item, "purchasable");
            if (!usable && generic().anyMatch(code::equals)) {
                throw new ConfigurationFault(
                        Reason.NOT_CONFIGURED, Sentence.of("bigcapital.item-sellable-and-purchasable", code));
            }
            if (usable) {
                learned.merge(code, Wire.requiredId("item " + code, item, "id"), Math::min);
            }
        }
        known = Map.copyOf(learned);
        asked = Set.copyOf(wanted);
    }

    /** Whether one of the generic items is missing. */
    public boolean lacks() {
        return generic().anyMatch(code -> !known.containsKey(code));
    }

    /**
     * Goes on in a dry run as if a missing item had been made.
     *
     * @param payload one of {@link #missing()}
     * @param standIn what stands for its id
     */
    public void rehearse(String payload, long standIn) {
        Map<String, Long> more = new HashMap<>(known);
        more.put(
                Wire.required("an item", Wire.parse("an item", payload), "code").asText(), standIn);
        known = Map.copyOf(more);
    }

    /** The payloads that create the generic items that are missing; empty when none is. */
    public List<String> missing() {
        List<String> payloads = new ArrayList<>();
        generic().filter(code -> !known.containsKey(code)).forEach(code -> {
            ObjectNode item = Wire.JSON.createObjectNode();
            boolean tax = code.equals(settings.items().tax());
            item.put("name", tax ? "Paperbridge VAT" : "Paperbridge line")
                    .put("code", code)
                    .put("type", "service")
                    .put("sellable", true)
                    .put("sell_price", 0)
                    .put("sell_account_id", chart.line(settings.accounts().income(), setting("income")))
                    .put("purchasable", true)
                    .put("cost_price", 0)
                    .put("cost_account_id", chart.line(settings.accounts().bill(), setting("bill")));
            payloads.add(item.toString());
        });
        return payloads;
    }

    /** The item of lines for goods and services. */
    long line() {
        return generic(settings.items().line());
    }

    /** The item of VAT lines; empty while it is not known. */
    Optional<Long> knownTax() {
        return Optional.ofNullable(known.get(settings.items().tax()));
    }

    /** The item of VAT lines. */
    long tax() {
        return generic(settings.items().tax());
    }

    /**
     * An item that a rule names.
     *
     * @throws NotYet while it is not known whether there is one
     * @throws ReviewNeeded when there is none that can be sold and bought
     */
    long named(String code, String chosenBy) {
        Long id = known.get(code);
        if (id != null) {
            return id;
        }
        named.add(code);
        if (asked.contains(code)) {
            throw new ReviewNeeded(Reason.ACCOUNT_UNUSABLE, Sentence.of("bigcapital.item-missing", code, chosenBy));
        }
        throw new NotYet(
                Reason.REMOTE_UNAVAILABLE, Duration.ofSeconds(2), Sentence.of("bigcapital.books-not-known-yet"));
    }

    /** Whether an item was named that the last answer was not asked for. */
    boolean isAskedForMore() {
        return !asked.isEmpty() && !asked.containsAll(named);
    }

    private long generic(String code) {
        Long id = known.get(code);
        if (id == null) {
            throw LedgerFacts.notYet();
        }
        return id;
    }

    private Stream<String> generic() {
        return Stream.of(settings.items().line(), settings.items().tax()).distinct();
    }

    private Stream<String> codes() {
        return Stream.concat(generic(), named.stream()).distinct();
    }

    private static String setting(String name) {
        return "paperbridge.accounts." + name;
    }
}
