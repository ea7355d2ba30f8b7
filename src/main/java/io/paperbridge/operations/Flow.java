package io.paperbridge.operations;

import io.paperbridge.journal.AttachmentReport;
import io.paperbridge.journal.JournalReport;
import io.paperbridge.journal.Pauses;
import io.paperbridge.journal.PostingLane;
import io.paperbridge.reconciliation.Order;
import io.paperbridge.reconciliation.Reconciliation;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** How documents flow, and what makes them stop and go: in Hawtio the page Flow, or JMX, io.paperbridge, Flow. */
@Component
@ManagedResource(
        objectName = "io.paperbridge:type=Flow",
        description = "How documents flow, and what makes them stop and go on.")
public class Flow {

    private final FlowView view;
    private final JournalReport journal;
    private final AttachmentReport originals;
    private final PostingLane lane;
    private final PollHealth health;
    private final RemoteBreakers breakers;
    private final Polling polling;
    private final Pauses pauses;
    private final Reconciliation reconciliation;
    private final Schedules schedules;

    Flow(
            FlowView view,
            JournalReport journal,
            AttachmentReport originals,
            PostingLane lane,
            PollHealth health,
            RemoteBreakers breakers,
            Polling polling,
            Pauses pauses,
            Reconciliation reconciliation,
            Schedules schedules) {
        this.view = view;
        this.journal = journal;
        this.originals = originals;
        this.lane = lane;
        this.health = health;
        this.breakers = breakers;
        this.polling = polling;
        this.pauses = pauses;
        this.reconciliation = reconciliation;
        this.schedules = schedules;
    }

    @ManagedAttribute(description = "How many documents there are in each state.")
    public Map<String, Integer> getDocuments() {
        return journal.counts();
    }

    @ManagedAttribute(description = "How many originals are attached, waiting and so on.")
    public Map<String, Integer> getOriginals() {
        return originals.counts();
    }

    @ManagedAttribute(description = "Why originals are not attached, by the id in Paperless.")
    public Map<Long, String> getOriginalsNotAttached() {
        return Stream.concat(originals.failed().stream(), originals.leftOut().stream())
                .collect(Collectors.toMap(
                        AttachmentReport.Row::paperlessId, row -> String.valueOf(row.reason()), (one, other) -> one));
    }

    @ManagedAttribute(
            description =
                    "How each server stands: WELL, LEFT_ALONE after failures in a row, PROBED by one document at a time.")
    public Map<String, String> getServers() {
        return breakers.standings().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, server -> server.getValue().name()));
    }

    @ManagedAttribute(description = "Who has paused the work, and why; empty while it goes on.")
    public String getPausedReason() {
        String why = pauses.why();
        return why == null ? "" : why;
    }

    @ManagedAttribute(description = "Why work is stopped until somebody acts; empty while it goes on.")
    public String getStoppedReason() {
        return health.whyStopped().map(Throwable::getMessage).orElse("");
    }

    @ManagedAttribute(description = "Why nothing is posted in BigCapital; empty while posting goes on.")
    public String getPostingStoppedReason() {
        String reason = lane.stopped();
        return reason == null ? "" : reason;
    }

    @ManagedOperation(
            description =
                    "Shows the whole as JSON: documents by state, throughput, servers, allowances, what is in work, polls, reconciliation.")
    public String showFlow() {
        return PlainJson.of(view.whole());
    }

    @ManagedOperation(
            description =
                    "Pauses the work of all nodes: nothing new is begun until it is resumed, also after a new start.")
    @ManagedOperationParameter(name = "actor", description = "who pauses; empty for who is logged in")
    @ManagedOperationParameter(name = "reason", description = "why; may be empty")
    public String pause(String actor, String reason) {
        pauses.pause(Actor.current(actor), reason);
        return "Paused; what is in work is brought to its end.";
    }

    @ManagedOperation(description = "Lets the work go on after it was paused.")
    public String resume() {
        return pauses.resume(Actor.current()) ? "Work goes on." : "Work was not paused.";
    }

    @ManagedOperation(description = "Asks Paperless for documents now.")
    public String pollNow() {
        String paused = pauses.why();
        if (paused != null) {
            return "Work is paused " + paused + ".";
        }
        return polling.pollNow()
                ? "A poll has begun."
                : "Nothing polls here; check that route poll-paperless is there.";
    }

    @ManagedOperation(description = "Lets posting go on after it was stopped because the ledger was wrong.")
    public String resumePosting() {
        lane.resume();
        return "Posting goes on.";
    }

    @ManagedOperation(
            description =
                    "Reconciles now, or when the run under way has ended; Reconciliation shows what was found, showFlow whether it runs.")
    @ManagedOperationParameter(name = "repair", description = "whether what may be repaired is")
    @ManagedOperationParameter(
            name = "restored",
            description = "whether the journal was restored from an older backup, or lost")
    public String reconcile(boolean repair, boolean restored) {
        reconciliation.want(new Order(repair, restored, Actor.current()));
        return schedules.runNow("reconcile-books")
                ? "A reconciliation has begun."
                : "Nothing is reconciled here; check that route reconcile-books is there.";
    }
}
