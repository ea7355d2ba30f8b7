package io.paperbridge.document;

import java.time.LocalDate;

/**
 * An entry with the exact payload that creates it as a draft. Its identity (kind, contact, number, date, total) decides whether an
 * entry found in the ledger is the same.
 *
 * @param kind what it is
 * @param reference our reference
 * @param number its number in the ledger
 * @param contactId its vendor or customer in the ledger
 * @param date its issue date
 * @param total the gross amount the ledger must show
 * @param payload the ledger's JSON, made by the mapping
 * @param post whether it is posted after the check, or stays a verified draft
 */
public record PreparedEntry(
        EntryKind kind,
        String reference,
        String number,
        long contactId,
        LocalDate date,
        Money total,
        String payload,
        boolean post) {

    /** An entry with its payload. */
    public static PreparedEntry of(Entry entry, String payload, boolean post) {
        return new PreparedEntry(
                entry.kind(),
                entry.reference(),
                entry.number(),
                entry.contactId(),
                entry.date(),
                entry.total(),
                payload,
                post);
    }
}
