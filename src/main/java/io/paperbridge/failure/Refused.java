package io.paperbridge.failure;

import io.paperbridge.language.Sentence;

/** No repetition can help: the document is parked at once. */
public final class Refused extends Failure {

    private static final long serialVersionUID = 1L;

    public Refused(Reason reason, Sentence wording) {
        super(reason, wording, null);
    }
}
