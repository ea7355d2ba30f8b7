package io.paperbridge.operations;

import com.rabbitmq.client.Channel;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether the queue takes what the feed puts on it. One that is gone, full or does not confirm is left alone for a moment; what it did
 * not take stays due in the journal.
 */
@Component("workQueue")
public class WorkQueue {

    private static final String FEED = "feed-queue";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final PollHealth health;
    private final ObjectProvider<RabbitOperations> broker;
    private final Clock clock;
    private volatile Instant closedUntil = Instant.MIN;
    private volatile @Nullable Instant refusedAt;

    WorkQueue(PollHealth health, ObjectProvider<RabbitOperations> broker, Clock clock) {
        this.health = health;
        this.broker = broker;
        this.clock = clock;
    }

    /** Whether it is worth while to put something on it. */
    public boolean isOpen() {
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            return false;
        }
        Instant refused = refusedAt;
        if (refused != null && now.isAfter(refused.plus(QUIET))) {
            askAgain(); // other nodes may feed all there is, and this one would seem to be stopped for ever
        }
        return true;
    }

    /** It has taken something. */
    public void took() {
        if (refusedAt != null) {
            refusedAt = null;
            health.going(FEED);
        }
    }

    /** It has not taken something; said once in the log, and in the health of this node until it takes something again. */
    public void refused(Throwable thrown) {
        refusedAt = clock.instant();
        closedUntil = clock.instant().plus(PAUSE);
        health.stopped(
                FEED,
                new NotYet(Reason.REMOTE_UNAVAILABLE, PAUSE, Sentence.of("operations.queue-refuses", why(thrown))));
    }

    private void askAgain() {
        try {
            broker.ifAvailable(template -> template.execute(Channel::isOpen));
            took();
        } catch (AmqpException unreachable) {
            refused(unreachable);
        }
    }

    private static String why(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
