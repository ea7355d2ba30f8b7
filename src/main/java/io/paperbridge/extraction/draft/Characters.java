package io.paperbridge.extraction.draft;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The characters of a text, as they count for reading it. */
public final class Characters {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}&&[^\\s]]|[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private static final int FIRST_NOT_PLAIN = 0x660;
    private static final int FIRST_FULL_WIDTH = 0xFF01;
    private static final int LAST_FULL_WIDTH = 0xFF5E;
    private static final int FULL_WIDTH = FIRST_FULL_WIDTH - '!';
    private static final int TEN = 10;

    private Characters() {}

    /**
     * Numbers as they are written in Latin script: digits of any other as 0 to 9, the Arabic separators as point and comma, full-width
     * letters and signs at their usual width.
     *
     * <p>Worked example: {@code ١٬٢٣٤٫٥٦}, {@code ۱٬۲۳۴٫۵۶} and {@code １，２３４．５６} all become {@code 1,234.56}. Everything else stays.
     */
    public static String plain(String text) {
        if (text.chars().allMatch(one -> one < FIRST_NOT_PLAIN)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(Characters::plain).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static int plain(int character) {
        if (Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER) {
            return '0' + Character.digit(character, TEN);
        }
        if (character >= FIRST_FULL_WIDTH && character <= LAST_FULL_WIDTH) {
            return character - FULL_WIDTH;
        }
        return switch (character) {
            case '٫' -> '.';
            case '٬' -> ',';
            case '٪' -> '%';
            case '￥' -> '¥';
            case '￡' -> '£';
            default -> character;
        };
    }

    /** Blanks folded; without characters that nobody sees but that turn the text around them. */
    public static String clean(String text) {
        return BLANKS.matcher(UNSEEN.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** An identifier without blanks, upper case, in plain letters and digits; null when nothing is left. */
    public static @Nullable String compact(@Nullable String identifier) {
        String compact = identifier == null
                ? ""
                : plain(identifier).replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        return compact.isEmpty() ? null : compact;
    }
}
