package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's bill.
 *
 * @param id given by the server
 * @param vendorId whose bill
 * @param number unique over all vendors
 * @param date of the bill
 * @param dueDate when it is to be paid
 * @param reference free for other systems
 * @param note free text
 * @param currency the vendor's
 * @param exchangeRate base units for one foreign unit; 1 unless given
 * @param branchId the branch, once branches are on
 * @param amount the lines' sum from the numbers as sent
 * @param discount off the whole
 * @param discountType {@code amount} or {@code percentage}
 * @param adjustment added to the whole
 * @param inclusiveTax whether rates contain the native tax
 * @param taxWithheld the native tax; null when there never was one
 * @param paid what was paid on it
 * @param openedOn when it was posted; null while it is a draft
 * @param lines at least one
 */
public record Bill(
        long id,
        long vendorId,
        String number,
        LocalDate date,
        @Nullable LocalDate dueDate,
        @Nullable String reference,
        @Nullable String note,
        String currency,
        BigDecimal exchangeRate,
        @Nullable Long branchId,
        BigDecimal amount,
        @Nullable BigDecimal discount,
        String discountType,
        @Nullable BigDecimal adjustment,
        boolean inclusiveTax,
        @Nullable BigDecimal taxWithheld,
        BigDecimal paid,
        @Nullable LocalDate openedOn,
        List<Line> lines) {

    /** Posted, no longer a draft. */
    public boolean isOpen() {
        return openedOn != null;
    }

    /** What the vendor gets, as this server computes it: native tax is added only when it is already included. */
    public BigDecimal total() {
        BigDecimal total = amount.subtract(discountAmount());
        total = adjustment == null ? total : total.add(adjustment);
        return inclusiveTax && taxWithheld != null ? total.add(taxWithheld) : total;
    }

    BigDecimal discountAmount() {
        if (discount == null) {
            return BigDecimal.ZERO;
        }
        return discountType.equals("percentage") ? Numbers.percent(amount, discount) : discount;
    }

    /** What is still to be paid. */
    public BigDecimal due() {
        return total().subtract(paid).max(BigDecimal.ZERO);
    }

    Bill openedOn(LocalDate day) {
        return new Bill(
                id,
                vendorId,
                number,
                date,
                dueDate,
                reference,
                note,
                currency,
                exchangeRate,
                branchId,
                amount,
                discount,
                discountType,
                adjustment,
                inclusiveTax,
                taxWithheld,
                paid,
                day,
                lines);
    }
}
