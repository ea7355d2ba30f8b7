package io.paperbridge.journal;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only history of every document. */
@Component
class Events {

    private static final int REASON_LENGTH = 2000;

    private final JdbcClient jdbc;
    private final FlowHash flowHash;

    Events(JdbcClient jdbc, FlowHash flowHash) {
        this.jdbc = jdbc;
        this.flowHash = flowHash;
    }

    /** Appends one event; {@code from} and {@code to} are null when the state did not change. */
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
    }

    static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH - 1) + "…";
    }
}
