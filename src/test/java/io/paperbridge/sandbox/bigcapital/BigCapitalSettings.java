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
        int postingsUntilDown) {

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
                8);
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
                postingsUntilDown);
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
                postingsUntilDown);
    }
}
