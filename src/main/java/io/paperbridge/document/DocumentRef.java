package io.paperbridge.document;

import java.time.Instant;

/**
 * The identity of a Paperless document: its id and the instant it was added.
 *
 * <p>The id alone is not enough: a rebuilt Paperless starts at 1 again.
 *
 * @param paperlessId the id in Paperless, positive
 * @param added Paperless' {@code added} as an instant
 */
public record DocumentRef(long paperlessId, Instant added) {

    public DocumentRef {
        if (paperlessId <= 0) {
            throw new IllegalArgumentException("a Paperless document id is positive, not " + paperlessId);
        }
    }
}
