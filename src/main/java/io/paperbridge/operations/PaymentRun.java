package io.paperbridge.operations;

import io.paperbridge.failure.NotYet;
import io.paperbridge.journal.Nodes;
import io.paperbridge.journal.Payments;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** One look at all payments, for the command line. */
@Component
public class PaymentRun {

    private static final String ROUTE = "update-payment-status";

    private final CamelContext camel;
    private final Payments payments;
    private final Nodes nodes;
    private final PrintStream out;

    @Autowired
    @SuppressWarnings("SystemOut") // the table is the result of the command, not a log
    PaymentRun(CamelContext camel, Payments payments, Nodes nodes) {
        this(camel, payments, nodes, System.out);
    }

    PaymentRun(CamelContext camel, Payments payments, Nodes nodes, PrintStream out) {
        this.camel = camel;
        this.payments = payments;
        this.nodes = nodes;
        this.out = out;
    }

    /** Asks the ledger about all booked entries, tells Paperless what has changed, and shows how many there are of each status. */
    public int refresh() {
        payments.followAll();
        Throwable failure = OneRun.of(camel, ROUTE).failure();
        // the route itself waits when told to
        if (failure != null && !(failure instanceof NotYet)) {
            out.println("Stopped: " + Remedy.of(failure));
            return SyncRun.COULD_NOT_RUN;
        }
        return show();
    }

    /** Shows how many booked entries there are of each status, as Paperless was told last. */
    public int show() {
        out.println(table());
        return SyncRun.ALL_DONE;
    }

    String table() {
        Map<String, Integer> counts = payments.counts();
        String table = counts.isEmpty()
                ? "Nothing is booked yet."
                : counts.entrySet().stream()
                        .map(row -> "%-16s %6d".formatted(row.getKey(), row.getValue()))
                        .collect(Collectors.joining(System.lineSeparator()));
        List<Nodes.Living> living = nodes.all();
        return living.size() < 2 ? table : table + System.lineSeparator() + nodes(living);
    }

    private static String nodes(List<Nodes.Living> living) {
        return living.stream()
                .map(node -> "node %s since %s, last seen %s".formatted(node.name(), node.startedAt(), node.seenAt()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
