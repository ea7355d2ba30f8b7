package io.paperbridge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is in work now, and how much was done lately, over all nodes. Never writes. */
@Component
public class Workload {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    Workload(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A document in work.
     *
     * @param owner the process that works on it
     * @param leaseUntil until when it holds it without a sign of life
     */
    public record Held(long paperlessId, DocumentState state, String owner, Instant leaseUntil) {}

    /**
     * The lane in which one posting at a time is under way.
     *
     * @param paperlessId the document whose posting is; null when none is
     * @param shutUntil until when it stays shut because an answer is missing; null when it does not
     * @param stopped why nothing is posted until somebody acts; null while posting goes on
     */
    public record Lane(@Nullable Long paperlessId, @Nullable Instant shutUntil, @Nullable String stopped) {}

    /** The documents in work, at most fifty. */
    public List<Held> held() {
        return jdbc.sql(
                        """
                        select paperless_id, state, owner, lease_until from document
                        where owner is not null and lease_until > current_timestamp
                        order by lease_until, document_key limit :most""")
                .param("most", MOST)
                .query((row, n) -> new Held(
                        row.getLong("paperless_id"),
                        DocumentState.valueOf(row.getString("state")),
                        row.getString("owner"),
                        Times.at(row, "lease_until")))
                .list();
    }

    /** How the posting lane stands. */
    public Lane lane() {
        return jdbc.sql(
                        """
                        select d.paperless_id, l.stopped,
                            case when l.shut_until > current_timestamp then l.shut_until end as shut_until
                        from lane l left join document d on d.document_key = l.document_key and l.lease_until > current_timestamp
                        where l.name = 'posting'""")
                .query((row, n) -> new Lane(
                        row.getObject("paperless_id", Long.class),
                        Times.maybe(row, "shut_until"),
                        row.getString("stopped")))
                .single();
    }

    /** How many documents came into each final state within the last while. */
    public Map<DocumentState, Integer> ended(Duration within) {
        Map<DocumentState, Integer> ended = new EnumMap<>(DocumentState.class);
        jdbc.sql(
                        """
                        select to_state, count(*) from event
                        where happened_at > current_timestamp - cast(:within as bigint) * interval '0.001' second
                          and to_state in ('CONFIRMED', 'NEEDS_REVIEW', 'PARKED', 'DISCARDED')
                          and from_state <> to_state
                        group by to_state""")
                .param("within", within.toMillis())
                .query(row -> {
                    ended.put(DocumentState.valueOf(row.getString(1)), row.getInt(2));
                });
        return ended;
    }

    /** How many documents came into the journal within the last while. */
    public int received(Duration within) {
        return jdbc.sql(
                        """
                        select count(*) from document
                        where created_at > current_timestamp - cast(:within as bigint) * interval '0.001' second""")
                .param("within", within.toMillis())
                .query(Integer.class)
                .single();
    }
}
