package io.paperbridge.pacing;

import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Nobody else asks BigCapital, so that nothing need be kept in common. */
@Component
@Profile("!scale-out")
final class OneNode implements CommonPace {

    private static final Turn ALWAYS = new Turn(0, "");

    @Override
    public Duration untilNext(String endpoint) {
        return Duration.ZERO;
    }

    @Override
    public Duration take(String endpoint) {
        return Duration.ZERO;
    }

    @Override
    public void heed(String endpoint, int calls, int left, Duration reset) {}

    @Override
    public void forget(String endpoint) {}

    @Override
    public void close(String endpoint, Duration wait) {}

    @Override
    public Turn enter(int turns, boolean uploads) {
        return ALWAYS;
    }

    @Override
    public void leave(Turn turn) {}
}
