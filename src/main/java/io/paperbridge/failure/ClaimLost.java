package io.paperbridge.failure;

import io.paperbridge.language.Sentence;

/** Another worker has the document: stop, write and delete nothing, anywhere. */
public final class ClaimLost extends Failure {

    private static final long serialVersionUID = 1L;

    /**
     * @param detail which document, for the log; nobody else reads it
     */
    public ClaimLost(String detail) {
        super(Reason.CLAIM_LOST, Sentence.verbatim(detail), null);
    }
}
