package io.paperbridge.sandbox.bigcapital;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What tests choose of the organization the sandbox keeps the books of, and of how fragile its server is; the rest is always the same.
 *
 * @param language as set in the organization's preferences
 * @param taxNumber the VAT id, if it is filled in
 * @param checkTime how long a create takes between its check for duplicates and its insert
 * @param postingTime how long a posting is under way; two that overlap lose one of them
 * @param linksAllKinds a newer server that links attachments to all kinds, not to sale invoices only
 * @param built false while the organization's database is not there yet: every call on the books is refused
 */
public record BigCapitalSettings(
        String language,
        @Nullable String taxNumber,
        Duration checkTime,
        Duration postingTime,
        boolean linksAllKinds,
        boolean built) {

    private static final String API_KEY = "bc_" + "5a".repeat(48);

    /** A German trading company on a server that postings take 30 ms of. */
    public static BigCapitalSettings defaults() {
        return new BigCapitalSettings("en", null, Duration.ofMillis(5), Duration.ofMillis(30), false, true);
    }

    /** The same with other times. */
    public BigCapitalSettings withTimes(Duration newCheckTime, Duration newPostingTime) {
        return new BigCapitalSettings(language, taxNumber, newCheckTime, newPostingTime, linksAllKinds, built);
    }

    /** The same with a VAT id. */
    public BigCapitalSettings withTaxNumber(String newTaxNumber) {
        return new BigCapitalSettings(language, newTaxNumber, checkTime, postingTime, linksAllKinds, built);
    }

    /** The same on a newer server, which links attachments to all kinds. */
    public BigCapitalSettings linkingAllKinds() {
        return new BigCapitalSettings(language, taxNumber, checkTime, postingTime, true, built);
    }

    /** The same before the organization's database was built. */
    public BigCapitalSettings notBuilt() {
        return new BigCapitalSettings(language, taxNumber, checkTime, postingTime, linksAllKinds, false);
    }

    /** The same with another language. */
    public BigCapitalSettings withLanguage(String newLanguage) {
        return new BigCapitalSettings(newLanguage, taxNumber, checkTime, postingTime, linksAllKinds, built);
    }

    /** The organization's name. */
    public String organization() {
        return "Beispiel Handels GmbH";
    }

    /** What the header {@code organization-id} must say when signed in with a password. */
    public String organizationId() {
        return "sandbox1organization";
    }

    /** ISO 4217. */
    public String baseCurrency() {
        return "EUR";
    }

    /** IANA. */
    public String timezone() {
        return "Europe/Berlin";
    }

    /** The one user. */
    public String email() {
        return "books@beispiel.example";
    }

    /** The user's password. */
    public String password() {
        return "sandbox-password";
    }

    /** The user's key. */
    public String apiKey() {
        return API_KEY;
    }

    /** How many postings at once the server survives. */
    public int postingsUntilDown() {
        return 8;
    }
}
