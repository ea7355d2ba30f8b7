package io.paperbridge.rates;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rates of the settings, by currency and first day.
 *
 * <p>Worked example: {@code USD: {2026-10-01: 0.92, 2026-11-01: 0.93}} gives 0.92 for 31 October, 0.93 for 1 November and nothing for
 * 30 September.
 */
record FixedRates(Map<String, NavigableMap<LocalDate, BigDecimal>> byCurrency) {

    /** The day of a rate that holds for all days. */
    static final LocalDate ALWAYS = LocalDate.EPOCH;

    /**
     * The table.
     *
     * @param setting its name, for messages
     * @throws IllegalArgumentException naming the entry that is wrong
     */
    static FixedRates of(String setting, Map<String, Object> table) {
        Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
        table.forEach((key, value) -> {
            String code = key.strip().toUpperCase(Locale.ROOT);
            String name = setting + "." + key;
            if (!isCurrency(code)) {
                throw new IllegalArgumentException(
                        name + ": " + key + " is no ISO 4217 code; write for example USD: 0.92.");
            }
            NavigableMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
            if (value instanceof Map<?, ?> dated) {
                dated.forEach((day, rate) -> byDay.put(day(name, String.valueOf(day)), rate(name + "." + day, rate)));
            } else {
                byDay.put(ALWAYS, rate(name, value));
            }
            rates.put(code, byDay);
        });
        return new FixedRates(rates);
    }

    /** The currencies it has rates for. */
    Set<String> currencies() {
        return byCurrency.keySet();
    }

    /** The rate of a day with the day it holds from, or {@link #ALWAYS}; null when there is none. */
    Map.@Nullable Entry<LocalDate, BigDecimal> on(String currency, LocalDate day) {
        NavigableMap<LocalDate, BigDecimal> rates = byCurrency.get(currency);
        return rates == null ? null : rates.floorEntry(day);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private static LocalDate day(String name, String text) {
        try {
            return text.length() == 7 ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text);
        } catch (DateTimeException e) { // what is said at the start is the root of the causes
            throw new IllegalArgumentException(
                    name + ": " + text + " is no day; write for example 2026-10-01 or 2026-10.");
        }
    }

    private static BigDecimal rate(String name, @Nullable Object value) {
        BigDecimal rate;
        try {
            rate = new BigDecimal(String.valueOf(value).strip()).stripTrailingZeros();
        } catch (NumberFormatException e) { // the same
            throw new IllegalArgumentException(name + ": " + value + " is no number; write for example 0.92.");
        }
        if (!FoundRate.isStorable(rate) || rate.scale() > FoundRate.DECIMALS) {
            throw new IllegalArgumentException(name + ": " + rate.toPlainString()
                    + " must be above 0 and below 10000 and have at most nine decimals, as BigCapital stores rates.");
        }
        return rate.scale() < 0 ? rate.setScale(0) : rate;
    }
}
