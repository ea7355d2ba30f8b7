package io.paperbridge.operations;

import io.paperbridge.failure.Failure;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether Paperless can be polled. While it cannot, Paperbridge stays up and alive, is not ready, and says the remedy. */
@Component("pollHealth")
public class PollHealth implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(PollHealth.class);

    private final Clock clock;
    private volatile State state = new State(null, null);

    private volatile boolean ledgerMissing;

    PollHealth(Clock clock) {
        this.clock = clock;
    }

    /** A poll went through. */
    public synchronized void polled() {
        State before = state;
        state = new State(clock.instant(), null);
        if (before.stopped != null) {
            LOG.info("Polling goes on");
        }
    }

    /** Polling cannot go on until somebody acts. Says so in the log once, not at each further try. */
    public synchronized void stopped(Failure failure) {
        State before = state;
        state = new State(before.lastPoll, failure);
        if (before.stopped == null || !before.stopped.sentence().equals(failure.sentence())) {
            LOG.error("Polling is stopped: {}", failure.sentence());
        }
    }

    /** Whether organisation and accounts have been read from BigCapital; until then documents are only taken in. */
    public void ledgerKnown(boolean known) {
        ledgerMissing = !known;
    }

    /** Why polling is stopped; empty while it goes on. */
    public Optional<Failure> whyStopped() {
        return Optional.ofNullable(state.stopped);
    }

    @Override
    public Health health() {
        State now = state;
        Health.Builder health = now.stopped == null
                ? Health.up()
                : Health.outOfService()
                        .withDetail("reason", now.stopped.reason().code())
                        .withDetail("remedy", now.stopped.sentence());
        if (ledgerMissing) {
            health.outOfService().withDetail("ledger", "not read from BigCapital yet; the log says why");
        }
        if (now.lastPoll != null) {
            health.withDetail("lastPoll", now.lastPoll.toString());
        }
        return health.build();
    }

    private record State(@Nullable Instant lastPoll, @Nullable Failure stopped) {}
}
