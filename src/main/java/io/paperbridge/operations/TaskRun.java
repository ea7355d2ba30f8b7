package io.paperbridge.operations;

import io.paperbridge.journal.DocumentFilter;
import io.paperbridge.journal.DocumentList;
import io.paperbridge.journal.Intervention;
import io.paperbridge.journal.Tasks;
import io.paperbridge.journal.Tasks.Deed;
import io.paperbridge.journal.Tasks.Task;
import io.paperbridge.reconciliation.Order;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does the same to many documents, one after the other on a thread of its own: one task at a time. */
@Component
public class TaskRun {

    /** How many documents a task is about at most. */
    public static final int MOST = 1000;

    /** The routes have had their 15 of the 20 seconds that a stop may take. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger("paperbridge");

    private final DocumentList documents;
    private final Tasks tasks;
    private final ByHand hand;
    private final ReconcileRun reconciliation;
    private final Stopping stopping;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "tasks");
        made.setDaemon(true);
        return made;
    });

    TaskRun(DocumentList documents, Tasks tasks, ByHand hand, ReconcileRun reconciliation, Stopping stopping) {
        this.documents = documents;
        this.tasks = tasks;
        this.hand = hand;
        this.reconciliation = reconciliation;
        this.stopping = stopping;
    }

    /**
     * Begins to do it to all documents that meet a filter, the oldest first, at most {@link #MOST}. One that does not meet it any more
     * when its turn comes is left alone, and counts as refused.
     *
     * @param reason why, in the actor's words; null when they said nothing
     * @return the task; empty when another is not through yet, or the process is being stopped
     */
    public Optional<Task> begin(Deed deed, DocumentFilter which, String actor, @Nullable String reason) {
        if (stopping.hasBegun() || !busy.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            List<Long> ids = documents.latest(which, MOST);
            int leftOver = ids.size() < MOST ? 0 : Math.max(0, documents.countLatest(which) - ids.size());
            String id = tasks.begin(deed, actor, reason, ids.size(), leftOver);
            Optional<Task> begun = tasks.find(id);
            thread.execute(() -> work(id, deed, which, ids, actor, reason));
            return begun;
        } catch (RuntimeException e) {
            busy.set(false);
            throw e;
        }
    }

    /**
     * Begins to hold the journal beside the ledger and beside Paperless.
     *
     * @param repair whether what may be repaired is
     * @param restored whether the journal was restored from an older backup, or lost
     * @return the task; empty when another is not through yet, one is under way by schedule, or the process is being stopped
     */
    public Optional<Task> reconcile(boolean repair, boolean restored, String actor) {
        if (stopping.hasBegun() || reconciliation.isUnderWay() || !busy.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            String id = tasks.begin(Deed.RECONCILE, actor, null, 1, 0);
            Optional<Task> begun = tasks.find(id);
            thread.execute(() -> reconcile(id, new Order(repair, restored, actor)));
            return begun;
        } catch (RuntimeException e) {
            busy.set(false);
            throw e;
        }
    }

    private void reconcile(String id, Order order) {
        boolean through = false;
        try {
            Optional<Throwable> failure = reconciliation.reconcile(order);
            through = !stopping.hasBegun();
            if (failure.isEmpty()) {
                tasks.done(id);
            } else if (through) {
                tasks.refused(id, 0, hand.say(Remedy.of(failure.get())));
            }
        } catch (RuntimeException | Error e) { // its node renews what has not said that it is over
            LOG.error("Task {} broke off", id, e);
            tasks.brokeOff(id);
        } finally {
            busy.set(false); // before it is seen to have ended: then the next may begin
        }
        if (through) {
            tasks.ended(id);
            LOG.info(
                    "Task {} of {} is through: the books are reconciled, or its refusal says why not",
                    id,
                    order.actor());
        }
    }

    private void work(
            String id,
            Deed deed,
            DocumentFilter which,
            List<Long> paperlessIds,
            String actor,
            @Nullable String reason) {
        boolean through = false;
        try {
            through = doToAll(id, deed, which, paperlessIds, actor, reason);
        } catch (RuntimeException | Error e) { // its node renews what has not said that it is over
            LOG.error("Task {} broke off", id, e);
            tasks.brokeOff(id);
        } finally {
            busy.set(false); // before it is seen to have ended: then the next may begin
        }
        if (through) {
            tasks.ended(id);
            LOG.info("Task {} of {} is through: {} of {} documents", id, actor, deed, paperlessIds.size());
        }
    }

    /** Whether nothing is left; what a stop leaves the journal tells when this process hands back what it held. */
    private boolean doToAll(
            String id,
            Deed deed,
            DocumentFilter which,
            List<Long> paperlessIds,
            String actor,
            @Nullable String reason) {
        for (long paperlessId : paperlessIds) {
            if (stopping.hasBegun()) {
                return false;
            }
            Intervention intervention = deed == Deed.RETRY
                    ? hand.retry(paperlessId, actor, which)
                    : hand.discard(paperlessId, actor, reason == null ? "" : reason, which);
            if (intervention.done()) {
                tasks.done(id);
            } else if (!stopping.hasBegun()) {
                tasks.refused(id, paperlessId, hand.say(intervention));
            }
        }
        return true;
    }

    /** Waits a little for the document in work; interrupting it could break the journal, whose file H2 closes then. */
    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("A task is still busy with a document; what became of it is in the document's history");
        }
    }
}
