package io.paperbridge.operations;

import io.paperbridge.journal.Nodes;
import io.paperbridge.journal.Payments;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What runs beside the booking: in Hawtio under JMX, io.paperbridge, Upkeep. */
@Component
@ManagedResource(
        objectName = "io.paperbridge:type=Upkeep",
        description = "Payment status, what is remembered of parties, and the length of the journal.")
public class Upkeep {

    private final Payments payments;
    private final PaymentRun paymentRun;
    private final Schedules schedules;
    private final Acquaintances acquaintances;
    private final Nodes nodes;

    Upkeep(Payments payments, PaymentRun paymentRun, Schedules schedules, Acquaintances acquaintances, Nodes nodes) {
        this.payments = payments;
        this.paymentRun = paymentRun;
        this.schedules = schedules;
        this.acquaintances = acquaintances;
        this.nodes = nodes;
    }

    @ManagedAttribute(description = "The processes that work on this journal, with the last sign of life of each.")
    public Map<String, String> getNodes() {
        return nodes.all().stream()
                .collect(Collectors.toMap(
                        Nodes.Living::name, node -> node.seenAt().toString(), (one, other) -> other, TreeMap::new));
    }

    @ManagedAttribute(
            description = "How many booked entries are open, paid, overdue and so on, as Paperless was told last.")
    public Map<String, Integer> getPaymentStatus() {
        return payments.counts();
    }

    @ManagedOperation(description = "The payment status of booked entries as a table.")
    public String paymentStatusTable() {
        return paymentRun.table();
    }

    @ManagedOperation(
            description =
                    "Asks the ledger what has become of all booked entries, and tells Paperless what has changed.")
    public String refreshPaymentStatus() {
        payments.followAll();
        return schedules.runNow("update-payment-status")
                ? "A look at all booked entries has begun."
                : "Nothing looks at payments here; check that route update-payment-status is there.";
    }

    @ManagedOperation(description = "What is remembered of parties from their booked documents, as a table.")
    public String rememberedParties() {
        return acquaintances.table();
    }

    @ManagedOperation(description = "Forgets what is remembered of a party; what is booked later is remembered again.")
    @ManagedOperationParameter(name = "name", description = "its name, as the table shows it")
    public String forgetParty(String name) {
        return acquaintances.forget(name);
    }

    @ManagedOperation(description = "Deletes the history of finished documents that is past its retention.")
    public String purgeNow() {
        return schedules.runNow("purge-journal")
                ? "Purging has begun; the log says how much it was."
                : "Nothing purges here; check that route purge-journal is there.";
    }
}
