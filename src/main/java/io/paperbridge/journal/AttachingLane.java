package io.paperbridge.journal;

import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one upload that may be on its way, over all nodes: the server names a file by its clock's millisecond, so that of two at once one
 * overwrites the other.
 *
 * <p>After an upload without answer the lane stays shut until that upload can no longer arrive. A server that fails keeps it shut for a
 * while, too: then one original is tried, not all.
 */
@Component("attachingLane")
public class AttachingLane {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TimingSettings settings;
    private final Fences fences;

    AttachingLane(JdbcClient jdbc, TimingSettings settings, Fences fences) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.fences = fences;
    }

    /**
     * Enters the lane and shuts it behind, for as long as an upload may take and a little more; to be called just before the upload.
     *
     * @throws NotYet when another original is on its way, or the lane is shut
     */
    @Transactional
    public void enter(Claim claim) {
        fences.renewBeforeSending(claim);
        long millis =
                settings.remote().uploadTimeout().plus(settings.quietTime()).toMillis();
        int rows = jdbc.sql(
                        """
                        update lane set document_key = :document, fence = :fence,
                            lease_until = current_timestamp + cast(:lease as bigint) * interval '0.001' second,
                            shut_until = current_timestamp + cast(:lease as bigint) * interval '0.001' second
                        where name = 'attaching' and (shut_until is null or shut_until < current_timestamp)
                          and (document_key is null or lease_until < current_timestamp)""")
                .param("document", claim.documentKey())
                .param("fence", claim.fence())
                .param("lease", millis)
                .update();
        if (rows != 1) {
            throw new NotYet(Reason.ATTACHING_BUSY, TRY_AGAIN, Sentence.of("journal.attaching-busy"));
        }
    }

    /** Frees the lane: the server answered, or nothing was sent. */
    public void leave(Claim claim) {
        leave(claim, true);
    }

    /** Leaves an upload without answer behind: the lane stays shut until it can no longer arrive. */
    void leaveShut(Claim claim) {
        leave(claim, false);
    }

    /** Keeps the lane shut for a while, because the server fails. */
    void rest(Duration pause) {
        jdbc.sql(
                        """
                        update lane set shut_until = current_timestamp + cast(:pause as bigint) * interval '0.001' second
                        where name = 'attaching' and (shut_until is null
                          or shut_until < current_timestamp + cast(:pause as bigint) * interval '0.001' second)""")
                .param("pause", pause.toMillis())
                .update();
    }

    private void leave(Claim claim, boolean answered) {
        jdbc.sql(
                        """
                        update lane set document_key = null, fence = null, lease_until = null,
                            shut_until = case when :answered then null else shut_until end
                        where name = 'attaching' and document_key = :document and fence = :fence""")
                .param("answered", answered)
                .param("document", claim.documentKey())
                .param("fence", claim.fence())
                .update();
    }
}
