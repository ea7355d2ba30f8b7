package io.paperbridge.journal;

import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one posting that may be in flight per organization, over all nodes: two at once lose one of the two, or book it twice.
 *
 * <p>Only the ledger's own answer frees the lane. After no answer, or a dead holder whose post had left, it stays shut until the
 * quiet time after the post has passed.
 */
@Component("postingLane")
public class PostingLane {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TimingSettings settings;
    private final Fences fences;
    private final Language language;
    private final Semaphore freed = new Semaphore(0);

    PostingLane(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TimingSettings settings,
            Fences fences,
            Language language) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.fences = fences;
        this.language = language;
    }

    /**
     * Enters the lane, waiting for its turn for a while.
     *
     * @throws NotYet when the lane stays busy, is shut after a post in doubt, or is stopped
     */
    public void enter(Claim claim) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!tryEnter(claim)) {
            String stopped = stopped();
            if (stopped != null) {
                throw new NotYet(
                        Reason.POSTING_BUSY, Duration.ofMinutes(1), Sentence.of("journal.posting-stopped", stopped));
            }
            if (System.nanoTime() > deadline || !pause()) {
                throw new NotYet(Reason.POSTING_BUSY, TRY_AGAIN, Sentence.of("journal.posting-busy"));
            }
        }
    }

    /** Keeps the lane for the answer that is about to be waited for; shut from now until the quiet time, unless answered. */
    public void sending(Claim claim) {
        transaction.executeWithoutResult(status -> {
            fences.renewBeforeSending(claim);
            int rows = jdbc.sql(
                            """
                            update lane set lease_until = current_timestamp + cast(:lease as bigint) * interval '0.001' second,
                                shut_until = current_timestamp + cast(:quiet as bigint) * interval '0.001' second
                            where name = 'posting' and document_key = :document and fence = :fence""")
                    .param("lease", settings.lease().toMillis())
                    .param("quiet", settings.quietTime().toMillis())
                    .param("document", claim.documentKey())
                    .param("fence", claim.fence())
                    .update();
            if (rows != 1) {
                throw new NotYet(Reason.POSTING_BUSY, TRY_AGAIN, Sentence.of("journal.posting-busy"));
            }
        });
    }

    /** Frees the lane: the ledger answered, or nothing was sent. */
    public void leave(Claim claim) {
        leave(claim, true);
    }

    /** Leaves a post without answer behind: the lane stays shut until the quiet time after it. */
    void leaveShut(Claim claim) {
        leave(claim, false);
    }

    /** Stops all posting until {@link #resume()}. */
    public void stop(Sentence why) {
        jdbc.sql("update lane set stopped = :why where name = 'posting'")
                .param("why", Events.cut(language.say(why)))
                .update();
    }

    /** Lets posting go on after {@link #stop}. */
    public void resume() {
        jdbc.sql("update lane set stopped = null where name = 'posting'").update();
        wake();
    }

    /** Why posting is stopped; null when it is not. */
    public @Nullable String stopped() {
        return jdbc.sql("select stopped from lane where name = 'posting' and stopped is not null")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private boolean tryEnter(Claim claim) {
        return jdbc.sql(
                                """
                                update lane set document_key = :document, fence = :fence, shut_until = null,
                                    lease_until = current_timestamp + cast(:lease as bigint) * interval '0.001' second
                                where name = 'posting' and stopped is null
                                  and (shut_until is null or shut_until < current_timestamp)
                                  and (document_key is null or lease_until < current_timestamp)""")
                        .param("document", claim.documentKey())
                        .param("fence", claim.fence())
                        .param("lease", settings.lease().toMillis())
                        .update()
                == 1;
    }

    private void leave(Claim claim, boolean answered) {
        jdbc.sql(
                        """
                        update lane set document_key = null, fence = null, lease_until = null,
                            shut_until = case when :answered then null else shut_until end
                        where name = 'posting' and document_key = :document and fence = :fence""")
                .param("answered", answered)
                .param("document", claim.documentKey())
                .param("fence", claim.fence())
                .update();
        wake();
    }

    private void wake() {
        if (freed.availablePermits() == 0) {
            freed.release();
        }
    }

    /** Waits until a document of this node leaves the lane, or it is time to look again; false when the node stops. */
    private boolean pause() {
        try {
            boolean woken = freed.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            return woken || !Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
