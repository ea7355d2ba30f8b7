package io.paperbridge.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in a currency, exact to the currency's minor unit.
 *
 * <p>The scale is always that of the currency (ISO 4217: EUR 2, JPY 0, KWD 3), so equal amounts are equal records. An amount
 * with more decimals is refused; round it first, at a place that says why.
 *
 * @param amount the amount; negative allowed
 * @param currency the ISO 4217 currency
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "money needs a currency");
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /**
     * An amount with a currency code.
     *
     * @throws IllegalArgumentException when the code is no ISO 4217 code
     * @throws ArithmeticException when the amount has more decimals than the currency
     */
    public static Money of(BigDecimal amount, String currencyCode) {
        return new Money(amount, Currency.getInstance(currencyCode));
    }

    /** {@link #of(BigDecimal, String)} from a decimal literal, for example {@code Money.of("119.00", "EUR")}. */
    public static Money of(String amount, String currencyCode) {
        return of(new BigDecimal(amount), currencyCode);
    }

    /** No money of a currency. */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The sum; both must have one currency. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    /** The difference; both must have one currency. */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Whether the amount is zero. */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** The ISO 4217 code. */
    public String currencyCode() {
        return currency.getCurrencyCode();
    }

    /** The plain decimal with the currency's decimals, for example {@code 119.00}; never in scientific notation. */
    public String plain() {
        return amount.toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    /** For people: {@code 119.00 EUR}. */
    @Override
    public String toString() {
        return plain() + " " + currencyCode();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + this + " with " + other);
        }
    }
}
