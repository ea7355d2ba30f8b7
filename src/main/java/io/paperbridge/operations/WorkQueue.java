package io.paperbridge.operations;

import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Whether the queue takes what the feed puts on it. One that is gone, full or does not confirm is left alone for a moment; what it did
 * not take stays due in the journal.
 */
@Component("workQueue")
public class WorkQueue {

    private static final String FEED = "feed-queue";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PollHealth health;
    private final Clock clock;
    private volatile Instant closedUntil = Instant.MIN;

    WorkQueue(PollHealth health, Clock clock) {
        this.health = health;
        this.clock = clock;
    }

    /** Whether it is worth while to put something on it. */
    public boolean isOpen() {
        return !clock.instant().isBefore(closedUntil);
    }

    /** It has taken something. */
    public void took() {
        health.going(FEED);
    }

    /** It has not taken something; said once in the log, and in the health of this node until it takes something again. */
    public void refused(Throwable thrown) {
        closedUntil = clock.instant().plus(PAUSE);
        health.stopped(
                FEED, new NotYet(Reason.REMOTE_UNAVAILABLE, PAUSE, Sentence.of("operations.queue-refuses", why(thrown))));
    }

    private static String why(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
