package io.paperbridge.rules;

import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts between two bounds.
 *
 * <p>{@code > 100}, {@code >= 100}, {@code < 100}, {@code <= 100}, two of these as in {@code > 100, <= 500}, {@code 100..500} with both
 * ends in it, and {@code 100} alone.
 *
 * @param least the lower bound; null when there is none
 * @param leastIsIn whether the lower bound itself is in it
 * @param most the upper bound; null when there is none
 * @param mostIsIn whether the upper bound itself is in it
 */
record AmountRange(@Nullable BigDecimal least, boolean leastIsIn, @Nullable BigDecimal most, boolean mostIsIn) {

    private static final String NUMBER = "(\\d{1,15}(?:\\.\\d{1,6})?)";
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + "\\s*\\.\\.\\s*" + NUMBER);
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern FROM = Pattern.compile("(>=?)\\s*" + NUMBER);
    private static final Pattern TO = Pattern.compile("(<=?)\\s*" + NUMBER);
    private static final Pattern FROM_TO = Pattern.compile(FROM.pattern() + "\\s*,?\\s*" + TO.pattern());

    /**
     * The range as written.
     *
     * @throws WrongValue when it is none, or holds no amount
     */
    static AmountRange of(String written) {
        AmountRange range = parse(written.strip());
        if (range.isEmpty()) {
            throw new WrongValue(Sentence.of("rules.right-amount"));
        }
        return range;
    }

    /** Whether an amount is within it. */
    boolean holds(BigDecimal amount) {
        int above = least == null ? 1 : amount.compareTo(least);
        int below = most == null ? 1 : most.compareTo(amount);
        return (above > 0 || (leastIsIn && above == 0)) && (below > 0 || (mostIsIn && below == 0));
    }

    private static AmountRange parse(String written) {
        Matcher between = BETWEEN.matcher(written);
        if (between.matches()) {
            return new AmountRange(new BigDecimal(between.group(1)), true, new BigDecimal(between.group(2)), true);
        }
        if (ONE.matcher(written).matches()) {
            return new AmountRange(new BigDecimal(written), true, new BigDecimal(written), true);
        }
        Matcher from = FROM.matcher(written);
        if (from.matches()) {
            return new AmountRange(new BigDecimal(from.group(2)), from.group(1).length() == 2, null, false);
        }
        Matcher to = TO.matcher(written);
        if (to.matches()) {
            return new AmountRange(
                    null, false, new BigDecimal(to.group(2)), to.group(1).length() == 2);
        }
        Matcher both = FROM_TO.matcher(written);
        if (both.matches()) {
            return new AmountRange(
                    new BigDecimal(both.group(2)),
                    both.group(1).length() == 2,
                    new BigDecimal(both.group(4)),
                    both.group(3).length() == 2);
        }
        throw new WrongValue(Sentence.of("rules.right-amount"));
    }

    private boolean isEmpty() {
        if (least == null || most == null) {
            return false;
        }
        int order = least.compareTo(most);
        return order > 0 || (order == 0 && !(leastIsIn && mostIsIn));
    }
}
