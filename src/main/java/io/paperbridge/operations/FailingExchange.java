package io.paperbridge.operations;

import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.journal.Aftermath;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.journal.Attempts;
import io.paperbridge.journal.Attempts.Exchanged;
import io.paperbridge.journal.Attempts.Place;
import io.paperbridge.journal.Claim;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps of each attempt that failed where it failed, and what the server was asked and answered that made it fail. */
@Component("failingExchange")
public class FailingExchange {

    private static final Set<Reason> OF_A_SERVER =
            Set.of(Reason.ACCESS_REFUSED, Reason.WRONG_ADDRESS, Reason.REMOTE_REJECTED, Reason.DOCUMENT_GONE);

    private final Attempts attempts;
    private final LastCall lastCall;

    FailingExchange(Attempts attempts, LastCall lastCall) {
        this.attempts = attempts;
        this.lastCall = lastCall;
    }

    /**
     * Keeps it, after it was decided what follows.
     *
     * @param claim the document; null when none was held
     * @param route the route that failed; null when that is not known
     */
    public void keep(@Nullable Claim claim, Throwable thrown, Verdict verdict, @Nullable String route) {
        Exchanged last = lastCall.take();
        if (claim != null) {
            Place place = new Place(route, step(thrown).orElse(null), isOfAServer(thrown) ? last : null);
            attempts.failed(claim, thrown, verdict, place);
        }
    }

    private static boolean isOfAServer(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteFailure) {
                return true;
            }
        }
        var failure = Aftermath.failureIn(thrown);
        return failure != null && OF_A_SERVER.contains(failure.reason());
    }

    /** The bean and method that the route called, or what they called; the factories of failures aside. */
    private static Optional<String> step(Throwable thrown) {
        Throwable root = thrown;
        var failure = Aftermath.failureIn(thrown);
        if (failure != null) {
            root = failure;
        }
        return Arrays.stream(root.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.paperbridge.")
                        && !frame.getClassName().startsWith("io.paperbridge.failure."))
                .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                .findFirst();
    }
}
