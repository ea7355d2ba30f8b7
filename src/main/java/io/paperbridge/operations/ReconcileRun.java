package io.paperbridge.operations;

import io.paperbridge.language.Language;
import io.paperbridge.reconciliation.Order;
import io.paperbridge.reconciliation.Reconciliation;
import io.paperbridge.reconciliation.Report;
import java.io.PrintStream;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** One reconciliation on order: by the route that the schedule uses, which gets one exchange while its schedule is off. */
@Component
public class ReconcileRun {

    private static final String ROUTE = "reconcile-books";

    private final CamelContext camel;
    private final WorkRun run;
    private final Reconciliation reconciliation;
    private final Language language;
    private final PrintStream out;

    @SuppressWarnings("SystemOut") // the report is the result of the command, not a log
    ReconcileRun(CamelContext camel, WorkRun run, Reconciliation reconciliation, Language language) {
        this.camel = camel;
        this.run = run;
        this.reconciliation = reconciliation;
        this.language = language;
        this.out = System.out;
    }

    /**
     * Reconciles once and prints the report.
     *
     * @return the exit code: {@link SyncRun#ALL_DONE} when nothing disagrees any more, {@link SyncRun#SOME_LEFT} when something does
     */
    public int print(Order order, Format format, int width) {
        if (!run.ledgerAnswers()) {
            return SyncRun.COULD_NOT_RUN;
        }
        Optional<Throwable> failure = reconcile(order);
        Optional<Report> made = reconciliation.lastReport();
        if (failure.isPresent() || made.isEmpty()) {
            out.println("Stopped: "
                    + failure.map(thrown -> Remedy.of(thrown).toString())
                            .orElse("nothing was reconciled; the log says why."));
            return SyncRun.COULD_NOT_RUN;
        }
        Report report = made.get();
        if (!report.repaired().isEmpty()) {
            run.quietly().work(width);
        }
        ReconcileText text = new ReconcileText(language.locale());
        out.println(
                switch (format) {
                    case TABLE -> text.table(report);
                    case JSON -> text.json(report);
                    case CSV -> text.csv(report);
                });
        return report.open().isEmpty() ? SyncRun.ALL_DONE : SyncRun.SOME_LEFT;
    }

    /** Whether one is under way on this node, by schedule or on order. */
    boolean isUnderWay() {
        return camel.getInflightRepository().size(ROUTE) > 0;
    }

    /** Reconciles once; why it could not, when it could not. */
    public Optional<Throwable> reconcile(Order order) {
        reconciliation.want(order);
        return Optional.ofNullable(OneRun.of(camel, ROUTE).failure());
    }

    /** How a report is printed. */
    public enum Format {
        TABLE,
        JSON,
        CSV
    }
}
