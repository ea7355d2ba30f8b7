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
 * @param number its number: as printed, or with the vendor's suffix where another vendor holds the number
 * @param contactId the vendor or customer in the ledger
 * @param date the issue date
 * @param dueDate null when the document names none
 * @param total the gross amount the ledger must show
 * @param note what the entry says of its origin
 * @param lines in the order they are booked; their rates sum to the total
 */
public record Entry(
        EntryKind kind,
        String reference,
        String number,
        long contactId,
        LocalDate date,
        @Nullable LocalDate dueDate,
        Money total,
        String note,
        List<Line> lines) {

    public Entry {
        lines = List.copyOf(lines);
        BigDecimal sum = lines.stream().map(Line::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
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
     * @param rate the amount; negative allowed
     */
    public record Line(long itemId, long accountId, String description, BigDecimal rate) {}
}
