package io.paperbridge.bigcapital;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The standard VAT rates of countries where a buyer may owe the VAT in the seller's place.
 *
 * <p>Source: the European Commission's "VAT rates applied in the Member States", and the tax offices of GB, CH and NO; as of 2026.
 */
final class StandardRates {

    private static final Map<String, String> RATES = Map.ofEntries(
            Map.entry("AT", "20"),
            Map.entry("BE", "21"),
            Map.entry("BG", "20"),
            Map.entry("CH", "8.1"),
            Map.entry("CY", "19"),
            Map.entry("CZ", "21"),
            Map.entry("DE", "19"),
            Map.entry("DK", "25"),
            Map.entry("EE", "24"),
            Map.entry("ES", "21"),
            Map.entry("FI", "25.5"),
            Map.entry("FR", "20"),
            Map.entry("GB", "20"),
            Map.entry("GR", "24"),
            Map.entry("HR", "25"),
            Map.entry("HU", "27"),
            Map.entry("IE", "23"),
            Map.entry("IT", "22"),
            Map.entry("LT", "21"),
            Map.entry("LU", "17"),
            Map.entry("LV", "21"),
            Map.entry("MT", "18"),
            Map.entry("NL", "21"),
            Map.entry("NO", "25"),
            Map.entry("PL", "23"),
            Map.entry("PT", "23"),
            Map.entry("RO", "21"),
            Map.entry("SE", "25"),
            Map.entry("SI", "22"),
            Map.entry("SK", "23"));

    private StandardRates() {}

    /** The standard rate of a country in percent; null when it is not known. */
    static @Nullable BigDecimal of(@Nullable String country) {
        String rate = country == null ? null : RATES.get(country.toUpperCase(Locale.ROOT));
        return rate == null ? null : new BigDecimal(rate);
    }
}
