package io.paperbridge.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets so many pass in a minute: as many at once, then one more each time its share of the minute is over. */
final class Bucket {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Duration share;
    private final Clock clock;
    private Instant usedUntil = Instant.EPOCH;

    Bucket(int perMinute, Clock clock) {
        this.share = MINUTE.dividedBy(perMinute);
        this.clock = clock;
    }

    /** Whether one more may pass now. */
    synchronized boolean take() {
        Instant next = next();
        if (next.isAfter(clock.instant().plus(MINUTE))) {
            return false;
        }
        usedUntil = next;
        return true;
    }

    /** Whether nobody may pass now. */
    synchronized boolean isEmpty() {
        return next().isAfter(clock.instant().plus(MINUTE));
    }

    private Instant next() {
        Instant now = clock.instant();
        if (usedUntil.isBefore(now) || usedUntil.isAfter(now.plus(MINUTE))) {
            usedUntil = now; // full again, or the clock was set back
        }
        return usedUntil.plus(share);
    }
}
