package io.paperbridge.failure;

/** Another worker has the document: stop, write and delete nothing, anywhere. */
public final class ClaimLost extends Failure {

    private static final long serialVersionUID = 1L;

    public ClaimLost(String sentence) {
        super(Reason.CLAIM_LOST, sentence, null);
    }
}
