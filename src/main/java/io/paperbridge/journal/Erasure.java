package io.paperbridge.journal;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes out of the journal what a document said about people and firms.
 *
 * <p>What stays is what keeps it from being booked twice: its ids, its reference, the number as it is locked and as its entry carries
 * it, dates, amounts and states. What was written into fields of Paperless stays, or it would be taken for a person's corrections. The
 * key of its party in the list of contacts stays too, or the contact would be made a second time.
 */
@Component
public class Erasure {

    /** What hangs on a document and says nothing that booking needs once it is finished. */
    private static final List<String> WHOLE_ROWS =
            List.of("event", "attempt", "exchange", "choice", "changed_entry", "question");

    private static final Set<DocumentState> OVER = Set.of(DocumentState.CONFIRMED, DocumentState.DISCARDED);

    private final JdbcClient jdbc;
    private final Events events;
    private final AuditLog audit;

    Erasure(JdbcClient jdbc, Events events, AuditLog audit) {
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
    }

    /** What became of an order to erase. */
    public enum Outcome {
        /** It is erased, in each of its generations. */
        ERASED,
        /**
         * Nothing was erased: it is neither booked nor discarded, Paperless was not told yet, a request was not answered, or its original
         * is still to be attached.
         */
        UNFINISHED,
        /** The journal has no such document. */
        UNKNOWN
    }

    /**
     * Erases a document.
     *
     * @param paperlessId its id in Paperless
     * @param actor who gave the order; the document's history and the audit keep it with the time
     */
    @Transactional
    public Outcome erase(long paperlessId, String actor) {
        List<Row> rows = jdbc.sql(
                        """
                        select document_key, reference, state, told and owner is null
                            and not exists (select 1 from effect e where e.document_key = d.document_key
                                and e.sent_at is not null and e.done_at is null)
                            and not exists (select 1 from attachment a where a.document_key = d.document_key
                                and a.state in ('WAITING', 'UPLOADED')) as rests
                        from document d where paperless_id = :id order by document_key desc for update""")
                .param("id", paperlessId)
                .query((row, n) -> new Row(
                        row.getLong(1), row.getString(2), DocumentState.valueOf(row.getString(3)), row.getBoolean(4)))
                .list();
        if (rows.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        // nobody can discard what a rebuilt Paperless has left behind, and nothing claims it again
        if (!OVER.contains(rows.get(0).state())
                || !rows.stream().allMatch(row -> row.state().isFinal() && row.rests())) {
            return Outcome.UNFINISHED;
        }
        rows.forEach(row -> erase(row, actor));
        for (String table : List.of("task_refusal", "upload")) {
            jdbc.sql("delete from " + table + " where paperless_id = :id")
                    .param("id", paperlessId)
                    .update();
        }
        audit.note(actor, "erased from the journal", "document " + paperlessId);
        return Outcome.ERASED;
    }

    private void erase(Row row, String actor) {
        for (String table : WHOLE_ROWS) {
            update("delete from " + table + " where document_key = :document", row);
        }
        eraseSharedRequests(row);
        erasePrecedent(row);
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

    /** Later invoices of the same contact are still held beside it, by date, amount and number. */
    private void erasePrecedent(Row row) {
        if (row.state() != DocumentState.CONFIRMED) {
            update("delete from precedent where document_key = :document", row);
        }
        update(
                """
                update precedent set iban = null, party = '', contact_id = coalesce(contact_id,
                    (select e.contact_id from entry e where e.document_key = precedent.document_key))
                where document_key = :document""",
                row);
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

    private record Row(long documentKey, String reference, DocumentState state, boolean rests) {}
}
