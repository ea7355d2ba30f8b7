package io.paperbridge.web.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money, exact: {@code {"amount": "119.00", "currency": "EUR"}}.
 *
 * @param amount with the decimals of its currency, or more where it needs them
 * @param currency the ISO 4217 code; left out when it was not read
 */
record AmountView(String amount, @Nullable String currency) {

    private static final int CENTS = 2;

    static @Nullable AmountView maybe(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : of(amount, currency);
    }

    static AmountView of(BigDecimal amount, @Nullable String currency) {
        BigDecimal bare = amount.stripTrailingZeros();
        BigDecimal shown = bare.setScale(Math.max(bare.scale(), decimals(currency)), RoundingMode.UNNECESSARY);
        return new AmountView(shown.toPlainString(), currency);
    }

    private static int decimals(@Nullable String currency) {
        try {
            return currency == null
                    ? CENTS
                    : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return CENTS;
        }
    }
}
