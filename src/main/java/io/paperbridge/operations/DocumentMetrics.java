package io.paperbridge.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.StateChange;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What becomes of documents on this node, as it happens: {@code paperbridge.documents.ended} by outcome, reason and kind, {@code
 * paperbridge.documents.time} from arrival to that end, {@code paperbridge.booked.amount} by currency and kind, {@code
 * paperbridge.attempts.failed} by reason.
 */
@Component
class DocumentMetrics {

    private static final String NONE = "none";

    private final MeterRegistry meters;
    private final Clock clock;
    private volatile @Nullable Instant lastBooking;

    DocumentMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void ended(StateChange change) {
        if (change.attemptFailed()) {
            attempt(change);
        }
        if (!change.to().isFinal()) {
            return;
        }
        if (change.to() == DocumentState.CONFIRMED) {
            lastBooking = clock.instant();
            booked(change);
        }
        Counter.builder("paperbridge.documents.ended")
                .description("Documents that came to an end on this node")
                .tag("outcome", word(change.to().name()))
                .tag("reason", change.reason() == null ? NONE : change.reason())
                .tag("kind", change.kind() == null ? NONE : word(change.kind()))
                .register(meters)
                .increment();
        Timer.builder("paperbridge.documents.time")
                .description("From the first sight of a document to its end")
                .tag("outcome", word(change.to().name()))
                .register(meters)
                .record(change.sinceArrival());
    }

    /** When this node last confirmed a document; null since the start. */
    @Nullable
    Instant lastBooking() {
        return lastBooking;
    }

    /** The figure of a monitoring system, not of the books: a counter is a floating-point number. */
    private void booked(StateChange change) {
        if (change.gross() != null && change.currency() != null) {
            Counter.builder("paperbridge.booked.amount")
                    .description("Totals of what this node confirmed")
                    .tag("currency", change.currency())
                    .tag("kind", change.kind() == null ? NONE : word(change.kind()))
                    .register(meters)
                    .increment(change.gross().abs().doubleValue());
        }
    }

    private void attempt(StateChange change) {
        Counter.builder("paperbridge.attempts.failed")
                .description("Attempts that failed and are made again later")
                .tag("reason", change.reason() == null ? NONE : change.reason())
                .register(meters)
                .increment();
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
