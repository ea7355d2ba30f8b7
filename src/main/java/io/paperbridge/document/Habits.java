package io.paperbridge.document;

import org.jspecify.annotations.Nullable;

/**
 * How a vendor writes its documents, as those booked before have shown. It settles what a text leaves open, and never overrules it.
 *
 * @param language the language, by the name of its label file; null when it is not known, or not always the same
 * @param dayOrder which comes first in 03/04/2026; null when it is not known, or not always the same
 * @param number how its numbers look; null when that is not known, or not always the same
 */
public record Habits(@Nullable String language, @Nullable DayOrder dayOrder, @Nullable NumberPattern number) {

    /** Nothing is known. */
    public static final Habits NONE = new Habits(null, null, null);

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
