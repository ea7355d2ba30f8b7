package io.paperbridge.extraction.draft;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The characters of a text, as they count for reading it. */
public final class Characters {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}&&[^\\s]]|[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private Characters() {}

    /** Blanks folded; without characters that nobody sees but that turn the text around them. */
    public static String clean(String text) {
        return BLANKS.matcher(UNSEEN.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** An identifier without blanks, upper case; null when nothing is left. */
    public static @Nullable String compact(@Nullable String identifier) {
        String compact =
                identifier == null ? "" : identifier.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        return compact.isEmpty() ? null : compact;
    }
}
