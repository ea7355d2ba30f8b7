package io.paperbridge.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.paperbridge.reconciliation.Kind;
import io.paperbridge.reconciliation.Reconciliation;
import org.springframework.stereotype.Component;

/** {@code paperbridge.reconcile.findings}: what the last reconciliation left open, by kind. */
@Component
class ReconcileMetrics implements MeterBinder {

    private final Reconciliation reconciliation;

    ReconcileMetrics(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            Gauge.builder("paperbridge.reconcile.findings", reconciliation, now -> open(now, kind))
                    .tag("kind", kind.code())
                    .description("What the last reconciliation left open")
                    .register(registry);
        }
    }

    private static int open(Reconciliation reconciliation, Kind kind) {
        return Math.toIntExact(reconciliation
                .lastReport()
                .map(report -> report.counts().getOrDefault(kind.code(), 0L))
                .orElse(0L));
    }
}
