package io.paperbridge.operations;

import io.paperbridge.journal.AttachmentReport;
import io.paperbridge.journal.Intervention;
import io.paperbridge.journal.JournalReport;
import io.paperbridge.journal.Pauses;
import io.paperbridge.journal.PostingLane;
import io.paperbridge.journal.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What an operator sees and does while Paperbridge runs: in Hawtio under JMX, io.paperbridge, Operations. */
@Component
@ManagedResource(
        objectName = "io.paperbridge:type=Operations",
        description = "The documents of the journal, and what an operator can do.")
public class Operations {

    private final JournalReport journal;
    private final AttachmentReport originals;
    private final PostingLane lane;
    private final PollHealth health;
    private final Polling polling;
    private final Pauses pauses;
    private final ByHand hand;
    private final ProducerTemplate camel;

    Operations(
            JournalReport journal,
            AttachmentReport originals,
            PostingLane lane,
            PollHealth health,
            Polling polling,
            Pauses pauses,
            ByHand hand,
            ProducerTemplate camel) {
        this.journal = journal;
        this.originals = originals;
        this.lane = lane;
        this.health = health;
        this.polling = polling;
        this.pauses = pauses;
        this.hand = hand;
        this.camel = camel;
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

    @ManagedAttribute(description = "Why work is stopped until somebody acts; empty while it goes on.")
    public String getStoppedReason() {
        return health.whyStopped().map(Throwable::getMessage).orElse("");
    }

    @ManagedAttribute(description = "Why nothing is posted in BigCapital; empty while posting goes on.")
    public String getPostingStoppedReason() {
        String reason = lane.stopped();
        return reason == null ? "" : reason;
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

    @ManagedOperation(description = "Starts a document anew that is parked, in review or discarded.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    public String replay(long paperlessId) {
        return startAnew(
                Selection.of(List.of(paperlessId)),
                Actor.current(),
                "Document " + paperlessId + " is not parked, in review or discarded; it is left alone.");
    }

    @ManagedOperation(description = "Starts all parked documents anew.")
    public String replayAll() {
        return startAnew(Selection.parked(), Actor.current(), "No document is parked.");
    }

    @ManagedOperation(
            description =
                    "Starts documents anew that are in review or parked and meet every condition given; empty ones are none.")
    @ManagedOperationParameter(name = "reason", description = "the code of the reason, for example duplicate")
    @ManagedOperationParameter(name = "kind", description = "for example bill or sale-invoice")
    @ManagedOperationParameter(name = "party", description = "a part of the party's name")
    @ManagedOperationParameter(name = "olderThan", description = "how long ago work ended, for example 2d or 12h")
    @ManagedOperationParameter(name = "actor", description = "who asks for it; who is logged in counts before it")
    public String replayMany(String reason, String kind, String party, String olderThan, String actor) {
        try {
            return startAnew(
                    Selection.matching(reason, kind, party, olderThan.isBlank() ? null : age(olderThan)),
                    Actor.current(actor),
                    "No document in review or parked is meant by that.");
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @ManagedOperation(description = "Discards a document that is not to be booked.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    @ManagedOperationParameter(name = "actor", description = "who discards it; who is logged in counts before it")
    @ManagedOperationParameter(name = "reason", description = "why")
    public String discard(long paperlessId, String actor, String reason) {
        return said(() -> hand.discard(paperlessId, Actor.current(actor), reason));
    }

    @ManagedOperation(description = "Takes a document in review or parked for booked, because it was booked by hand.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    @ManagedOperationParameter(name = "kind", description = "for example bill; empty for what the document is")
    @ManagedOperationParameter(name = "entryId", description = "the id of the entry in BigCapital")
    @ManagedOperationParameter(name = "actor", description = "who says so; who is logged in counts before it")
    @ManagedOperationParameter(name = "reason", description = "why; may be empty")
    public String resolve(long paperlessId, String kind, long entryId, String actor, String reason) {
        return said(() -> hand.resolve(
                paperlessId, kind.isBlank() ? null : ByHand.kind(kind), entryId, Actor.current(actor), reason));
    }

    @ManagedOperation(description = "Books a document again whose entry was deleted in BigCapital.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    @ManagedOperationParameter(name = "actor", description = "who asks for it; who is logged in counts before it")
    @ManagedOperationParameter(name = "reason", description = "why; may be empty")
    public String rebook(long paperlessId, String actor, String reason) {
        return said(() -> hand.rebook(paperlessId, Actor.current(actor), reason));
    }

    @ManagedOperation(description = "Approves what was asked about a document in review, and books it as it was read.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    @ManagedOperationParameter(name = "actor", description = "who approves; who is logged in counts before it")
    @ManagedOperationParameter(name = "reason", description = "why; may be empty")
    public String approve(long paperlessId, String actor, String reason) {
        return said(() -> hand.approve(paperlessId, Actor.current(actor), reason));
    }

    @ManagedOperation(description = "Lets posting go on after it was stopped because the ledger was wrong.")
    public String resumePosting() {
        lane.resume();
        return "Posting goes on.";
    }

    private static Duration age(String text) {
        return DurationStyle.detectAndParse(text.strip());
    }

    private String said(Supplier<Intervention> deed) {
        try {
            return hand.say(deed.get());
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String startAnew(Selection which, String actor, String none) {
        Exchange answer = camel.request("direct:replay-document", exchange -> {
            exchange.setVariable("actor", actor);
            exchange.getMessage().setBody(which);
        });
        if (answer.getException() != null) {
            return Remedy.of(answer.getException()).toString();
        }
        Integer documents = answer.getMessage().getBody(Integer.class);
        return documents == null || documents == 0 ? none : "Started anew: " + documents + ".";
    }
}
