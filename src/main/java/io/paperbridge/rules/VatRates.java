package io.paperbridge.rules;

import io.paperbridge.document.Reading;
import io.paperbridge.document.VatBreakdown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The VAT of an invoice by rate; where the document shows only a total, the one rate that makes it. */
final class VatRates {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal HALVES = new BigDecimal("2");
    private static final int CENTS = 2;

    private VatRates() {}

    /**
     * The breakdown of a reading, else one row over the whole.
     *
     * <p>Worked example: net 100.00 and VAT 19.00 give S, 19 %, 100.00, 19.00; net 100.00 and VAT 13.37 give no rate.
     */
    static List<VatBreakdown> of(Reading reading, BigDecimal net, BigDecimal tax) {
        if (!reading.vatBreakdown().isEmpty() || tax.signum() == 0) {
            return reading.vatBreakdown();
        }
        return List.of(new VatBreakdown("S", rate(net, tax, smallest(reading.currency())), net, tax));
    }

    /** The currency's smallest unit. */
    private static BigDecimal smallest(@Nullable String currency) {
        try {
            return BigDecimal.valueOf(
                    1, currency == null ? CENTS : Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return BigDecimal.valueOf(1, CENTS);
        }
    }

    /** A whole or half rate that gives the tax to the currency's smallest unit; null when there is none. */
    private static @Nullable BigDecimal rate(BigDecimal net, BigDecimal tax, BigDecimal smallest) {
        if (net.signum() == 0) {
            return null;
        }
        BigDecimal halves = tax.multiply(HUNDRED).multiply(HALVES).divide(net, 0, RoundingMode.HALF_UP);
        BigDecimal rate = halves.divide(HALVES, 1, RoundingMode.UNNECESSARY);
        BigDecimal expected = net.multiply(rate).divide(HUNDRED, 4, RoundingMode.HALF_UP);
        if (rate.signum() <= 0 || expected.subtract(tax).abs().compareTo(smallest) > 0) {
            return null;
        }
        return rate.stripTrailingZeros().scale() < 1 ? rate.setScale(0, RoundingMode.UNNECESSARY) : rate;
    }
}
