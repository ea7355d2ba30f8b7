package io.paperbridge.operations;

import io.paperbridge.failure.ConfigurationFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Whether a document has lately met something that only a person can mend: a token refused, a wrong address. While that is so, the feed
 * tries one document at a time, so that thousands that wait do not each find out by themselves, again and again, for a weekend.
 */
@Component("refusals")
public class Refusals {

    /** Longer than the pause between two probes, so that a refusal that lasts is not forgotten between them. */
    private static final Duration LATELY = Duration.ofSeconds(12);

    private final Clock clock;
    private volatile Instant last = Instant.MIN;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** Remembers a failure if it is of this kind, itself or what caused it. */
    public void heed(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationFault) {
                last = clock.instant();
            }
        }
    }

    /** Whether there was one in the last seconds. */
    boolean areFresh() {
        Instant now = clock.instant();
        return !last.isAfter(now) && last.isAfter(now.minus(LATELY));
    }
}
