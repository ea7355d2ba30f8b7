package io.paperbridge.sandbox.bigcapital;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How this server takes postings: one alone is safe. Of two that overlap both are answered as done, but only the first is kept; the
 * same draft opened twice at once is booked twice; too many at once end the server process.
 */
final class Postings {

    /** What becomes of a posting, whatever its answer says. */
    enum Fate {
        KEPT,
        LOST,
        LOST_WITH_ORPHAN,
        BOOKED_TWICE
    }

    private final Duration time;
    private final int untilDown;
    private @Nullable String keptKey;
    private int inFlight;
    private int maxInFlight;
    private int lost;
    private boolean down;

    Postings(Duration time, int untilDown) {
        this.time = time;
        this.untilDown = untilDown;
    }

    /** Runs one posting; {@code commit} is told its fate and decides what is stored. */
    <T> T post(String key, Function<Fate, T> commit) {
        Fate fate = enter(key);
        try {
            LockSupport.parkNanos(time.toNanos());
            if (isDown()) {
                throw Refusal.cut();
            }
            return commit.apply(fate);
        } finally {
            leave(fate);
        }
    }

    private synchronized Fate enter(String key) {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
        if (inFlight > untilDown) {
            down = true;
        }
        if (keptKey == null) {
            keptKey = key;
            return Fate.KEPT;
        }
        if (keptKey.equals(key)) {
            return Fate.BOOKED_TWICE;
        }
        lost++;
        return inFlight > 2 ? Fate.LOST_WITH_ORPHAN : Fate.LOST;
    }

    private synchronized void leave(Fate fate) {
        inFlight--;
        if (fate == Fate.KEPT) {
            keptKey = null;
        }
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized int maxInFlight() {
        return maxInFlight;
    }

    synchronized int lost() {
        return lost;
    }

    synchronized boolean isDown() {
        return down;
    }

    synchronized void restart() {
        down = false;
    }
}
