package io.paperbridge.failure;

import io.paperbridge.language.Sentence;
import java.time.Duration;

/** It is too early: the document waits, and no attempt is counted. */
public final class NotYet extends Failure {

    private static final long serialVersionUID = 1L;

    private final transient Duration wait;

    /**
     * @param wait how long from now the document waits; not negative
     */
    public NotYet(Reason reason, Duration wait, Sentence wording) {
        super(reason, wording, null);
        this.wait = wait;
    }

    /** How long from when this was thrown the document waits. */
    public Duration waitFor() {
        return wait;
    }
}
