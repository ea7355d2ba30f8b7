package io.paperbridge.bigcapital;

import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Spares BigCapital: few requests at once, and none to an endpoint that has asked to wait.
 *
 * <p>BigCapital counts each endpoint on its own, whatever the ids in its path, so that one throttled endpoint leaves the others
 * usable.
 */
@Component("bigcapitalPacing")
public class BigcapitalPacing {

    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Semaphore lanes;
    private final Clock clock;
    private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();

    BigcapitalPacing(BigcapitalSettings settings, Clock clock) {
        this.lanes = new Semaphore(settings.inFlight(), true);
        this.clock = clock;
    }

    /**
     * Waits for one of the lanes, at most 5 seconds.
     *
     * @return the permit, to be given to {@link #leave} whatever happens
     * @throws NotYet when the endpoint has asked to wait, or no lane came free
     */
    public Permit enter(String method, String path) {
        refuseClosed(method, path);
        try {
            if (!lanes.tryAcquire(TURN.toSeconds(), TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        Permit permit = new Permit(lanes);
        try {
            refuseClosed(method, path); // it may have been closed while this one waited
        } catch (NotYet e) {
            leave(permit);
            throw e;
        }
        return permit;
    }

    /**
     * Remembers an answer that asks to wait (429).
     *
     * @throws NotYet when it is such an answer; nothing was executed
     */
    public void heed(String method, String path, int status, Map<String, Object> headers) {
        if (status != 429) {
            return;
        }
        Duration wait = RetryAfter.of(headers, clock);
        closedUntil.merge(endpoint(method, path), clock.instant().plus(wait), (a, b) -> a.isAfter(b) ? a : b);
        throw limited(method, path, wait);
    }

    /** Gives a lane back; once, however often it is called, and without harm when none was taken. */
    public void leave(@Nullable Permit permit) {
        if (permit != null) {
            permit.release();
        }
    }

    private void refuseClosed(String method, String path) {
        Instant until = closedUntil.get(endpoint(method, path));
        if (until == null) {
            return;
        }
        Duration wait = Duration.between(clock.instant(), until);
        if (wait.toMillis() > 0) {
            throw limited(method, path, wait);
        }
        closedUntil.remove(endpoint(method, path), until);
    }

    private static String endpoint(String method, String path) {
        return method + " " + path.replaceAll("/\\d+(?=/|$)", "/:id");
    }

    private static NotYet limited(String method, String path, Duration wait) {
        return new NotYet(
                Reason.RATE_LIMITED,
                wait,
                Sentence.of("bigcapital.throttled", method + " " + path, Math.max(1, wait.toSeconds())));
    }

    private static NotYet busy() {
        return new NotYet(Reason.REMOTE_UNAVAILABLE, BUSY, Sentence.of("bigcapital.all-lanes-taken"));
    }

    /** The right to one request. */
    public static final class Permit {
        private final Semaphore lanes;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Permit(Semaphore lanes) {
            this.lanes = lanes;
        }

        private void release() {
            if (held.compareAndSet(true, false)) {
                lanes.release();
            }
        }
    }
}
