package io.paperbridge.extraction.template;

import io.paperbridge.extraction.template.ForeignPattern.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text.
 *
 * @param start what it begins behind; null for the beginning of the text
 * @param end what it ends before; null for the end of the text
 */
record Section(@Nullable ForeignPattern start, @Nullable ForeignPattern end) {

    /** The part; null when its start or its end is not there. */
    @Nullable
    String of(String text, Deadline deadline) {
        String rest = text;
        if (start != null) {
            List<Found> found = start.find(text, 1, deadline);
            if (found.isEmpty()) {
                return null;
            }
            rest = text.substring(found.get(0).end());
        }
        if (end == null) {
            return rest;
        }
        List<Found> found = end.find(rest, 1, deadline);
        return found.isEmpty() ? null : rest.substring(0, found.get(0).start());
    }
}
