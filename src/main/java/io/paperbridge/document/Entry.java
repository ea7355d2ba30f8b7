package io.paperbridge.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is to stand in the books, before it is put into the ledger's own JSON.
 *
 * @param kind what it is
 * @param reference our reference, for example {@code PLX-17}
 * @param number its number: as printed, or with the vendor's suffix where another vendor holds the number; the reference for a
 *     receipt without number
 * @param contactId the vendor or customer in the ledger; 0 for an expense whose payee is not among the contacts
 * @param date the issue date
 * @param dueDate null when the document names none
 * @param total the amount the ledger must show, in the document's currency
 * @param exchangeRate units of the base currency for one of the document's; null when it is in the base currency
 * @param note what the entry says of its origin
 * @param placement where else it belongs
 * @param lines in the order they are booked; their amounts sum to the total
 */
public record Entry(
        EntryKind kind,
        String reference,
        String number,
        long contactId,
        LocalDate date,
        @Nullable LocalDate dueDate,
        Money total,
        @Nullable BigDecimal exchangeRate,
        String note,
        Placement placement,
        List<Line> lines) {

    public Entry {
        lines = List.copyOf(lines);
        BigDecimal sum = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(total.amount()) != 0) {
            throw new IllegalArgumentException(
                    "entry " + reference + ": lines sum to " + sum.toPlainString() + ", not to " + total);
        }
    }

    /**
     * The canonical line: quantity 1, the amount as its rate, an explicit account.
     *
     * @param itemId the item in the ledger
     * @param accountId the account it is booked on
     * @param description what was printed, already cut to what the ledger stores
     * @param quantity 1, unless the printed quantity and price are exact
     * @param rate the amount of one; negative allowed
     */
    public record Line(long itemId, long accountId, String description, BigDecimal quantity, BigDecimal rate) {

        /** Quantity 1. */
        public Line(long itemId, long accountId, String description, BigDecimal rate) {
            this(itemId, accountId, description, BigDecimal.ONE, rate);
        }

        /** Quantity times rate. */
        public BigDecimal amount() {
            return quantity.multiply(rate);
        }
    }

    /**
     * Where an entry belongs beside its accounts; each the id in the ledger, null when it belongs nowhere.
     *
     * @param paidFrom the account an expense was paid from; null for the other kinds
     */
    public record Placement(
            @Nullable Long branchId, @Nullable Long warehouseId, @Nullable Long projectId, @Nullable Long paidFrom) {

        /** It belongs nowhere. */
        public static final Placement NONE = new Placement(null, null, null, null);
    }
}
