package io.paperbridge.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry with the exact payload that creates it as a draft. Its identity (kind, contact, number, date, total) decides whether an
 * entry found in the ledger is the same.
 *
 * @param kind what it is
 * @param reference our reference
 * @param number its number in the ledger
 * @param contactId its vendor or customer in the ledger; 0 for an expense whose payee is not among the contacts
 * @param date its issue date
 * @param total the amount the ledger must show, in the document's currency
 * @param exchangeRate units of the base currency for one of the document's; null when it is in the base currency
 * @param payload the ledger's JSON, made by the mapping
 * @param post whether it is posted after the check, or stays a verified draft
 * @param accountId the account of its first line; null when it is not known
 * @param itemId the item of its first line; null when it is not known, or an expense has none
 */
public record PreparedEntry(
        EntryKind kind,
        String reference,
        String number,
        long contactId,
        LocalDate date,
        Money total,
        @Nullable BigDecimal exchangeRate,
        String payload,
        boolean post,
        @Nullable Long accountId,
        @Nullable Long itemId) {

    /** An entry with its payload. */
    public static PreparedEntry of(Entry entry, String payload, boolean post) {
        Entry.Line first = entry.lines().get(0);
        return new PreparedEntry(
                entry.kind(),
                entry.reference(),
                entry.number(),
                entry.contactId(),
                entry.date(),
                entry.total(),
                entry.exchangeRate(),
                payload,
                post,
                first.accountId(),
                entry.kind() == EntryKind.EXPENSE ? null : first.itemId());
    }
}
