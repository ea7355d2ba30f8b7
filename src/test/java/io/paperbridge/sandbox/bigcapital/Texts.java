package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as the database keeps and compares them: three-byte UTF-8, collation utf8_general_ci. */
final class Texts {

    static final int VARCHAR = 255;
    static final int TEXT = 65_535;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DATE_SHAPE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?");

    private Texts() {}

    /** The text of a field for a column of this width; a server error when it does not fit. */
    static @Nullable String stored(ObjectNode body, String field, int width) {
        if (!body.hasNonNull(field)) {
            return null;
        }
        String text = body.get(field).asText();
        boolean fourBytes = text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
        if (fourBytes || text.length() > width) {
            throw Refusal.internal();
        }
        return text;
    }

    static boolean isDateShape(String text) {
        return DATE_SHAPE.matcher(text).matches();
    }

    /** The day in the server's zone (UTC); a day no calendar has is a server error. */
    static LocalDate day(String text) {
        try {
            return text.length() > 19 && !text.endsWith("Z")
                    ? OffsetDateTime.parse(text)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDate()
                    : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException e) {
            throw Refusal.internal();
        }
    }

    /** Equal texts fold to the same: case, accents and trailing blanks do not count, ß counts as s. */
    static String fold(String text) {
        return foldLetters(text.stripTrailing());
    }

    static boolean same(String left, String right) {
        return fold(left).equals(fold(right));
    }

    /** SQL's LIKE; {@code %} and {@code _} in the pattern are alive. */
    static boolean like(String text, String pattern) {
        StringBuilder regex = new StringBuilder();
        String folded = foldLetters(pattern);
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            regex.append(
                    switch (letter) {
                        case '%' -> ".*";
                        case '_' -> ".";
                        default -> Pattern.quote(String.valueOf(letter));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher(foldLetters(text))
                .matches();
    }

    private static String foldLetters(String text) {
        if (text.chars().allMatch(letter -> letter < 128)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('ß', 's')
                .toLowerCase(Locale.ROOT);
    }
}
