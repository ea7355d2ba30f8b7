package io.paperbridge.extraction.draft;

import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** ISO 4217 codes that money exists in. */
public final class Currencies {

    private Currencies() {}

    /** The code in upper case; null when there is no such money (XXX, precious metals and test codes among them). */
    public static @Nullable String known(String code) {
        try {
            Currency currency = Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
            return currency.getDefaultFractionDigits() < 0 ? null : currency.getCurrencyCode();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** How many decimals amounts in a currency have. */
    public static int decimals(String knownCode) {
        return Currency.getInstance(knownCode).getDefaultFractionDigits();
    }
}
