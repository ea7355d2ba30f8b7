package io.paperbridge.document;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document as Paperless shows it beside the books: what our tags say, and what of ours it lacks.
 *
 * @param ref its identity
 * @param waits whether it carries the tag of what waits to be booked, or that of an approval
 * @param booked whether it carries the tag of what is booked
 * @param inReview whether it carries the tag of what a person must decide
 * @param failed whether it carries the tag of what could not be booked
 * @param number what our field of the invoice number holds; null when it is empty or there is no such field
 * @param empty those of our fields that are empty on it
 * @param fileVersion which file it has now; null when Paperless does not say
 */
public record ShownDocument(
        DocumentRef ref,
        boolean waits,
        boolean booked,
        boolean inReview,
        boolean failed,
        @Nullable String number,
        Set<Term> empty,
        @Nullable String fileVersion) {

    public ShownDocument {
        empty = Set.copyOf(empty);
    }
}
