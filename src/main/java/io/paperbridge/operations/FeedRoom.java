package io.paperbridge.operations;

import io.paperbridge.journal.TimingSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much the feed may put on the queue: never more than twice the workers. */
@Component("feedRoom")
public class FeedRoom {

    private static final int ORIGINALS = 2;

    private final int workers;
    private final TimingSettings settings;

    FeedRoom(@Value("${paperbridge.workers:8}") int workers, TimingSettings settings) {
        this.workers = workers;
        this.settings = settings;
    }

    /** How many more documents fit on the queue. */
    public int room(long queued) {
        return (int) Math.max(0, 2L * workers - queued);
    }

    /** How many more originals fit on the queue; few, because they are attached one at a time and booking goes first. */
    public int attachRoom(long queued) {
        return (int) Math.max(0, ORIGINALS - queued);
    }

    /** How long a queued document counts as queued, in milliseconds; a queue that lost it is fed again afterwards. */
    public long queuedMillis() {
        return settings.lease().toMillis();
    }
}
