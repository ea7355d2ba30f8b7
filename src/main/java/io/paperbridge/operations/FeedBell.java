package io.paperbridge.operations;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tells the feed that there is room on a queue, so that workers need not wait for the next interval while documents wait for them.
 *
 * <p>While nobody rings, the feed looks once an interval; however often it is rung, it looks at most ten times a second.
 */
@Component("feedBell")
public class FeedBell {

    private static final Duration BREATH = Duration.ofMillis(100);

    private final Duration interval;
    private final Stopping stopping;
    private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

    FeedBell(@Value("${paperbridge.feed.interval:1s}") Duration interval, Stopping stopping) {
        this.interval = interval;
        this.stopping = stopping;
        ring();
    }

    /** A worker has taken a document from a queue. */
    public void ring() {
        rung.offer(true);
    }

    /** Waits until it rings, at most an interval, but not when the process is being stopped. */
    public void await() {
        try {
            stopping.await(interval.compareTo(BREATH) < 0 ? interval : BREATH);
            rung.poll(interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void begins(ContextClosedEvent closed) {
        ring();
    }
}
