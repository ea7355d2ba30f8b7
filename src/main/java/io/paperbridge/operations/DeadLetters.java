package io.paperbridge.operations;

import io.paperbridge.journal.DocumentFilter;
import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.DocumentList.Page;
import io.paperbridge.journal.DocumentSort;
import io.paperbridge.journal.Intervention;
import io.paperbridge.journal.ListedDocument;
import io.paperbridge.journal.Tasks;
import io.paperbridge.journal.Tasks.Deed;
import io.paperbridge.journal.Tasks.Task;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * Documents that wait for a person, and all that a person can do with them: in Hawtio the page Dead letters, or JMX, io.paperbridge,
 * DeadLetters. What is named list, show or counts changes nothing. Every answer is JSON.
 */
@Component
@ManagedResource(
        objectName = "io.paperbridge:type=DeadLetters",
        description =
                "Documents that wait for a person: find them, see what is wrong, mend them. Every answer is JSON; empty conditions are none.")
public class DeadLetters {

    private static final int MOST = 200;

    private final DocumentList documents;
    private final LetterView view;
    private final ByHand hand;
    private final TaskRun tasks;
    private final Tasks taskList;
    private final Clock clock;

    DeadLetters(DocumentList documents, LetterView view, ByHand hand, TaskRun tasks, Tasks taskList, Clock clock) {
        this.documents = documents;
        this.view = view;
        this.hand = hand;
        this.tasks = tasks;
        this.taskList = taskList;
        this.clock = clock;
    }

    /** {@code done}: whether it was done; {@code message}: what was done, or why not. */
    record Answer(boolean done, String message) {}

    /** {@code task}: what was begun for all of them; left out when nothing was. */
    record Begun(boolean done, String message, @Nullable String task) {}

    @ManagedOperation(
            description = "Lists documents, a page at a time; those that wait for a person unless a state is given.")
    @ManagedOperationParameter(
            name = "state",
            description = "states with commas between, for example parked,needs-review; any for all")
    @ManagedOperationParameter(name = "reason", description = "the code of the reason, for example duplicate")
    @ManagedOperationParameter(name = "kind", description = "for example bill or sale-invoice")
    @ManagedOperationParameter(name = "party", description = "a part of the party's name")
    @ManagedOperationParameter(name = "olderThan", description = "how long ago it came at least, for example 2d or 12h")
    @ManagedOperationParameter(
            name = "text",
            description = "a part of title, party, number, reference or reason, or the id in Paperless")
    @ManagedOperationParameter(
            name = "sort",
            description = "received, updated, date or total; with a hyphen before it the latest or largest first")
    @ManagedOperationParameter(name = "next", description = "next of the page before")
    @ManagedOperationParameter(name = "limit", description = "how many at most, up to 200")
    public String list(
            String state,
            String reason,
            String kind,
            String party,
            String olderThan,
            String text,
            String sort,
            String next,
            int limit) {
        return read(() -> {
            DocumentFilter filter = LetterFilter.of(state, reason, kind, party, olderThan, text, clock.instant());
            DocumentSort order = LetterFilter.sort(sort);
            int size = limit < 1 ? 1 : Math.min(limit, MOST);
            Page<ListedDocument> page = documents.page(filter, order, LetterFilter.place(order, next), size);
            return view.page(page, documents.countLatest(filter));
        });
    }

    @ManagedOperation(
            description =
                    "How many documents there are by state and reason, with what the reason means and what to do.")
    public String countsByReason() {
        return read(view::counts);
    }

    @ManagedOperation(
            description =
                    "Shows a document: what was read and where, every attempt with the exchange it failed at, its history.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    public String show(long paperlessId) {
        return read(() -> documents.generations(paperlessId).stream()
                .findFirst()
                .<Object>map(view::whole)
                .orElseGet(() -> new Answer(false, "The journal knows no document " + paperlessId + ".")));
    }

