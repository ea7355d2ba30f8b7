package io.paperbridge.web.api;

import io.paperbridge.language.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of parameters, checked: each that is not right is refused with its name and with what would be. */
public final class Texts {

    /** The longest text a parameter may have, in characters. */
    static final int LONGEST = 200;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern RANDOM_ID = Pattern.compile("[0-9a-f-]{36}");

    private Texts() {}

    /** A constant as the API writes it: {@code NEEDS_REVIEW} is {@code needs-review}. */
    public static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable String maybeWord(@Nullable String name) {
        return name == null ? null : word(name);
    }

    /** A text to look for; null when there is none. */
    static @Nullable String text(String parameter, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.length() > LONGEST || given.codePoints().anyMatch(Texts::isUnfit)) {
            throw Refusal.wrongValue(parameter, shortened(given), Sentence.of("web.value-text", LONGEST));
        }
        return given.strip();
    }

    /** One of the known words; null when none is given. */
    static @Nullable String oneOf(String parameter, @Nullable String given, List<String> known) {
        String text = given == null ? null : given.strip();
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!known.contains(text)) {
            throw Refusal.badRequest(Sentence.of("web.value-unknown", parameter, shortened(text), known));
        }
        return text;
    }

    static int wholeNumber(String parameter, @Nullable String given, int least, int most, int otherwise) {
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        String text = given.strip();
        int number = WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw Refusal.wrongValue(parameter, shortened(text), Sentence.of("web.value-whole-number", least, most));
        }
        return number;
    }

    static List<String> words(Enum<?>[]... values) {
        return Stream.of(values)
                .flatMap(Arrays::stream)
                .map(value -> word(value.name()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Of what was sent as much as an answer needs to name it. */
    static String shortened(String given) {
        String clean = given.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    /** Whether it looks like the id of a task or of an upload. */
    public static boolean isRandomId(String given) {
        return RANDOM_ID.matcher(given).matches();
    }

    private static boolean isUnfit(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
