package io.paperbridge.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changes of state of all documents, in the order of their events, which every node and every reader sees alike. Never writes. */
@Component
public class StateChanges {

    /** No transaction of the journal takes that long; an id that is missing so long after the next one was rolled back or purged. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(2);

    private final JdbcClient journal;

    StateChanges(JdbcClient journal) {
        this.journal = journal;
    }

    /**
     * A document has changed its state.
     *
     * @param eventId the id of the event, ascending
     * @param paperlessId the document's id in Paperless
     * @param generation 1, or more when Paperless was rebuilt and has given the id again
     * @param from the state before; null for a document that came in
     * @param reason why, in words; null when there is none
     */
    public record Change(
            long eventId,
            long paperlessId,
            int generation,
            @Nullable DocumentState from,
            DocumentState to,
            @Nullable String reason,
            Instant at) {}

    /**
     * Changes of state.
     *
     * @param upTo the id of the last event that was looked at: behind it the next reading begins
     * @param isUnsettled whether more was seen, before which something may still be missing
     */
    public record Changes(List<Change> changes, long upTo, boolean isUnsettled) {

        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /** The id of the last event; 0 when there is none. */
    public long last() {
        return journal.sql("select coalesce(max(event_id), 0) from event")
                .query(Long.class)
                .single();
    }

    /** The id of the last event before which none can be missing any more; 0 when there is none. */
    public long settled() {
        return journal.sql(
                        """
                        select coalesce(max(event_id), 0) from event
                        where happened_at < current_timestamp - cast(:longest as bigint) * interval '0.001' second""")
                .param("longest", LONGEST_TRANSACTION.toMillis())
                .query(Long.class)
                .single();
    }

    /**
     * The changes behind an event, as far as they are certain to be all: events get their ids before they are seen, so that one of a
     * lower id may be seen later.
     */
    public Changes next(long after, int limit) {
        List<Row> rows = rows(after, Long.MAX_VALUE, limit);
        long upTo = after;
        int certain = 0;
        for (Row row : rows) {
            if (row.eventId != upTo + 1 && !row.settled) {
                break;
            }
            upTo = row.eventId;
            certain++;
        }
        return new Changes(changes(rows.subList(0, certain)), upTo, certain < rows.size());
    }

    /** The changes behind an event up to another that is certain. */
    public Changes between(long after, long upTo, int limit) {
        List<Row> rows = rows(after, upTo, limit);
        return new Changes(changes(rows), rows.size() < limit ? upTo : rows.get(rows.size() - 1).eventId, false);
    }

    private List<Row> rows(long after, long upTo, int limit) {
        return journal.sql(
                        """
                        select e.event_id, e.from_state, e.to_state, e.reason, e.happened_at, d.paperless_id, d.reference,
                               e.happened_at < current_timestamp - cast(:longest as bigint) * interval '0.001' second as settled
                        from event e join document d on d.document_key = e.document_key
                        where e.event_id > :after and e.event_id <= :upTo order by e.event_id limit :limit""")
                .param("longest", LONGEST_TRANSACTION.toMillis())
                .param("after", after)
                .param("upTo", upTo)
                .param("limit", limit)
                .query(Row::of)
                .list();
    }

    private static List<Change> changes(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.to != null && !row.to.equals(row.from))
                .map(Row::change)
                .toList();
    }

    private record Row(
            long eventId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            Instant at,
            long paperlessId,
            String reference,
            boolean settled) {

        static Row of(ResultSet row, int index) throws SQLException {
            return new Row(
                    row.getLong("event_id"),
                    row.getString("from_state"),
                    row.getString("to_state"),
                    row.getString("reason"),
                    Times.at(row, "happened_at"),
                    row.getLong("paperless_id"),
                    row.getString("reference"),
                    row.getBoolean("settled"));
        }

        Change change() {
            return new Change(
                    eventId,
                    paperlessId,
                    ListedDocument.generation(paperlessId, reference),
                    from == null ? null : DocumentState.valueOf(from),
                    DocumentState.valueOf(String.valueOf(to)),
                    reason,
                    at);
        }
    }
}
