package io.paperbridge.operations;

import io.paperbridge.failure.Failure;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;

/** What a person at a terminal is told when work could not go on: the cause, and what to check. */
final class Remedy {

    private static final int NOT_FOUND = 404;

    private Remedy() {}

    /** One sentence; never that something is tried again by itself, because a command is over then. */
    static Sentence of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteFailure remote && remote.mayHaveTakenEffect()) {
                return remote.status() == 0
                        ? Sentence.of("operations.no-answer", remote.remote(), address(remote))
                        : Sentence.of("operations.answers-badly", remote.remote(), remote.status(), address(remote));
            }
            if (cause instanceof RemoteFailure remote && remote.status() == NOT_FOUND) {
                return Sentence.of("operations.another-server", remote.wording(), address(remote));
            }
            if (cause instanceof Failure failure) {
                return failure.wording();
            }
        }
        return Sentence.verbatim(thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
    }

    /** The reason of the failure, an internal error where there is none. */
    static Reason reason(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure.reason();
            }
        }
        return Reason.INTERNAL_ERROR;
    }

    private static String address(RemoteFailure remote) {
        return remote.remote().equals("Paperless") ? "PAPERLESS_URL" : "BIGCAPITAL_URL";
    }
}
