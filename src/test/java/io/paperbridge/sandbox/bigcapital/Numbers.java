package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers as they are sent and as the columns keep them. */
final class Numbers {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TOO_LARGE = new BigDecimal("10000000000");

    private Numbers() {}

    static Optional<Long> whole(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** A number, or text that is one; null for anything else. */
    static @Nullable BigDecimal lenient(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isTextual() && node.textValue().trim().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)")) {
            return new BigDecimal(node.textValue().trim());
        }
        return null;
    }

    /** An amount column keeps 10 digits before and 3 after the point; more before it is a server error. */
    static BigDecimal amount(BigDecimal value) {
        return column(value, 3);
    }

    static BigDecimal column(BigDecimal value, int decimals) {
        BigDecimal stored = value.setScale(decimals, RoundingMode.HALF_UP);
        if (stored.abs().compareTo(TOO_LARGE) >= 0) {
            throw Refusal.internal();
        }
        return stored;
    }

    static BigDecimal percent(BigDecimal of, BigDecimal percentage) {
        return of.multiply(percentage).divide(HUNDRED, 10, RoundingMode.HALF_UP);
    }
}
