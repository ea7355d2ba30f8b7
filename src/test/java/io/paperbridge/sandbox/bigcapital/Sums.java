package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a document, with this server's mistakes.
 *
 * @param currency the contact's
 * @param exchangeRate base units for one foreign unit; 1 unless given
 * @param amount the lines' sum from the numbers as sent
 * @param discount off the whole
 * @param discountType {@code amount} or {@code percentage}; null when not sent, which means percentage
 * @param adjustment added to the whole; invoices ignore it
 * @param inclusiveTax whether rates contain the native tax
 * @param tax the native tax; null when there never was one
 */
public record Sums(
        String currency,
        BigDecimal exchangeRate,
        BigDecimal amount,
        @Nullable BigDecimal discount,
        @Nullable String discountType,
        @Nullable BigDecimal adjustment,
        boolean inclusiveTax,
        @Nullable BigDecimal tax) {

    BigDecimal discountAmount() {
        if (discount == null) {
            return BigDecimal.ZERO;
        }
        return Objects.equals(discountType, "amount") ? discount : Numbers.percent(amount, discount);
    }

    /** Native tax is added only when it is already included; to credits it is never added. */
    BigDecimal total(VoucherKind kind) {
        BigDecimal total = amount.subtract(discountAmount());
        if (adjustment != null && kind != VoucherKind.SALE_INVOICE) {
            total = total.add(adjustment);
        }
        return inclusiveTax && tax != null && !kind.isCredit() ? total.add(tax) : total;
    }

    BigDecimal inBase(BigDecimal value) {
        return value.multiply(exchangeRate);
    }
}
