package io.paperbridge.operations;

import io.paperbridge.language.Language;
import io.paperbridge.reconciliation.Order;
import io.paperbridge.reconciliation.Reconciliation;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** Reconciliation for an operator: in Hawtio under JMX, io.paperbridge, Reconciliation. */
@Component
@ManagedResource(
        objectName = "io.paperbridge:type=Reconciliation",
        description = "Where the journal, the ledger and Paperless disagree.")
public class Reconciling {

    private final Reconciliation reconciliation;
    private final Schedules schedules;
    private final Language language;

    Reconciling(Reconciliation reconciliation, Schedules schedules, Language language) {
        this.reconciliation = reconciliation;
        this.schedules = schedules;
        this.language = language;
    }

    @ManagedAttribute(description = "What the last reconciliation found, as a table; empty before the first.")
    public String getReport() {
        return reconciliation
                .lastReport()
                .map(new ReconcileText(language)::table)
                .orElse("");
    }

    @ManagedAttribute(description = "The same as JSON.")
    public String getReportAsJson() {
        return reconciliation
                .lastReport()
                .map(new ReconcileText(language)::json)
                .orElse("");
    }

    @ManagedOperation(
            description = "Reconciles now, or when the run under way has ended; the report shows what was found.")
    @ManagedOperationParameter(name = "repair", description = "whether what may be repaired is")
    @ManagedOperationParameter(
            name = "restored",
            description = "whether the journal was restored from an older backup, or lost")
    @ManagedOperationParameter(name = "actor", description = "who wants it; who is logged in counts before it")
    public String reconcile(boolean repair, boolean restored, String actor) {
        reconciliation.want(new Order(repair, restored, Actor.current(actor)));
        return schedules.runNow("reconcile-books")
                ? "A reconciliation has begun."
                : "Nothing is reconciled here; check that route reconcile-books is there.";
    }
}
