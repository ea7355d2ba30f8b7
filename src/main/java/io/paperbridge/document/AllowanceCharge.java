package io.paperbridge.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An allowance (BG-20) or charge (BG-21) on the whole document.
 *
 * @param charge true for a charge, false for an allowance
 * @param amount the amount without VAT, positive as printed
 * @param reason the printed reason; null when none
 * @param vatCategory the VAT category code; null when not printed
 * @param vatRate the VAT rate in percent; null when not printed
 */
public record AllowanceCharge(
        boolean charge,
        BigDecimal amount,
        @Nullable String reason,
        @Nullable String vatCategory,
        @Nullable BigDecimal vatRate) {

    /** The amount with the sign it has in the net total: a charge adds, an allowance takes away. */
    public BigDecimal signed() {
        return charge ? amount : amount.negate();
    }
}
