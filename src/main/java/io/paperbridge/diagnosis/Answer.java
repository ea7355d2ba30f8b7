package io.paperbridge.diagnosis;

import io.paperbridge.failure.Failure;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * What came back on a question.
 *
 * @param status the HTTP status; 0 when there was no answer
 * @param body the body of a good answer
 * @param failure why it was none; null for a good answer
 */
public record Answer(int status, String body, @Nullable Throwable failure) {

    /** Whether the server did what was asked. */
    public boolean isGood() {
        return failure == null;
    }

    /** The failure in words, and never that something is tried again by itself; of one that is not ours its name and message. */
    public Sentence wording() {
        RemoteFailure remote = failure(RemoteFailure.class);
        if (remote != null && (remote.status() == 0 || remote.status() >= 500)) {
            return remote.status() == 0
                    ? Sentence.of("diagnosis.gives-no-answer", remote.remote())
                    : Sentence.of("diagnosis.server-fails", remote.remote(), remote.status());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure ours) {
                return ours.wording();
            }
        }
        return Sentence.verbatim(String.valueOf(failure));
    }

    /** The failure if it is one of this kind, itself or as a cause; null otherwise. */
    public <T extends Throwable> @Nullable T failure(Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }
}
