package io.paperbridge.failure;

import java.time.Duration;

/** It is too early: the document waits, and no attempt is counted. */
public final class NotYet extends Failure {

    private static final long serialVersionUID = 1L;

    private final transient Duration wait;

    /**
     * @param wait how long from now the document waits; not negative
     */
    public NotYet(Reason reason, Duration wait, String sentence) {
        super(reason, sentence, null);
        this.wait = wait;
    }

    /** How long from when this was thrown the document waits. */
    public Duration waitFor() {
        return wait;
    }
}
