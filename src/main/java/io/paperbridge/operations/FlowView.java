package io.paperbridge.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.failure.Failure;
import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.JournalReport;
import io.paperbridge.journal.JournalWatch;
import io.paperbridge.journal.Pauses;
import io.paperbridge.journal.Workload;
import io.paperbridge.journal.Workload.Held;
import io.paperbridge.journal.Workload.Lane;
import io.paperbridge.reconciliation.Reconciliation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How the whole stands at this moment, for an operator. */
@Component
class FlowView {

    private static final String POLL = "poll-paperless";
    private static final String RECONCILE = "reconcile-books";

    private final JournalReport journal;
    private final JournalWatch watch;
    private final Workload workload;
    private final Pauses pauses;
    private final PollHealth polls;
    private final RemoteBreakers breakers;
    private final Schedules schedules;
    private final Reconciliation reconciliation;
    private final MeterRegistry meters;
    private final int workers;

    FlowView(
            JournalReport journal,
            JournalWatch watch,
            Workload workload,
            Pauses pauses,
            PollHealth polls,
            RemoteBreakers breakers,
            Schedules schedules,
            Reconciliation reconciliation,
            MeterRegistry meters,
            Environment settings) {
        this.journal = journal;
        this.watch = watch;
        this.workload = workload;
        this.pauses = pauses;
        this.polls = polls;
        this.breakers = breakers;
        this.schedules = schedules;
        this.reconciliation = reconciliation;
        this.meters = meters;
        this.workers = settings.getProperty("paperbridge.workers", Integer.class, 1);
    }

    /**
     * The whole.
     *
     * @param pausedReason who has paused the work, and why; null while it goes on
     * @param stoppedReason why nothing can be done until somebody acts; null while work goes on
     * @param servers how each server stands: WELL, LEFT_ALONE or PROBED
     * @param freeLanes how many more requests to BigCapital may be under way; null before it was asked
     * @param due documents that could be worked on now
     * @param untold documents whose final state Paperless does not show yet
     */
    record Whole(
            Map<String, Integer> documents,
            @Nullable String pausedReason,
            @Nullable String stoppedReason,
            Polls poll,
            List<Throughput> throughput,
            Map<String, RemoteBreakers.Standing> servers,
            List<Allowance> allowances,
            @Nullable Long freeLanes,
            Lane posting,
            int workers,
            List<Held> inWork,
            long due,
            long untold,
            long oldestWaitingSeconds,
            Reconciled reconcile) {}

    /** When Paperless was asked last, by this process, and is asked next. */
    record Polls(@Nullable Instant last, @Nullable Instant next, boolean running) {}

    /** What came and what ended within the last while. */
    record Throughput(String within, int received, int booked, int review, int parked, int discarded) {}

    /** {@code left}: calls that an endpoint of BigCapital still allows in its window. */
    record Allowance(String endpoint, long left) {}

    /** The last reconciliation, and the next. */
    record Reconciled(
            boolean running,
            @Nullable Instant begun,
            @Nullable Map<String, Long> found,
            @Nullable Integer repaired,
            @Nullable Instant next) {}

    Whole whole() {
        return new Whole(
                journal.counts(),
                pauses.why(),
                polls.whyStopped().map(Failure::sentence).orElse(null),
                new Polls(polls.lastPoll(), schedules.next(POLL).orElse(null), schedules.isRunning(POLL)),
                List.of(
                        throughput("minute", Duration.ofMinutes(1)),
                        throughput("hour", Duration.ofHours(1)),
                        throughput("day", Duration.ofDays(1))),
                breakers.standings(),
                allowances(),
                meters.find("paperbridge.lanes.free").gauges().stream()
                        .findFirst()
                        .map(FlowView::whole)
                        .orElse(null),
                workload.lane(),
                workers,
                workload.held(),
                watch.due(),
                watch.untold(),
                watch.oldestWaiting().toSeconds(),
                reconciled());
    }

    private Throughput throughput(String name, Duration within) {
        Map<DocumentState, Integer> ended = workload.ended(within);
        return new Throughput(
                name,
                workload.received(within),
                ended.getOrDefault(DocumentState.CONFIRMED, 0),
                ended.getOrDefault(DocumentState.NEEDS_REVIEW, 0),
                ended.getOrDefault(DocumentState.PARKED, 0),
                ended.getOrDefault(DocumentState.DISCARDED, 0));
    }

    /** Those of which an answer has said it; the scarcest first. */
    private List<Allowance> allowances() {
        return meters.find("paperbridge.allowance.left").gauges().stream()
                .filter(gauge -> !Double.isNaN(gauge.value()))
                .map(gauge -> new Allowance(String.valueOf(gauge.getId().getTag("endpoint")), whole(gauge)))
                .sorted(Comparator.comparingLong(Allowance::left).thenComparing(Allowance::endpoint))
                .toList();
    }

    private Reconciled reconciled() {
        var last = reconciliation.lastReport();
        return new Reconciled(
                schedules.isRunning(RECONCILE),
                last.map(report -> report.begun()).orElse(null),
                last.map(report -> report.counts()).orElse(null),
                last.map(report -> report.repaired().size()).orElse(null),
                schedules.next(RECONCILE).orElse(null));
    }

    private static long whole(Gauge gauge) {
        return BigDecimal.valueOf(gauge.value())
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
