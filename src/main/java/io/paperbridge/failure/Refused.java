package io.paperbridge.failure;

/** No repetition can help: the document is parked at once. */
public final class Refused extends Failure {

    private static final long serialVersionUID = 1L;

    public Refused(Reason reason, String sentence) {
        super(reason, sentence, null);
    }
}
