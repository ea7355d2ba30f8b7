package io.paperbridge.operations;

import io.paperbridge.journal.Documents;
import io.paperbridge.journal.Nodes;
import io.paperbridge.journal.TimingSettings;
import io.paperbridge.operations.RemoteBreakers.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much the feed may put on a queue: never more than twice the workers that take from it, nothing while the queue takes nothing or a server
 * that is needed is left alone, and one document to probe such a server or one that refuses us.
 */
@Component("feedRoom")
public class FeedRoom {

    private static final String PAPERLESS = "Paperless";
    private static final String BIGCAPITAL = "BigCapital";
    private static final int ORIGINALS = 2;

    private final int workers;
    private final boolean ownQueue;
    private final TimingSettings settings;
    private final RemoteBreakers breakers;
    private final Refusals refusals;
    private final WorkQueue queue;
    private final Nodes nodes;
    private final Documents documents;
    private final Stopping stopping;
    private final Clock clock;
    private final Map<String, Instant> probedAt = new ConcurrentHashMap<>();

    FeedRoom(
            @Value("${paperbridge.workers:8}") int workers,
            @Value("${paperbridge.queue.book}") String queueOfBooking,
            TimingSettings settings,
            RemoteBreakers breakers,
            Refusals refusals,
            WorkQueue queue,
            Nodes nodes,
            Documents documents,
            Stopping stopping,
            Clock clock) {
        this.workers = workers;
        this.ownQueue = queueOfBooking.startsWith("seda:");
        this.settings = settings;
        this.breakers = breakers;
        this.refusals = refusals;
        this.queue = queue;
        this.nodes = nodes;
        this.documents = documents;
        this.stopping = stopping;
        this.clock = clock;
    }

    /** Which marks count, as a pattern of SQL: this node's, where each node has queues of its own and must leave the others theirs; else all. */
    public String counted() {
        return ownQueue ? documents.node() + "-%" : "%";
    }

    /** How many more documents to be booked fit on the queue. */
    public int room(long queued) {
        return room("book", most() - queued, PAPERLESS, BIGCAPITAL);
    }

    /** How many more documents of which Paperless is to be told fit on the queue. */
    public int tellRoom(long queued) {
        return room("tell", most() - queued, PAPERLESS);
    }

    /** How many more originals fit on the queue; few, because they are attached one at a time and booking goes first. */
    public int attachRoom(long queued) {
        return room("attach", ORIGINALS - queued, PAPERLESS, BIGCAPITAL);
    }

    /** How long a queued document counts as queued, in milliseconds; a queue that lost it is fed again afterwards. */
    public long queuedMillis() {
        return settings.lease().toMillis();
    }

    private long most() {
        return 2L * workers * (ownQueue ? 1 : nodes.living());
    }

    private int room(String name, long free, String... remotes) {
        List<Standing> standings = Stream.of(remotes).map(breakers::standing).toList();
        if (free <= 0 || !queue.isOpen() || stopping.hasBegun() || standings.contains(Standing.LEFT_ALONE)) {
            return 0;
        }
        if (standings.contains(Standing.PROBED) || refusals.areFresh()) {
            return isToProbe(name) ? 1 : 0;
        }
        return (int) free;
    }

    /** One probe each time, however often the feed asks meanwhile. */
    private boolean isToProbe(String name) {
        Instant now = clock.instant();
        Instant last = probedAt.getOrDefault(name, Instant.EPOCH);
        if (last.plus(breakers.betweenProbes()).isAfter(now)) {
            return false;
        }
        probedAt.put(name, now);
        return true;
    }
}
