package io.paperbridge.journal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What earlier documents of the same party show; documents that ended in review, parked or discarded without an entry do not count.
 *
 * @param accounts the accounts the party was paid to, the latest first, each once
 * @param alike documents of the same party with the same total, in the order they came
 */
public record Earlier(List<Account> accounts, List<Alike> alike) {

    public Earlier {
        accounts = List.copyOf(accounts);
        alike = List.copyOf(alike);
    }

    /**
     * An account and where it is known from.
     *
     * @param iban the account
     * @param paperlessId the latest document that names it
     * @param date that document's date
     */
    public record Account(String iban, long paperlessId, LocalDate date) {}

    /**
     * Another document with the same total.
     *
     * @param paperlessId its id in Paperless
     * @param reference our reference of it
     * @param number its number as printed; null when it has none
     * @param foldedNumber the same, folded
     * @param date its date
     */
    public record Alike(
            long paperlessId,
            String reference,
            @Nullable String number,
            @Nullable String foldedNumber,
            LocalDate date) {}
}
