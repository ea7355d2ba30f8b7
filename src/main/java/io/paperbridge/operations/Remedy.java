package io.paperbridge.operations;

import io.paperbridge.failure.Failure;
import io.paperbridge.failure.RemoteFailure;

/** What a person at a terminal is told when work could not go on: the cause, and what to check. */
final class Remedy {

    private static final int NOT_FOUND = 404;

    private Remedy() {}

    /** One sentence; never that something is tried again by itself, because a command is over then. */
    static String of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteFailure remote && remote.mayHaveTakenEffect()) {
                return remote.remote()
                        + (remote.status() == 0 ? " does not answer" : " answers " + remote.status() + "")
                        + "; check " + address(remote) + " and that the server runs.";
            }
            if (cause instanceof RemoteFailure remote && remote.status() == NOT_FOUND) {
                return remote.sentence() + "; check " + address(remote) + ": another server seems to be there.";
            }
            if (cause instanceof Failure failure) {
                return failure.sentence();
            }
        }
        return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }

    private static String address(RemoteFailure remote) {
        return remote.remote().equals("Paperless") ? "PAPERLESS_URL" : "BIGCAPITAL_URL";
    }
}
