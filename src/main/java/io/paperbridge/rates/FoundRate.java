package io.paperbridge.rates;

import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a document's currency is worth in the base currency.
 *
 * @param rate base units for one foreign unit, as BigCapital stores it: above 0, below 10,000, at most nine decimals
 * @param day the day the rate is of; null when it holds for all days
 * @param published whether the European Central Bank says so; else the settings do
 */
public record FoundRate(BigDecimal rate, @Nullable LocalDate day, boolean published) {

    /** BigCapital stores rates as decimal(13,9). */
    static final int DECIMALS = 9;

    private static final BigDecimal TOO_LARGE = new BigDecimal("10000");

    public FoundRate {
        if (!isStorable(rate) || rate.scale() > DECIMALS) {
            throw new IllegalArgumentException("BigCapital cannot store the rate " + rate.toPlainString());
        }
    }

    /** Whether BigCapital can store a rate that is rounded to nine decimals. */
    static boolean isStorable(BigDecimal rate) {
        return rate.signum() > 0 && rate.compareTo(TOO_LARGE) < 0;
    }

    /** The line in the entry's note and in the journal, for example {@code Rate 0.92 of 2026-10-01, ECB}. */
    public Sentence sentence() {
        if (day == null) {
            return Sentence.of("rates.used-always", rate);
        }
        return Sentence.of(published ? "rates.used" : "rates.used-fixed", rate, day);
    }
}
