package io.paperbridge.journal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts as the journal's columns hold them: 15 digits before the point, 4 behind. */
final class Amounts {

    private static final int SCALE = 4;
    private static final int INTEGER_DIGITS = 15;

    private Amounts() {}

    /** The amount at the column's scale; null for null and for what no column holds, which is doubted elsewhere. */
    static @Nullable BigDecimal storable(@Nullable BigDecimal amount) {
        if (amount == null || amount.precision() - amount.scale() > INTEGER_DIGITS || amount.scale() > 100) {
            return null;
        }
        return amount.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
