package io.paperbridge.paperless;

import io.paperbridge.document.DocumentRef;

/**
 * A document that the poll has found.
 *
 * @param ref the document
 * @param waits whether it waits to be booked, by its tag or type
 * @param approved whether a person has put the tag of approval on
 */
public record Waiting(DocumentRef ref, boolean waits, boolean approved) {

    /** What is known of one document that was found in two ways. */
    Waiting and(Waiting other) {
        return new Waiting(ref, waits || other.waits, approved || other.approved);
    }
}
