package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.Company;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is known of the organisation, and when all that is known of the ledger (accounts, items, branches, locks) is learned again: at
 * start, every ten minutes, and when something known turned out to be gone.
 */
@Component("ledgerFacts")
public class LedgerFacts {

    private static final Set<String> MISSING = Set.of(
            "ITEMS_NOT_FOUND",
            "NOT_PURCHASE_ABLE_ITEMS",
            "NOT_SELL_ABLE_ITEMS",
            "BRANCH_ID_REQUIRED",
            "BRANCH_ID_NOT_FOUND",
            BigcapitalAnswers.NOT_BUILT);
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int LATEST = 10;

    private final BookSettings settings;
    private final ChartOfAccounts chart;
    private final LedgerItems items;
    private final Language language;
    private final Clock clock;
    private volatile @Nullable Organization organization;
    private volatile @Nullable Instant learnedAt;
    private volatile @Nullable Instant begunAt;
    private volatile int failures;

    LedgerFacts(BookSettings settings, ChartOfAccounts chart, LedgerItems items, Language language, Clock clock) {
        this.settings = settings;
        this.chart = chart;
        this.items = items;
        this.language = language;
        this.clock = clock;
    }

    /** Whether enough is known to book. */
    public boolean isKnown() {
        return learnedAt != null;
    }

    /** Whether it is time to learn again: when it is old, an item is asked for, and after failures ever later, up to a minute or the first wait of a document. */
    public boolean isStale() {
        Instant now = clock.instant();
        Instant at = learnedAt;
        Instant begun = begunAt;
        boolean old = at == null || hasPassed(at, KEPT, now) || items.isAskedForMore();
        return old && (begun == null || hasPassed(begun, pause(), now));
    }

    /** Also when the clock was put back since, which may take longer to catch up than anybody should wait. */
    private static boolean hasPassed(Instant since, Duration wait, Instant now) {
        return since.isAfter(now) || !since.plus(wait).isAfter(now);
    }

    /** Learning begins; unless it ends well, the next time is later. */
    public void begin() {
        begunAt = clock.instant();
        failures = Math.min(failures + 1, LATEST);
    }

    /** Learning has ended well. */
    public void learned() {
        learnedAt = clock.instant();
        failures = 0;
        begunAt = null;
    }

    private Duration pause() {
        return Collections.min(List.of(
                FIRST_PAUSE.multipliedBy(1L << failures),
                LONGEST_PAUSE,
                settings.retry().first()));
    }

    /**
     * Looks at a failure: when something that was known is gone, or access is refused, everything is learned again before the next
     * document. So refused access stops all documents, not one after the other.
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
                Wire.text(metadata, "location"),
                taxNumber == null || taxNumber.isBlank() ? List.of() : List.of(compact(taxNumber)));
        language.learn(Wire.text(metadata, "language"));
        return organization().id();
    }

    /** Learns the chart of accounts; missing accounts of the settings are a fault that names them. */
    public void learnAccounts(String json) {
        chart.learn(json);
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

    /** The rate of the VAT a buyer owes in the seller's place: the setting's, else the standard rate where we are; null when unknown. */
    @Nullable
    BigDecimal reverseChargeRate() {
        BigDecimal set = settings.company().reverseChargeRate();
        return set != null ? set : StandardRates.of(organization().country());
    }

    /** The organisation's time zone; entries' dates are days in it. */
    ZoneId zone() {
        return organization().zone();
    }

    private Organization organization() {
        Organization known = organization;
        if (known == null) {
            throw notYet();
        }
        return known;
    }

    /** What is thrown while the ledger has not said what its books look like. */
    static NotYet notYet() {
        return new NotYet(
                Reason.REMOTE_UNAVAILABLE, Duration.ofSeconds(5), Sentence.of("bigcapital.books-not-known-yet"));
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

    private record Organization(
            String id, String name, String baseCurrency, ZoneId zone, @Nullable String country, List<String> vatIds) {}
}
