package io.paperbridge.failure;

import org.jspecify.annotations.Nullable;

/**
 * Why work on a document stopped.
 *
 * <p>The message is one sentence for a bookkeeper: which document or value, what is wrong, what to do. It never holds a secret or a
 * whole remote body.
 */
public abstract sealed class Failure extends RuntimeException
        permits ReviewNeeded, Refused, RemoteFailure, NotYet, ConfigurationFault, ClaimLost {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Failure(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    /** The reason code; also the metric tag and the page in docs/reasons.md. */
    public Reason reason() {
        return reason;
    }

    /** The sentence; the same as {@link #getMessage()}, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
