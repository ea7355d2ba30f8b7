package io.paperbridge.document;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Entries that are wanted in the books, for tests. */
public final class Entries {

    /** The day all of them were issued. */
    public static final LocalDate ISSUED = LocalDate.of(2026, 10, 1);

    private Entries() {}

    /** Bill R-17 of vendor 12 over 119.00 EUR, posted after its check. */
    public static PreparedEntry bill(String reference) {
        return bill(reference, "R-17", 12);
    }

    /** A bill over 119.00 EUR, posted after its check. */
    public static PreparedEntry bill(String reference, String number, long vendorId) {
        return prepared(EntryKind.BILL, reference, number, vendorId, true);
    }

    /** Bill R-17 of vendor 12 over 119.00 EUR that stays a draft. */
    public static PreparedEntry draft(String reference) {
        return prepared(EntryKind.BILL, reference, "R-17", 12, false);
    }

    /** The same with another payload. */
    public static PreparedEntry withPayload(PreparedEntry entry, String payload) {
        return new PreparedEntry(
                entry.kind(),
                entry.reference(),
                entry.number(),
                entry.contactId(),
                entry.date(),
                entry.total(),
                entry.exchangeRate(),
                payload,
                entry.post(),
                entry.accountId(),
                entry.itemId());
    }

    /** The same amount in USD, at this rate. */
    public static PreparedEntry inDollars(PreparedEntry entry, String exchangeRate) {
        return new PreparedEntry(
                entry.kind(),
                entry.reference(),
                entry.number(),
                entry.contactId(),
                entry.date(),
                Money.of(entry.total().amount(), "USD"),
                new BigDecimal(exchangeRate),
                entry.payload(),
                entry.post(),
                entry.accountId(),
                entry.itemId());
    }

    /** Number R-17 of contact 12 over 119.00 EUR as another kind of entry. */
    public static PreparedEntry ofKind(EntryKind kind, String reference) {
        return ofKind(kind, reference, "R-17");
    }

    /** A number of contact 12 over 119.00 EUR as another kind of entry. */
    public static PreparedEntry ofKind(EntryKind kind, String reference, String number) {
        return prepared(kind, reference, number, 12, true);
    }

    private static PreparedEntry prepared(
            EntryKind kind, String reference, String number, long contactId, boolean post) {
        return new PreparedEntry(
                kind,
                reference,
                number,
                contactId,
                ISSUED,
                Money.of("119.00", "EUR"),
                null,
                "{\"reference_no\":\"" + reference + "\"}",
                post,
                null,
                null);
    }
}
