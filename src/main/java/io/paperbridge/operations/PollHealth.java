package io.paperbridge.operations;

import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Failure;
import io.paperbridge.language.Language;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Language language;
    private final Map<String, Failure> stopped = new ConcurrentHashMap<>();
    private final Set<String> went = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Instant lastPoll;

    PollHealth(Clock clock, Language language) {
        this.language = language;
        this.clock = clock;
    }

    /** A poll went through. */
    public void polled(String route) {
        lastPoll = clock.instant();
        going(route);
    }

    /** A route that everything depends on went through. */
    public void going(String route) {
        went.add(route);
        if (stopped.remove(route) != null) {
            LOG.info("{} goes on", route);
        }
    }

    /** A route that everything depends on cannot go on. Says so in the log once, not at each further try. */
    public void stopped(String route, Failure failure) {
        Failure before = stopped.put(route, failure);
        if (before == null || !before.sentence().equals(failure.sentence())) {
            LOG.error("{} is stopped: {}", route, failure.sentence());
        }
    }

    /** Why work is stopped until somebody acts, or could not even begin; empty while it goes on. */
    public Optional<Failure> whyStopped() {
        return stopped.entrySet().stream()
                .filter(route -> route.getValue() instanceof ConfigurationFault || !went.contains(route.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Why a route is stopped; empty while it goes on. */
    Optional<Failure> whyStopped(String route) {
        return Optional.ofNullable(stopped.get(route));
    }

    /** Whether a route went through at least once since the start. */
    boolean hasGone(String route) {
        return went.contains(route);
    }

    /** When a poll last went through; null since the start. */
    public @Nullable Instant lastPoll() {
        return lastPoll;
    }

    @Override
    public Health health() {
        Health.Builder health = stopped.isEmpty() ? Health.up() : Health.outOfService();
        stopped.forEach((route, failure) -> health.withDetail(route, language.say(failure.wording())));
        Instant polled = lastPoll;
        if (polled != null) {
            health.withDetail("lastPoll", polled.toString());
        }
        return health.build();
    }
}
