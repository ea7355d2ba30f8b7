package io.paperbridge.bigcapital;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one endpoint of BigCapital still allows: so many calls in a window of time, which opens with the first call in it.
 *
 * <p>Each answer says how many calls are left and when the window ends. Calls under way may not be counted in that yet, so that they
 * are taken off. A window's end is the earliest that an answer of it has named: the server rounds up to whole seconds.
 */
final class EndpointAllowance {

    private static final int UNKNOWN = Integer.MAX_VALUE;
    private static final Duration ROUNDING = Duration.ofSeconds(1);
    private static final Duration AN_ANSWER = Duration.ofSeconds(1);

    private final Clock clock;
    private int limit = UNKNOWN;
    private int left = UNKNOWN;
    private int underWay;
    private boolean wanting;
    private boolean unlimited;
    private Instant end = Instant.MIN;
    private Duration window = Duration.ZERO;

    EndpointAllowance(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes the right to one call, to be given back by {@link #answered}.
     *
     * @param patience how long to wait for it
     * @return zero when it is taken; else how long it will be until there is one, which is longer than the patience
     */
    synchronized Duration take(Duration patience) throws InterruptedException {
        Duration wait = await(patience);
        if (wait.isZero()) {
            underWay++;
        }
        return wait;
    }

    /** As {@link #take}, without taking it. */
    synchronized Duration await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration wait = untilNext();
        while (!wait.isZero()) {
            long patient = deadline - System.nanoTime();
            if (patient <= 0 || (left <= 0 && wait.toNanos() > patient)) {
                wanting = true;
                return wait;
            }
            wait(Math.max(1, Math.min(wait.toNanos(), patient) / 1_000_000));
            wait = untilNext();
        }
        return Duration.ZERO;
    }

    /** A call has been answered, or was not made. */
    synchronized void answered() {
        underWay--;
        notifyAll();
    }

    /** An answer has said what is left. */
    synchronized void heed(RateLimit said) {
        limit = said.limit();
        unlimited = false;
        Instant saidEnd = clock.instant().plus(said.reset());
        boolean next = isOver() || saidEnd.isAfter(end.plus(ROUNDING));
        left = next ? said.remaining() : Math.min(left, said.remaining());
        if (next || saidEnd.isBefore(end)) {
            end = saidEnd;
            window = said.reset();
        }
        wanting = wanting && !next;
        notifyAll();
    }

    /** A good answer has said nothing of what is left: the server does not count. Whether it has until now. */
    synchronized boolean heedNothing() {
        boolean counted = limit != UNKNOWN;
        if (counted) {
            limit = UNKNOWN;
            left = UNKNOWN;
            end = Instant.MIN;
            wanting = false;
            notifyAll();
        }
        unlimited = left == UNKNOWN || isOver();
        return counted;
    }

    /** Whether the server is known to count the calls, or nothing is known of it yet. */
    synchronized boolean isLimited() {
        return !unlimited;
    }

    /** An answer has asked to wait. */
    synchronized void close(Duration wait) {
        Instant until = clock.instant().plus(wait);
        if (until.isAfter(end)) {
            end = until;
            window = wait;
        }
        left = 0;
        unlimited = false;
        wanting = true;
        notifyAll();
    }

    /** Whether all is used up and somebody had to be sent away. */
    synchronized boolean isSpent() {
        return wanting && left <= 0 && !isOver();
    }

    /** How many calls are left in this window; null while no answer has said so. */
    synchronized @Nullable Integer left() {
        if (isOver()) {
            return limit == UNKNOWN ? null : limit;
        }
        return left == UNKNOWN ? null : left;
    }

    private Duration untilNext() {
        if (isOver()) {
            left = limit;
            end = Instant.MIN;
            wanting = false;
        }
        if (left == UNKNOWN || left > underWay) {
            return Duration.ZERO;
        }
        if (left > 0 || end.equals(Instant.MIN)) {
            return AN_ANSWER; // of those under way
        }
        return Duration.between(clock.instant(), end);
    }

    private boolean isOver() {
        Instant now = clock.instant();
        if (end.isAfter(now.plus(window))) {
            end = now.plus(window); // the clock was put back since the server said so
        }
        return !now.isBefore(end);
    }
}
