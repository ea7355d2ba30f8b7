package io.paperbridge.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.JournalWatch;
import io.paperbridge.journal.JournalWatch.Count;
import io.paperbridge.journal.Nodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * How the documents of the journal stand, the same on every node that works on it. The journal is asked when somebody looks, at most
 * every ten seconds; while it does not answer, there are no figures.
 */
@Component
class JournalMetrics implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JournalWatch journal;
    private final Nodes nodes;
    private final Clock clock;
    private Instant askedAt = Instant.MIN;
    private @Nullable Figures figures;

    JournalMetrics(JournalWatch journal, Nodes nodes, Clock clock) {
        this.journal = journal;
        this.nodes = nodes;
        this.clock = clock;
    }

    private record Figures(
            List<Count> counts, long due, long untold, Duration oldestWaiting, Duration oldestAsked, int nodes) {

        long documents(Predicate<Count> which) {
            return counts.stream().filter(which).mapToLong(Count::documents).sum();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (DocumentState state : DocumentState.values()) {
            gauge("paperbridge.documents", "Documents in a state", all -> all.documents(one -> one.state() == state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
        for (Reason reason : Reason.values()) {
            gauge(
                            "paperbridge.documents.waiting",
                            "Documents in review, parked or to be tried again, by the reason",
                            all -> all.documents(one -> reason.code().equals(one.reason())))
                    .tag("reason", reason.code())
                    .register(registry);
        }
        gauge("paperbridge.nodes", "Processes that work on this journal", Figures::nodes)
                .register(registry);
        gauge("paperbridge.queue.depth", "Documents that could be worked on now", Figures::due)
                .register(registry);
        gauge("paperbridge.untold", "Documents at an end of which Paperless has not been told", Figures::untold)
                .register(registry);
        gauge(
                        "paperbridge.queue.oldest.age",
                        "For how long the oldest document that is not at an end has been there",
                        all -> all.oldestWaiting().toSeconds())
                .baseUnit("seconds")
                .register(registry);
        gauge(
                        "paperbridge.review.oldest.age",
                        "For how long a person has been awaited at the longest",
                        all -> all.oldestAsked().toSeconds())
                .baseUnit("seconds")
                .register(registry);
    }

    private Gauge.Builder<?> gauge(String name, String description, Function<Figures, Number> figure) {
        return Gauge.builder(name, () -> {
                    Figures now = figures();
                    return now == null ? null : figure.apply(now);
                })
                .description(description);
    }

    private synchronized @Nullable Figures figures() {
        Instant now = clock.instant();
        if (!now.isBefore(askedAt.equals(Instant.MIN) ? now : askedAt.plus(FRESH))) {
            askedAt = now;
            figures = ask();
        }
        return figures;
    }

    private @Nullable Figures ask() {
        try {
            return new Figures(
                    journal.counts(),
                    journal.due(),
                    journal.untold(),
                    journal.oldestWaiting(),
                    journal.oldestAsked(),
                    nodes.all().size());
        } catch (DataAccessException unanswered) {
            return null;
        }
    }
}
