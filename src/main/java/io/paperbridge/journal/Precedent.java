package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a document, so that later ones are measured by it.
 *
 * @param kind what it becomes
 * @param contactId the party in the ledger; null while it is not there
 * @param party what makes the party one: {@code vat:} and the VAT id, else {@code name:} and the folded name
 * @param foldedNumber the number, folded; null when it has none
 * @param date the issue date
 * @param gross the total
 * @param iban the account to pay to; null when none is printed, or when nobody is to learn it from this document
 */
public record Precedent(
        EntryKind kind,
        @Nullable Long contactId,
        String party,
        @Nullable String foldedNumber,
        LocalDate date,
        Money gross,
        @Nullable String iban) {}
