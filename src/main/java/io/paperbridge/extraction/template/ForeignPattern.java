package io.paperbridge.extraction.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that somebody else has written, in Python's dialect.
 *
 * <p>It runs in re2j, whose time grows with the text and no faster; what re2j does not know (look-around, back references) runs in the
 * JDK under a {@link Deadline}.
 */
final class ForeignPattern {

    private final Dialect dialect;
    private final com.google.re2j.@Nullable Pattern linear;
    private final @Nullable Pattern backtracking;

    private ForeignPattern(Dialect dialect, com.google.re2j.@Nullable Pattern linear, @Nullable Pattern backtracking) {
        this.dialect = dialect;
        this.linear = linear;
        this.backtracking = backtracking;
    }

    /**
     * A match.
     *
     * @param start where it begins in the text
     * @param end behind its last character
     * @param groups what each group holds, the whole match first; null for a group that took no part
     * @param names the number of each named group
     */
    record Found(int start, int end, List<@Nullable String> groups, Map<String, Integer> names) {

        /** The first group that holds something; the whole match of an expression without groups. */
        String value() {
            for (int group = 1; group < groups.size(); group++) {
                String held = groups.get(group);
                if (held != null && !held.isEmpty()) {
                    return held;
                }
            }
            return String.valueOf(groups.get(0));
        }

        /** What a named group holds; null when it holds nothing. */
        @Nullable
        String named(String name) {
            Integer group = names.get(name);
            return group == null ? null : groups.get(group);
        }
    }

    /**
     * @throws PatternSyntaxException when it is no regular expression
     */
    static ForeignPattern compile(String written) {
        Dialect dialect = Dialect.of(written);
        try {
            return new ForeignPattern(dialect, com.google.re2j.Pattern.compile(dialect.forRe2j()), null);
        } catch (com.google.re2j.PatternSyntaxException unknown) {
            return new ForeignPattern(
                    dialect, null, Pattern.compile(dialect.forJdk(), Pattern.UNICODE_CHARACTER_CLASS));
        }
    }

    /** Whether it matches anywhere. */
    boolean isIn(String text, Deadline deadline) {
        return !find(text, 1, deadline).isEmpty();
    }

    /**
     * The matches from the beginning of the text.
     *
     * @throws Deadline.Passed when it takes too long
     */
    List<Found> find(String text, int most, Deadline deadline) {
        deadline.check();
        return linear != null ? findLinear(linear, text, most) : findBacktracking(text, most, deadline);
    }

    /** The text with each match replaced; {@code \1} and {@code \g<name>} stand for what a group holds. */
    String replaceIn(String text, String replacement, Deadline deadline) {
        StringBuilder replaced = new StringBuilder();
        int last = 0;
        for (Found found : find(text, Integer.MAX_VALUE, deadline)) {
            replaced.append(text, last, found.start()).append(Dialect.filledIn(replacement, found));
            last = found.end();
        }
        return replaced.append(text, last, text.length()).toString();
    }

    private List<Found> findLinear(com.google.re2j.Pattern pattern, String text, int most) {
        List<Found> all = new ArrayList<>();
        com.google.re2j.Matcher matcher = pattern.matcher(text);
        while (all.size() < most && matcher.find()) {
            List<@Nullable String> groups = new ArrayList<>();
            for (int group = 0; group <= matcher.groupCount(); group++) {
                groups.add(matcher.group(group));
            }
            all.add(new Found(matcher.start(), matcher.end(), groups, dialect.names()));
        }
        return all;
    }

    private List<Found> findBacktracking(String text, int most, Deadline deadline) {
        List<Found> all = new ArrayList<>();
        if (backtracking == null) {
            return all;
        }
        java.util.regex.Matcher matcher = backtracking.matcher(deadline.over(text));
        while (all.size() < most && matcher.find()) {
            List<@Nullable String> groups = new ArrayList<>();
            for (int group = 0; group <= matcher.groupCount(); group++) {
                groups.add(matcher.group(group));
            }
            all.add(new Found(matcher.start(), matcher.end(), groups, dialect.names()));
        }
        return all;
    }
}