    @ManagedOperation(description = "Shows how far it is what was begun for many documents.")
    @ManagedOperationParameter(name = "task", description = "its id, as retryAll has answered it")
    public String showTask(String task) {
        return read(() -> taskList.find(task.strip())
                .<Object>map(found -> found)
                .orElseGet(() -> new Answer(false, "There is no task " + task + ".")));
    }

    @ManagedOperation(description = "Starts a document anew that is parked, in review or discarded.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    public String retry(long paperlessId) {
        return said(() -> hand.retry(paperlessId, Actor.current()));
    }

    @ManagedOperation(
            description =
                    "Starts all documents anew that meet the conditions, the oldest first, at most 1000: those in review or parked unless a state is given.")
    @ManagedOperationParameter(name = "state", description = "parked, needs-review or discarded, with commas between")
    @ManagedOperationParameter(name = "reason", description = "the code of the reason, for example duplicate")
    @ManagedOperationParameter(name = "kind", description = "for example bill or sale-invoice")
    @ManagedOperationParameter(name = "party", description = "a part of the party's name")
    @ManagedOperationParameter(name = "olderThan", description = "how long ago it came at least, for example 2d or 12h")
    @ManagedOperationParameter(
            name = "text",
            description = "a part of title, party, number, reference or reason, or the id in Paperless")
    public String retryAll(String state, String reason, String kind, String party, String olderThan, String text) {
        return read(() -> {
            DocumentFilter filter = LetterFilter.retriable(
                    LetterFilter.of(state, reason, kind, party, olderThan, text, clock.instant()));
            return tasks.begin(Deed.RETRY, filter, Actor.current(), null)
                    .map(DeadLetters::begun)
                    .orElseGet(() -> new Begun(
                            false,
                            "Something is being done for many documents already; wait until it is through.",
                            null));
        });
    }

    @ManagedOperation(description = "Discards a document that is not to be booked.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    @ManagedOperationParameter(name = "reason", description = "why")
    public String discard(long paperlessId, String reason) {
        return said(() -> hand.discard(paperlessId, Actor.current(), reason));
    }

    @ManagedOperation(description = "Takes a document in review or parked for booked, because it was booked by hand.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    @ManagedOperationParameter(name = "kind", description = "for example bill; empty for what the document is")
    @ManagedOperationParameter(
            name = "entryId",
            description = "the id of the entry in BigCapital, as in the address of its page")
    @ManagedOperationParameter(name = "reason", description = "why; may be empty")
    public String resolve(long paperlessId, String kind, long entryId, String reason) {
        return said(() ->
                hand.resolve(paperlessId, kind.isBlank() ? null : ByHand.kind(kind), entryId, Actor.current(), reason));
    }

    @ManagedOperation(description = "Books a document again whose entry was deleted in BigCapital.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    @ManagedOperationParameter(name = "reason", description = "why; may be empty")
    public String rebook(long paperlessId, String reason) {
        return said(() -> hand.rebook(paperlessId, Actor.current(), reason));
    }

    @ManagedOperation(description = "Approves what was asked about a document in review, and books it as it was read.")
    @ManagedOperationParameter(name = "paperlessId", description = "the id in Paperless")
    @ManagedOperationParameter(name = "reason", description = "why; may be empty")
    public String approve(long paperlessId, String reason) {
        return said(() -> hand.approve(paperlessId, Actor.current(), reason));
    }

    private static Begun begun(Task task) {
        String more = task.leftOver() == 0 ? "" : "; " + task.leftOver() + " more are left for another time";
        return new Begun(
                task.documents() > 0,
                task.documents() == 0
                        ? "No document in review or parked is meant by that."
                        : "Being started anew: " + task.documents() + more + ".",
                task.id());
    }

    private static String read(Supplier<Object> what) {
        try {
            return PlainJson.of(what.get());
        } catch (IllegalArgumentException e) {
            return PlainJson.of(new Answer(false, String.valueOf(e.getMessage())));
        }
    }

    private String said(Supplier<Intervention> deed) {
        return read(() -> {
            Intervention intervention = deed.get();
            return new Answer(intervention.done(), hand.say(intervention));
        });
    }
}
