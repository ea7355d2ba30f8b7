package io.paperbridge.operations;

import io.paperbridge.language.Language;
import io.paperbridge.reconciliation.Reconciliation;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What reconciliation has found, for an operator; {@link Flow} starts it. In Hawtio under JMX, io.paperbridge, Reconciliation. */
@Component
@ManagedResource(
        objectName = "io.paperbridge:type=Reconciliation",
        description = "Where the journal, the ledger and Paperless disagree.")
public class Reconciling {

    private final Reconciliation reconciliation;
    private final Language language;

    Reconciling(Reconciliation reconciliation, Language language) {
        this.reconciliation = reconciliation;
        this.language = language;
    }

    @ManagedAttribute(description = "What the last reconciliation found, as a table; empty before the first.")
    public String getReport() {
        return reconciliation
                .lastReport()
                .map(new ReconcileText(language.locale())::table)
                .orElse("");
    }

    @ManagedAttribute(description = "The same as JSON.")
    public String getReportAsJson() {
        return reconciliation
                .lastReport()
                .map(new ReconcileText(language.locale())::json)
                .orElse("");
    }

    /** What the last reconciliation of this node found, as JSON with sentences in a language; empty before the first. */
    public Optional<String> report(Locale locale) {
        return reconciliation.lastReport().map(new ReconcileText(locale)::json);
    }
}
