package io.paperbridge.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the numbers of one vendor look.
 *
 * <p>Worked example: of RE-2026-0041 and RE-2026-0042 it is {@code RE-####-####}. RE-2027-1 fits it, KD-4711 and 20260042 do not. Numbers
 * of digits alone fit when they are as long, or one digit longer. Letters are compared at the beginning only: elsewhere they are often
 * those of a place or a month.
 *
 * @param runs the parts, from left to right
 */
public record NumberPattern(List<Run> runs) {

    private static final int FEWEST = 2;
    private static final Pattern RUN = Pattern.compile("\\p{L}+|[0-9]+|[^\\p{L}0-9]");
    private static final String ANY_LETTERS = "A";

    public NumberPattern {
        runs = List.copyOf(runs);
    }

    /** Letters, digits, or a sign. */
    enum Kind {
        LETTERS,
        DIGITS,
        SIGN
    }

    /**
     * A part of a number.
     *
     * @param kind what it consists of
     * @param text what is always there; {@code A} for letters that may vary, and one example of digits
     * @param shortest its least length
     * @param longest its greatest length
     */
    record Run(Kind kind, String text, int shortest, int longest) {

        private boolean isLike(Run other) {
            return kind == other.kind && (kind != Kind.SIGN || text.equals(other.text));
        }

        private Run with(Run other) {
            boolean varies = kind == Kind.LETTERS && !text.equals(other.text);
            return new Run(
                    kind,
                    varies ? ANY_LETTERS : text,
                    Math.min(shortest, other.shortest),
                    Math.max(longest, other.longest));
        }

        private boolean fits(Run found, boolean alone) {
            return isLike(found)
                    && switch (kind) {
                        case SIGN -> true;
                        case LETTERS -> text.equals(ANY_LETTERS) || text.equals(found.text);
                        case DIGITS -> found.longest <= longest + 1 && (!alone || found.shortest >= shortest);
                    };
        }

        private String shown() {
            return kind == Kind.DIGITS ? "#".repeat(longest) : text;
        }
    }

    /** What all numbers have in common; empty when these are fewer than two, differ in kind, or have no digits. */
    public static Optional<NumberPattern> of(List<String> numbers) {
        if (numbers.size() < FEWEST) {
            return Optional.empty();
        }
        List<Run> common = runsOf(numbers.get(0));
        for (String number : numbers) {
            List<Run> other = runsOf(number);
            if (!areLike(common, other)) {
                return Optional.empty();
            }
            List<Run> both = new ArrayList<>();
            for (int i = 0; i < other.size(); i++) {
                both.add(common.get(i).with(other.get(i)));
            }
            common = both;
        }
        boolean counts = common.stream().anyMatch(run -> run.kind() == Kind.DIGITS);
        return counts ? Optional.of(new NumberPattern(common)) : Optional.empty();
    }

    /** Whether a number looks so. */
    public boolean fits(String number) {
        List<Run> found = runsOf(number);
        boolean fits = found.size() == runs.size();
        for (int i = 0; fits && i < found.size(); i++) {
            fits = runs.get(i).fits(found.get(i), runs.size() == 1);
        }
        return fits;
    }

    /** For people: {@code RE-####-####}. */
    @Override
    public String toString() {
        return runs.stream().map(Run::shown).collect(Collectors.joining());
    }

    private static boolean areLike(List<Run> one, List<Run> other) {
        boolean like = one.size() == other.size();
        for (int i = 0; like && i < one.size(); i++) {
            like = one.get(i).isLike(other.get(i));
        }
        return like;
    }

    /** Without regard to case, blanks and the kind of dash. */
    private static List<Run> runsOf(String number) {
        List<Run> runs = new ArrayList<>();
        String plain = number.replaceAll("\\s", "").replaceAll("\\p{Pd}", "-").toUpperCase(Locale.ROOT);
        Matcher matcher = RUN.matcher(plain);
        while (matcher.find()) {
            String text = matcher.group();
            Kind kind = Character.isLetter(text.codePointAt(0))
                    ? Kind.LETTERS
                    : Character.isDigit(text.charAt(0)) ? Kind.DIGITS : Kind.SIGN;
            boolean suffix = kind == Kind.LETTERS && !runs.isEmpty();
            runs.add(new Run(kind, suffix ? ANY_LETTERS : text, text.length(), text.length()));
        }
        return runs;
    }
}
