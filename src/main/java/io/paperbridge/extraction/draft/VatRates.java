package io.paperbridge.extraction.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rates at which VAT, GST or sales tax is charged, now or in the last years. */
public final class VatRates {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal HIGHEST = new BigDecimal("27.5");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static final Map<String, List<BigDecimal>> BY_COUNTRY = Map.ofEntries(
            rates("AT", "20 13 10"),
            rates("AU", "10"),
            rates("BE", "21 12 6"),
            rates("CH", "8.1 3.8 2.6 7.7 3.7 2.5 8"),
            rates("CZ", "21 15 12 10"),
            rates("DE", "19 7 16 5"),
            rates("DK", "25"),
            rates("ES", "21 10 4 5"),
            rates("FI", "25.5 24 14 13.5 10"),
            rates("FR", "20 10 5.5 2.1 19.6 8.5"),
            rates("GB", "20 5 17.5"),
            rates("IE", "23 13.5 9 21"),
            rates("IT", "22 10 5 4 21 20"),
            rates("LU", "17 16 14 13 8 7 3"),
            rates("MY", "6 8 10 5"),
            rates("NL", "21 9 6 19"),
            rates("NO", "25 15 12"),
            rates("PL", "23 8 5 22 7"),
            rates("PT", "23 13 6"),
            rates("SE", "25 12 6"),
            rates("SG", "9 8 7"));

    private static final List<BigDecimal> ANYWHERE =
            BY_COUNTRY.values().stream().flatMap(List::stream).distinct().toList();

    private VatRates() {}

    private static Map.Entry<String, List<BigDecimal>> rates(String country, String rates) {
        return Map.entry(
                country,
                Arrays.stream(rates.split(" ", -1)).map(BigDecimal::new).toList());
    }

    /** Whether the tax may be charged on the net at all, at one rate or at several. */
    public static boolean isPlausible(BigDecimal net, BigDecimal tax) {
        if (tax.signum() == 0) {
            return true;
        }
        BigDecimal most = net.multiply(HIGHEST).divide(HUNDRED, 4, RoundingMode.HALF_UP);
        return net.signum() == tax.signum() && tax.abs().compareTo(most.abs()) <= 0;
    }

    /** Whether the tax is charged on the whole net at one rate of the country, of any country when it is not known. */
    public static boolean isKnown(BigDecimal net, BigDecimal tax, @Nullable String country) {
        List<BigDecimal> rates = country == null ? ANYWHERE : BY_COUNTRY.getOrDefault(country, ANYWHERE);
        return net.signum() == tax.signum()
                && net.signum() != 0
                && rates.stream()
                        .anyMatch(rate ->
                                Sums.within(net.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP), tax, CENT));
    }
}
