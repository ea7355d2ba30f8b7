package io.paperbridge.sandbox.bigcapital;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The organization the sandbox keeps the books of, and how fragile its server is.
 *
 * @param organization its name
 * @param organizationId what the header {@code organization-id} must say when signed in with a password
 * @param baseCurrency ISO 4217
 * @param timezone IANA
 * @param language as set in the organization's preferences
 * @param taxNumber the VAT id, if it is filled in
 * @param email the one user
 * @param password the user's password
 * @param apiKey the user's key
 * @param checkTime how long a create takes between its check for duplicates and its insert
 * @param postingTime how long a posting is under way; two that overlap lose one of them
 * @param postingsUntilDown how many postings at once the server survives
 * @param linksAllKinds a newer server that links attachments to all kinds, not to sale invoices only
 * @param built false while the organization's database is not there yet: every call on the books is refused
 */
public record BigCapitalSettings(
        String organization,
        String organizationId,
        String baseCurrency,
        String timezone,
        String language,
        @Nullable String taxNumber,
        String email,
        String password,
        String apiKey,
        Duration checkTime,
        Duration postingTime,
        int postingsUntilDown,
        boolean linksAllKinds,
        boolean built) {

    /** A German trading company on a server that postings take 30 ms of. */
    public static BigCapitalSettings defaults() {
        return new BigCapitalSettings(
                "Beispiel Handels GmbH",
                "sandbox1organization",
                "EUR",
                "Europe/Berlin",
                "en",
                null,
                "books@beispiel.example",
                "sandbox-password",
                "bc_" + "5a".repeat(48),
                Duration.ofMillis(5),
                Duration.ofMillis(30),
                8,
                false,
                true);
    }

    /** The same with other times. */
    public BigCapitalSettings withTimes(Duration newCheckTime, Duration newPostingTime) {
        return new BigCapitalSettings(
                organization,
                organizationId,
                baseCurrency,
                timezone,
                language,
                taxNumber,
                email,
                password,
                apiKey,
                newCheckTime,
                newPostingTime,
                postingsUntilDown,
                linksAllKinds,
                built);
    }

    /** The same with a VAT id. */
    public BigCapitalSettings withTaxNumber(String newTaxNumber) {
        return new BigCapitalSettings(
                organization,
                organizationId,
                baseCurrency,
                timezone,
                language,
                newTaxNumber,
                email,
                password,
                apiKey,
                checkTime,
                postingTime,
                postingsUntilDown,
                linksAllKinds,
                built);
    }

    /** The same on a newer server, which links attachments to all kinds. */
    public BigCapitalSettings linkingAllKinds() {
        return new BigCapitalSettings(
                organization,
                organizationId,
                baseCurrency,
                timezone,
                language,
                taxNumber,
                email,
                password,
                apiKey,
                checkTime,
                postingTime,
                postingsUntilDown,
                true,
                built);
    }

    /** The same before the organization's database was built. */
    public BigCapitalSettings notBuilt() {
        return new BigCapitalSettings(
                organization,
                organizationId,
                baseCurrency,
                timezone,
                language,
                taxNumber,
                email,
                password,
                apiKey,
                checkTime,
                postingTime,
                postingsUntilDown,
                linksAllKinds,
                false);
    }

    /** The same with another language. */
    public BigCapitalSettings withLanguage(String newLanguage) {
        return new BigCapitalSettings(
                organization,
                organizationId,
                baseCurrency,
                timezone,
                newLanguage,
                taxNumber,
                email,
                password,
                apiKey,
                checkTime,
                postingTime,
                postingsUntilDown,
                linksAllKinds,
                built);
    }
}
