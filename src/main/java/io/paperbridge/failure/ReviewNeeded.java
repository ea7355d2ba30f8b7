package io.paperbridge.failure;

import io.paperbridge.language.Sentence;

/** A person must decide: the document ends in review, with this sentence as its note. */
public final class ReviewNeeded extends Failure {

    private static final long serialVersionUID = 1L;

    public ReviewNeeded(Reason reason, Sentence wording) {
        super(reason, wording, null);
    }

    /** The same because a server refused a request, so that nothing was changed there. */
    public ReviewNeeded(Reason reason, Sentence wording, RemoteFailure refusal) {
        super(reason, wording, refusal);
    }
}
