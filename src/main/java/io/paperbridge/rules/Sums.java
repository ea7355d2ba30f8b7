package io.paperbridge.rules;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Line;
import io.paperbridge.document.Reading;
import java.math.BigDecimal;

/** What the lines of a reading add up to. */
final class Sums {

    private Sums() {}

    /**
     * Whether the amounts of the lines contain their VAT: with allowances and charges they add up to the total with VAT, not to the one
     * without.
     */
    static boolean areWithVat(Reading reading) {
        BigDecimal net = reading.net();
        BigDecimal gross = reading.gross();
        if (net == null || gross == null || reading.lines().isEmpty() || net.compareTo(gross) == 0) {
            return false;
        }
        BigDecimal lines = reading.lines().stream().map(Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal more = reading.allowancesAndCharges().stream()
                .map(AllowanceCharge::signed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sum = lines.add(more);
        return sum.subtract(gross).abs().compareTo(sum.subtract(net).abs()) < 0;
    }
}
