package io.paperbridge.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.journal.StateChange;
import io.paperbridge.journal.StateChanges;
import io.paperbridge.journal.StateChanges.Change;
import io.paperbridge.journal.StateChanges.Changes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The changes of state of all documents as they happen on any node, for those who listen.
 *
 * <p>While somebody listens one thread of this node reads the journal: every two seconds, and at once when a document comes to rest
 * here. Each listener takes what is new in its own thread and at its own pace; one that falls behind reads the journal itself, so that
 * nothing is kept for it and nobody waits for it.
 */
@Component
public class LiveFeed {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final int MOST_LISTENERS = 50;
    private static final int MOST_OF_ONE = 10;
    private static final int KEPT = 1000;
    private static final int BATCH = 500;
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final StateChanges journal;
    private final ApplicationContext context;
    private final Deque<Change> recent = new ArrayDeque<>();
    private final Map<String, Integer> listenersByName = new HashMap<>();
    private int listeners;
    private boolean reading;
    private boolean nudged;
    private boolean closed;

    /** Events up to it are read; those behind {@link #keptFrom} are in {@link #recent} as far as they are changes. */
    private long upTo;

    private long keptFrom;

    LiveFeed(StateChanges journal, ApplicationContext context, MeterRegistry meters) {
        this.journal = journal;
        this.context = context;
        Gauge.builder("paperbridge.live.listeners", this, LiveFeed::count)
                .description("Who listens to the changes of documents as they happen")
                .register(meters);
    }

    private synchronized int count() {
        return listeners;
    }

    /**
     * Begins to listen.
     *
     * @param name who listens; one has no more than ten of the fifty places
     * @param after the event behind which to begin; null for what happens from now on
     * @return empty when too many, or this one too often, listen already, or Paperbridge is being stopped
     */
    public Optional<Listener> listen(String name, @Nullable Long after) {
        long last = journal.last();
        long settled = journal.settled();
        synchronized (this) {
            if (closed || listeners >= MOST_LISTENERS || listenersByName.getOrDefault(name, 0) >= MOST_OF_ONE) {
                return Optional.empty();
            }
            listeners++;
            listenersByName.merge(name, 1, Integer::sum);
            if (!reading) {
                reading = true;
                upTo = settled;
                keptFrom = settled;
                recent.clear();
                Thread reader = new Thread(this::read, "live-feed");
                reader.setDaemon(true);
                reader.start();
            }
        }
        return Optional.of(new Listener(name, after == null ? last : Math.min(after, last)));
    }

    /** Reads while somebody listens. */
    private void read() {
        try {
            while (isWanted()) {
                rest(readOnce());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until it is time to read again, but at least a moment: under load one reading brings many. */
    private synchronized void rest(Duration longest) throws InterruptedException {
        long now = System.nanoTime();
        long earliest = now + MOMENT.toNanos();
        long latest = now + longest.toNanos();
        while (!closed && listeners > 0) {
            now = System.nanoTime();
            long left = (nudged ? Math.min(earliest, latest) : latest) - now;
            if (left <= 0) {
                break;
            }
            wait(left / 1_000_000 + 1);
        }
        nudged = false;
    }

    private synchronized boolean isWanted() {
        reading = !closed && listeners > 0;
        return reading;
    }

    /** How long to wait before the next reading. */
    private Duration readOnce() {
        long from;
        synchronized (this) {
            from = upTo;
        }
        try {
            Changes next = journal.next(from, BATCH);
            synchronized (this) {
                upTo = next.upTo();
                recent.addAll(next.changes());
                while (recent.size() > KEPT) {
                    keptFrom = recent.removeFirst().eventId();
                }
                notifyAll();
            }
            return next.isUnsettled() || next.upTo() >= from + BATCH ? MOMENT : PACE;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The journal cannot be read for those who listen ({}); it is tried again",
                    e.getClass().getSimpleName());
            return PACE;
        }
    }

    /** A document has come to rest on this node. */
    @TransactionalEventListener(fallbackExecution = true)
    synchronized void nudge(StateChange change) {
        nudged = true;
        notifyAll();
    }

    /** Whoever listens is told to stop, so that the web server need not wait for them. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    synchronized void close(ContextClosedEvent stopped) {
        if (stopped.getApplicationContext() == context) {
            closed = true;
            notifyAll();
        }
    }

    /** One who listens, in one thread. */
    public final class Listener implements AutoCloseable {

        private final String name;
        private long after;
        private boolean left;

        private Listener(String name, long after) {
            this.name = name;
            this.after = after;
        }

        /**
         * Waits for changes, but not longer than given; none when there are none, or it is over.
         *
         * @throws InterruptedException when the thread is
         */
        public List<Change> next(Duration wait) throws InterruptedException {
            long until;
            synchronized (LiveFeed.this) {
                long end = System.nanoTime() + wait.toNanos();
                long rest = wait.toMillis();
                while (upTo <= after && !isOver() && rest > 0) {
                    LiveFeed.this.wait(rest);
                    rest = (end - System.nanoTime()) / 1_000_000;
                }
                if (isOver() || upTo <= after) {
                    return List.of();
                }
                if (after >= keptFrom) {
                    List<Change> news = recent.stream()
                            .filter(change -> change.eventId() > after)
                            .toList();
                    after = upTo;
                    return news;
                }
                until = upTo;
            }
            Changes missed = journal.between(after, until, BATCH);
            after = missed.upTo();
            return missed.changes();
        }

        /** Whether nothing comes any more, because it was closed or Paperbridge is being stopped. */
        public boolean isOver() {
            synchronized (LiveFeed.this) {
                return closed || left;
            }
        }

        @Override
        public void close() {
            synchronized (LiveFeed.this) {
                if (!left) {
                    left = true;
                    listeners--;
                    listenersByName.computeIfPresent(name, (who, times) -> times == 1 ? null : times - 1);
                    LiveFeed.this.notifyAll();
                }
            }
        }
    }
}
