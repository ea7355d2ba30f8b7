package io.paperbridge.operations;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether this process is being stopped, from the first moment of it. */
@Component
class Stopping {

    private final ApplicationContext context;
    private final CountDownLatch begun = new CountDownLatch(1);

    Stopping(ApplicationContext context) {
        this.context = context;
    }

    /** Before the routes begin to stop, which takes as long as something is in work. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void begins(ContextClosedEvent closed) {
        if (closed.getApplicationContext() == context) {
            begun.countDown();
        }
    }

    boolean hasBegun() {
        return begun.getCount() == 0;
    }

    /** Waits, but not when the process is being stopped; whether it is. */
    boolean await(Duration duration) {
        try {
            return begun.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
