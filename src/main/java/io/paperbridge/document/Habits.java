package io.paperbridge.document;

import org.jspecify.annotations.Nullable;

/**
 * How a vendor writes its documents, as those booked before have shown. It settles what a text leaves open, and never overrules it.
 *
 * @param language the language, by the name of its label file; null when it is not known, or not always the same
 * @param dayOrder which comes first in 03/04/2026; null when it is not known, or not always the same
 * @param number how its numbers look; null when that is not known, or not always the same
 * @param name what it is called, where the account to pay to is one it was paid at before; null when the account says nothing
 */
public record Habits(
        @Nullable String language, @Nullable DayOrder dayOrder, @Nullable NumberPattern number, @Nullable String name) {

    /** Nothing is known. */
    public static final Habits NONE = new Habits(null, null, null, null);

    /** How a vendor writes whose account says nothing. */
    public Habits(@Nullable String language, @Nullable DayOrder dayOrder, @Nullable NumberPattern number) {
        this(language, dayOrder, number, null);
    }

    /** The same of a vendor that the account is known of. */
    public Habits named(String vendor) {
        return new Habits(language, dayOrder, number, vendor);
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
