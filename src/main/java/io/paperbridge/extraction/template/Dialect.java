package io.paperbridge.extraction.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of Python's {@code re}, said in the words of re2j and of the JDK.
 *
 * <p>Python's names of groups, its end of text, its brackets within brackets and its letters, digits and blanks of all languages are
 * said otherwise there.
 *
 * @param forRe2j for re2j
 * @param forJdk for the JDK, with {@code UNICODE_CHARACTER_CLASS}
 * @param names the number of each named group
 */
record Dialect(String forRe2j, String forJdk, Map<String, Integer> names) {

    private static final Pattern NAMED = Pattern.compile("\\(\\?P<(\\w+)>");
    private static final Pattern AGAIN = Pattern.compile("\\(\\?P=(\\w+)\\)");
    private static final Pattern TIMES = Pattern.compile("\\{(?:(\\d+(?:,\\d*)?)|(,\\d+))\\}");
    private static final Pattern REPLACED = Pattern.compile("\\\\(?:g<(\\w+)>|(\\d{1,2}))");
    private static final Map<Character, String> WIDER = Map.of(
            'w', "\\p{L}\\p{M}\\p{N}_",
            'd', "\\p{Nd}",
            's',
                    "\\t\\n\\x{0B}\\f\\r \\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}");

    static Dialect of(String written) {
        Writer writer = new Writer(written);
        writer.write();
        return new Dialect(writer.re2j.toString(), writer.jdk.toString(), Map.copyOf(writer.names));
    }

    /** A replacement in Python's words with what the groups of a match hold. */
    static String filledIn(String replacement, ForeignPattern.Found found) {
        Matcher matcher = REPLACED.matcher(replacement);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            @Nullable String held = isNumber(name) ? group(found, Integer.parseInt(name)) : found.named(name);
            matcher.appendReplacement(filled, Matcher.quoteReplacement(held == null ? "" : held));
        }
        return matcher.appendTail(filled).toString();
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(Character::isDigit);
    }

    private static @Nullable String group(ForeignPattern.Found found, int number) {
        return number < found.groups().size() ? found.groups().get(number) : null;
    }

    /** Goes through an expression once. */
    private static final class Writer {

        private final String written;
        private final StringBuilder re2j = new StringBuilder();
        private final StringBuilder jdk = new StringBuilder();
        private final Map<String, Integer> names = new LinkedHashMap<>();
        private int at;
        private int groups;
        private boolean inBrackets;

        Writer(String written) {
            this.written = written;
        }

        void write() {
            while (at < written.length()) {
                char next = written.charAt(at);
                if (next == '\\' && at + 1 < written.length()) {
                    escape(written.charAt(at + 1));
                } else if (inBrackets) {
                    bracket(next);
                } else if (next == '[') {
                    openBrackets();
                } else if (next == '(') {
                    openGroup();
                } else if (next == '{') {
                    times();
                } else {
                    copy(String.valueOf(next));
                }
            }
        }

        private void escape(char escaped) {
            String wider = WIDER.get(escaped);
            at += 2;
            if (wider != null) {
                re2j.append(inBrackets ? wider : "[" + wider + "]");
                jdk.append('\\').append(escaped);
            } else if (escaped == 'Z' && !inBrackets) {
                re2j.append("\\z");
                jdk.append("\\z");
            } else if (isPunctuation(escaped)) {
                String literal = Character.isDefined(escaped) && escaped < 128 && escaped != '_' && escaped != ' '
                        ? "\\" + escaped
                        : String.valueOf(escaped);
                re2j.append(literal);
                jdk.append(literal);
            } else {
                re2j.append('\\').append(escaped);
                jdk.append('\\').append(escaped);
            }
        }

        private static boolean isPunctuation(char escaped) {
            return escaped >= 128 || !Character.isLetterOrDigit(escaped);
        }

        /** Within brackets another opening bracket and {@code &&} are themselves. */
        private void bracket(char next) {
            at++;
            if (next == ']') {
                inBrackets = false;
                put("]");
            } else if (next == '[' || next == '&') {
                put("\\" + next);
            } else {
                put(String.valueOf(next));
            }
        }

        /** A closing bracket that comes first is itself. */
        private void openBrackets() {
            inBrackets = true;
            copy("[");
            if (at < written.length() && written.charAt(at) == '^') {
                copy("^");
            }
            if (at < written.length() && written.charAt(at) == ']') {
                at++;
                put("\\]");
            }
        }

        private void openGroup() {
            Matcher named = NAMED.matcher(written).region(at, written.length());
            Matcher again = AGAIN.matcher(written).region(at, written.length());
            if (named.lookingAt()) {
                names.put(named.group(1), ++groups);
                re2j.append('(');
                jdk.append('(');
                at = named.end();
            } else if (again.lookingAt() && names.containsKey(again.group(1))) {
                String number = "\\" + names.get(again.group(1));
                re2j.append(number);
                jdk.append(number);
                at = again.end();
            } else {
                if (!written.startsWith("(?", at)) {
                    groups++;
                }
                copy("(");
            }
        }

        /** Without a lower bound it is none; a brace that bounds nothing is itself. */
        private void times() {
            Matcher times = TIMES.matcher(written).region(at, written.length());
            if (!times.lookingAt()) {
                at++;
                put("\\{");
            } else {
                at = times.end();
                put("{" + (times.group(1) == null ? "0" + times.group(2) : times.group(1)) + "}");
            }
        }

        private void copy(String text) {
            at += text.length();
            put(text);
        }

        private void put(String text) {
            re2j.append(text);
            jdk.append(text);
        }
    }
}
