package io.paperbridge.failure;

import io.paperbridge.language.Sentence;
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
    private final transient Sentence wording;

    Failure(Reason reason, Sentence wording, @Nullable Throwable cause) {
        super(wording.toString(), cause);
        this.reason = reason;
        this.wording = wording;
    }

    /** The reason code; also the metric tag and the page in docs/reasons.md. */
    public Reason reason() {
        return reason;
    }

    /** The sentence for people, in whatever language they read. */
    public Sentence wording() {
        return wording;
    }

    /** The sentence in English, for logs; the same as {@link #getMessage()}, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
