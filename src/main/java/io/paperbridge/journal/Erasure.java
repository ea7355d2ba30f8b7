package io.paperbridge.journal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes out of the journal what a document said about people and firms.
 *
 * <p>What stays is what keeps it from being booked twice: its ids, its reference, the number as it is locked and as its entry carries
 * it, dates, amounts and states. The key of its party in the list of contacts stays too, or the contact would be made a second time.
 */
@Component
public class Erasure {

    /** What hangs on a document and says nothing that booking needs once it is finished. */
    private static final List<String> WHOLE_ROWS = List.of(
            "event", "attempt", "exchange", "choice", "changed_entry", "question", "written_field", "precedent");

    private final JdbcClient jdbc;
    private final Events events;

    Erasure(JdbcClient jdbc, Events events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What became of an order to erase. */
    public enum Outcome {
        /** It is erased, in each of its generations. */
        ERASED,
        /** Nothing was erased: it is not finished, or Paperless was not told yet. */
        UNFINISHED,
        /** The journal has no such document. */
        UNKNOWN
    }

    /**
     * Erases a document.
     *
     * @param paperlessId its id in Paperless
     * @param actor who gave the order; the journal keeps it with the time
     */
    @Transactional
    public Outcome erase(long paperlessId, String actor) {
        List<Row> rows = jdbc.sql(
                        """
                        select document_key, reference, state, told and owner is null as rests from document
                        where paperless_id = :id for update""")
                .param("id", paperlessId)
                .query((row, n) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        DocumentState.valueOf(row.getString(3)).isFinal() && row.getBoolean(4)))
                .list();
        if (rows.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (!rows.stream().allMatch(Row::isFinished)) {
            return Outcome.UNFINISHED;
        }
        rows.forEach(row -> erase(row, actor));
        for (String table : List.of("task_refusal", "upload")) {
            jdbc.sql("delete from " + table + " where paperless_id = :id")
                    .param("id", paperlessId)
                    .update();
        }
        return Outcome.ERASED;
    }

    private void erase(Row row, String actor) {
        for (String table : WHOLE_ROWS) {
            update("delete from " + table + " where document_key = :document", row);
        }
        eraseSharedRequests(row);
        update(
                """
                update document set title = null, party = null, invoice_number = null, reason_text = null,
                    language = null, day_order = null, correlation_id = null, read_values = null
                where document_key = :document""",
                row);
        update("update entry set payload = '{}' where document_key = :document", row);
        update(
                """
                update effect set effect_key = 'erased ' || effect_id
                where document_key = :document and kind = 'CREATE_CONTACT' and done_at is not null""",
                row);
        update("update attachment set name = null, reason_text = null where document_key = :document", row);
        events.append(row.documentKey(), actor, null, null, "erased", null);
    }

    /** Requests that asked about several documents at once, by their references. */
    private void eraseSharedRequests(Row row) {
        jdbc.sql(
                        """
                        delete from exchange where document_key is null
                            and (position(:asked in query) > 0 or position(:answered in answer_body) > 0)""")
                .param("asked", "%22" + row.reference() + "%22")
                .param("answered", "\"" + row.reference() + "\"")
                .update();
    }

    private void update(String sql, Row row) {
        jdbc.sql(sql).param("document", row.documentKey()).update();
    }

    private record Row(long documentKey, String reference, boolean isFinished) {}
}
