package io.paperbridge.journal;

import org.jspecify.annotations.Nullable;

/** Text as both databases hold it: without the character NUL, which PostgreSQL refuses, and no longer than its column. */
final class StoredText {

    private static final String NUL = "\u0000";

    private StoredText() {}

    /** The text, its end cut off where it is too long. */
    static @Nullable String of(@Nullable String text, int length) {
        String whole = whole(text);
        return whole == null || whole.length() <= length ? whole : whole.substring(0, length);
    }

    /** The same, and an ellipsis shows that it was cut. */
    static @Nullable String shortened(@Nullable String text, int length) {
        String whole = whole(text);
        return whole == null || whole.length() <= length ? whole : whole.substring(0, length - 1) + "…";
    }

    /** The text at its full length. */
    static @Nullable String whole(@Nullable String text) {
        return text == null ? null : text.replace(NUL, "");
    }
}
