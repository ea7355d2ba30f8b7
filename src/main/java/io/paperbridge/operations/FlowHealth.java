package io.paperbridge.operations;

import io.paperbridge.journal.Pauses;
import io.paperbridge.journal.PostingLane;
import io.paperbridge.operations.RemoteBreakers.Standing;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Whether documents go all the way: {@code DEGRADED} while a server is left alone, posting is stopped or work is paused. Nobody has to
 * restart anything for that, so it counts neither for liveness nor for readiness.
 */
@Component("flowHealth")
class FlowHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final RemoteBreakers breakers;
    private final PostingLane lane;
    private final Pauses pauses;

    FlowHealth(RemoteBreakers breakers, PostingLane lane, Pauses pauses) {
        this.breakers = breakers;
        this.lane = lane;
        this.pauses = pauses;
    }

    @Override
    public Health health() {
        Map<String, Standing> servers = breakers.standings();
        try {
            String stopped = lane.stopped();
            String paused = pauses.why();
            boolean well = stopped == null
                    && paused == null
                    && servers.entrySet().stream()
                            .filter(server -> RemoteBreakers.NEEDED.contains(server.getKey()))
                            .map(Map.Entry::getValue)
                            .allMatch(Standing.WELL::equals);
            Health.Builder health = well ? Health.up() : Health.status(DEGRADED);
            servers.forEach((server, standing) -> health.withDetail(server, standing.name()));
            say(health, "posting stopped", stopped);
            say(health, "paused", paused);
            return health.build();
        } catch (DataAccessException unanswered) {
            return Health.down(unanswered).build();
        }
    }

    private static void say(Health.Builder health, String what, @Nullable String why) {
        if (why != null) {
            health.withDetail(what, why);
        }
    }
}
