package io.paperbridge.reconciliation;

import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.RemoteFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Spares BigCapital while books are reconciled: a pause between two calls to the same list, and patience when it asks to wait. */
@Component("reconcilePace")
public class Pace {

    private static final int MOST_FAILURES = 5;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final ReconcileSettings settings;
    private final Clock clock;
    private final Map<String, Instant> next = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant open = Instant.EPOCH;

    Pace(ReconcileSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A run begins. */
    public void begin() {
        failures.set(0);
    }

    /** How long the next call to a list waits, in milliseconds. */
    public long millis(String path) {
        Instant now = clock.instant();
        Instant due = next.getOrDefault(path, now);
        Instant at = due.isAfter(open) ? due : open;
        Instant call = at.isAfter(now) ? at : now;
        next.put(path, call.plus(settings.pause()));
        return Duration.between(now, call).toMillis();
    }

    /**
     * Bears that a call failed which will be repeated: as often as the server asks to wait, and a few times else.
     *
     * @throws RemoteFailure when that has happened too often, or will not pass by itself
     */
    public void bear(Throwable failure) {
        Duration wait;
        if (failure instanceof NotYet notYet) {
            wait = notYet.waitFor();
        } else if (failure instanceof RemoteFailure remote
                && remote.mayHaveTakenEffect()
                && failures.incrementAndGet() < MOST_FAILURES) {
            wait = AFTER_FAILURE;
        } else if (failure instanceof RuntimeException passed) {
            throw passed;
        } else {
            throw new IllegalStateException(failure);
        }
        open = clock.instant().plus(wait);
    }
}
