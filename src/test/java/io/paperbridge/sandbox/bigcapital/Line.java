package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One line of a document, as stored: the rate with 5 decimals, the quantity with 3, the discount a whole number.
 *
 * @param id of the line; an edited document has new ones
 * @param index its place, from 1
 * @param itemId the item
 * @param description free text
 * @param rate price of one
 * @param quantity how many
 * @param discount percent or amount off
 * @param discountType {@code percentage} or {@code amount}
 * @param accountId where the line is booked; {@link #NOWHERE} when neither line nor item has an account
 * @param accountGiven whether the line named the account itself
 * @param otherAccountId the account of the other side, kept and never used
 * @param taxRateId a native tax rate
 * @param taxRate its percentage
 * @param inclusiveTax whether the rate contains the tax
 */
public record Line(
        long id,
        int index,
        long itemId,
        @Nullable String description,
        BigDecimal rate,
        BigDecimal quantity,
        @Nullable BigDecimal discount,
        String discountType,
        long accountId,
        boolean accountGiven,
        @Nullable Long otherAccountId,
        @Nullable Long taxRateId,
        @Nullable BigDecimal taxRate,
        boolean inclusiveTax) {

    /** No account at all: such a row breaks the reports of this server. */
    public static final long NOWHERE = 0;

    /** Rate times quantity. */
    public BigDecimal amount() {
        return rate.multiply(quantity);
    }

    BigDecimal discountAmount() {
        if (discount == null) {
            return BigDecimal.ZERO;
        }
        return discountType.equals("percentage") ? Numbers.percent(amount(), discount) : discount;
    }

    BigDecimal taxAmount() {
        if (taxRate == null) {
            return BigDecimal.ZERO;
        }
        return inclusiveTax
                ? amount().multiply(taxRate).divide(Numbers.HUNDRED.add(taxRate), 10, RoundingMode.HALF_UP)
                : Numbers.percent(amount(), taxRate);
    }

    BigDecimal withTax() {
        return inclusiveTax ? amount() : amount().add(taxAmount());
    }

    BigDecimal withoutTax() {
        return inclusiveTax ? amount().subtract(taxAmount()) : amount();
    }
}
