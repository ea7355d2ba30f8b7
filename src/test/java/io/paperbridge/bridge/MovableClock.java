package io.paperbridge.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The time of this machine, and how much later a test has made it. */
final class MovableClock extends Clock {

    private volatile Duration later = Duration.ZERO;

    void move(Duration more) {
        later = later.plus(more);
    }

    void moveBack() {
        later = Duration.ZERO;
    }

    void registerIn(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean("movableClock", Clock.class, () -> this, definition -> definition.setPrimary(true));
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(later);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), later);
    }
}
