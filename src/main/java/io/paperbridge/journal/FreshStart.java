package io.paperbridge.journal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets a finished document begin again. Its history stays; what may have reached the ledger is not forgotten. */
@Component
class FreshStart {

    private final JdbcClient jdbc;
    private final Effects effects;
    private final Events events;

    FreshStart(JdbcClient jdbc, Effects effects, Events events) {
        this.jdbc = jdbc;
        this.effects = effects;
        this.events = events;
    }

    /**
     * Starts a document anew, as soon as nothing that was sent for it can take effect any more.
     *
     * @param from the state it is in; its row is locked by the caller
     * @param next {@code PROCESSING} for what was booked, {@code RECEIVED} for all else
     * @param why what made it start anew, for its history
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(long documentKey, DocumentState from, DocumentState next, String actor, String why) {
        DocumentState to = from.to(next);
        if (to == DocumentState.RECEIVED) {
            forgetIntention(documentKey);
        }
        jdbc.sql(
                        """
                        update document set state = :state, told = false, attempts = 0, tell_attempts = 0, urgency = 1,
                            due_at = current_timestamp + cast(:quiet as bigint) * interval '0.001' second,
                            queued_until = null, reason_code = null, reason_text = null,
                            owner = null, lease_until = null, fence = fence + 1, updated_at = current_timestamp
                        where document_key = :document""")
                .param("state", to.name())
                .param("quiet", effects.quietTimeLeft(documentKey).toMillis())
                .param("document", documentKey)
                .update();
        events.append(documentKey, actor, from, to, "started anew", why);
    }

    /** A person has looked at it: an intention that was never posted is dropped, and the document is read again. */
    private void forgetIntention(long documentKey) {
        jdbc.sql("update precedent set passed = false where document_key = :document")
                .param("document", documentKey)
                .update();
        int dropped = jdbc.sql(
                        """
                        delete from entry where document_key = :document and link is null and state <> 'POSTED'
                          and not exists (select 1 from effect f where f.document_key = :document
                                          and f.kind = 'POST_ENTRY' and f.sent_at is not null)""")
                .param("document", documentKey)
                .update();
        if (dropped == 1) {
            jdbc.sql(
                            """
                            update effect set sent_at = null, done_at = null, result = null
                            where document_key = :document and kind = 'CREATE_ENTRY' and done_at is not null""")
                    .param("document", documentKey)
                    .update();
        }
        lookEverywhere(documentKey);
    }

    /** What comes of another reading may be of another kind, while an entry of the former one stands. */
    private void lookEverywhere(long documentKey) {
        jdbc.sql(
                        """
                        update document set first_history = true where document_key = :document
                          and exists (select 1 from effect f where f.document_key = :document
                                      and f.kind = 'CREATE_ENTRY' and f.rounds > 0)""")
                .param("document", documentKey)
                .update();
    }
}
