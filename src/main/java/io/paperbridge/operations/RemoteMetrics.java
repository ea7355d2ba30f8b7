package io.paperbridge.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.paperbridge.operations.RemoteBreakers.Standing;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the servers stand for this node: {@code paperbridge.breaker}, 0 while a server answers, 1 while it is probed, 2 while it is left
 * alone; when a poll last went through and when a document was last confirmed, as Unix time.
 */
@Component
class RemoteMetrics implements MeterBinder {

    private final RemoteBreakers breakers;
    private final PollHealth polls;
    private final DocumentMetrics documents;

    RemoteMetrics(RemoteBreakers breakers, PollHealth polls, DocumentMetrics documents) {
        this.breakers = breakers;
        this.polls = polls;
        this.documents = documents;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String remote : breakers.standings().keySet()) {
            Gauge.builder("paperbridge.breaker", () -> level(breakers.standing(remote)))
                    .description("0: the server answers; 1: it is probed; 2: it is left alone after failures in a row")
                    .tag("remote", remote)
                    .register(registry);
        }
        time("paperbridge.poll.last", "When a poll last went through", polls::lastPoll, registry);
        time("paperbridge.booking.last", "When this node last confirmed a document", documents::lastBooking, registry);
    }

    private static void time(
            String name, String description, Supplier<@Nullable Instant> moment, MeterRegistry registry) {
        TimeGauge.builder(
                        name,
                        () -> {
                            Instant at = moment.get();
                            return at == null ? null : at.getEpochSecond();
                        },
                        TimeUnit.SECONDS)
                .description(description)
                .register(registry);
    }

    private static int level(Standing standing) {
        return switch (standing) {
            case WELL -> 0;
            case PROBED -> 1;
            case LEFT_ALONE -> 2;
        };
    }
}
