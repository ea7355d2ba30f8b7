package io.paperbridge.journal;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only history of every document. */
@Component
class Events {

    /** What an attempt that counts ends with. */
    static final String ATTEMPT_FAILED = "attempt failed";

    private static final int REASON_LENGTH = 2000;

    private final JdbcClient jdbc;
    private final FlowHash flowHash;
    private final ApplicationEventPublisher listeners;

    Events(JdbcClient jdbc, FlowHash flowHash, ApplicationEventPublisher listeners) {
        this.jdbc = jdbc;
        this.flowHash = flowHash;
        this.listeners = listeners;
    }

    /**
     * Appends one event, and tells who listens where the document has come to rest; it has its new state and reason already.
     *
     * @param from the state before; null when it did not change
     * @param to the new state; null when it did not change
     */
    void append(
            long documentKey,
            String actor,
            @Nullable DocumentState from,
            @Nullable DocumentState to,
            String what,
            @Nullable String reason) {
        jdbc.sql(
                        """
                        insert into event (document_key, actor, from_state, to_state, what, reason, flow_hash)
                        values (:document, :actor, :from, :to, :what, :reason, :hash)""")
                .param("document", documentKey)
                .param("actor", actor)
                .param("from", from == null ? null : from.name())
                .param("to", to == null ? null : to.name())
                .param("what", what)
                .param("reason", cut(reason))
                .param("hash", flowHash.value())
                .update();
        if (to != null && to != DocumentState.PROCESSING) {
            listeners.publishEvent(change(documentKey, from, to, what));
        }
    }

    private StateChange change(long documentKey, @Nullable DocumentState from, DocumentState to, String what) {
        return jdbc.sql(
                        """
                        select d.paperless_id, coalesce(e.kind, d.kind) as kind, d.reason_code, d.gross, d.currency,
                               d.created_at, current_timestamp as now
                        from document d left join entry e on e.document_key = d.document_key
                        where d.document_key = :document""")
                .param("document", documentKey)
                .query((row, n) -> new StateChange(
                        row.getLong("paperless_id"),
                        row.getString("kind"),
                        from,
                        to,
                        row.getString("reason_code"),
                        row.getBigDecimal("gross"),
                        row.getString("currency"),
                        what.equals(ATTEMPT_FAILED),
                        Duration.between(
                                row.getObject("created_at", OffsetDateTime.class),
                                row.getObject("now", OffsetDateTime.class))))
                .single();
    }

    static @Nullable String cut(@Nullable String text) {
        return StoredText.shortened(text, REASON_LENGTH);
    }
}
