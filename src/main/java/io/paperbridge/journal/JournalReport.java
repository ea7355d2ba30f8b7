package io.paperbridge.journal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the journal for people: counts, what is still open, the table of all documents. Never writes. */
@Component("journalReport")
public class JournalReport {

    private static final String COLUMNS =
            """
            select d.document_key, d.paperless_id, d.reference, d.title, d.state, d.reason_code, d.reason_text, d.told,
                   d.due_at, d.attempts, coalesce(e.kind, d.kind) as kind, d.invoice_number, d.party, d.gross, d.currency,
                   e.entry_id, e.entry_number, e.state as entry_state
            from document d left join entry e on e.document_key = d.document_key
            """;

    private final JdbcClient journal;

    public JournalReport(JdbcClient journal) {
        this.journal = journal;
    }

    /** How many documents there are in each state. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        journal.sql("select state, count(*) as documents from document group by state")
                .query(row -> {
                    counts.put(row.getString("state"), row.getInt("documents"));
                });
        return counts;
    }

    /** Documents that are not in a final state yet, or of whose final state Paperless has not been told; the first due first. */
    public List<Row> open() {
        return journal.sql(
                        COLUMNS
                                + " where d.state in ('RECEIVED', 'PROCESSING', 'RETRYING') or d.told = false order by d.due_at, d.document_key")
                .query(JournalReport::row)
                .list();
    }

    /** All documents in the order they came. */
    public List<Row> documents() {
        return journal.sql(COLUMNS + " order by d.document_key")
                .query(JournalReport::row)
                .list();
    }

    /** Documents that wait for a person: in review or parked. */
    public List<Row> waitingForSomebody() {
        return journal.sql(COLUMNS + " where d.state in ('NEEDS_REVIEW', 'PARKED') order by d.document_key")
                .query(JournalReport::row)
                .list();
    }

    /** The database's clock, by which everything is due. */
    public Instant now() {
        return journal.sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new Row(
                row.getLong("document_key"),
                row.getLong("paperless_id"),
                row.getString("reference"),
                row.getString("title"),
                row.getString("state"),
                row.getString("reason_code"),
                row.getString("reason_text"),
                row.getBoolean("told"),
                due == null ? null : due.toInstant(),
                row.getInt("attempts"),
                row.getString("kind"),
                row.getString("invoice_number"),
                row.getString("party"),
                row.getBigDecimal("gross"),
                row.getString("currency"),
                row.getObject("entry_id", Long.class),
                row.getString("entry_number"),
                row.getString("entry_state"));
    }

    /**
     * One document as the journal has it.
     *
     * @param dueAt when it is worked on next; null for at once
     * @param gross as printed, in {@code currency}; null when it was not read
     * @param entryId the id in BigCapital; null while there is none
     * @param entryNumber the number in BigCapital, which may have a suffix; null while none is intended
     */
    public record Row(
            long documentKey,
            long paperlessId,
            String reference,
            @Nullable String title,
            String state,
            @Nullable String reasonCode,
            @Nullable String reasonText,
            boolean told,
            @Nullable Instant dueAt,
            int attempts,
            @Nullable String kind,
            @Nullable String invoiceNumber,
            @Nullable String party,
            @Nullable BigDecimal gross,
            @Nullable String currency,
            @Nullable Long entryId,
            @Nullable String entryNumber,
            @Nullable String entryState) {

        /** Whether it is worked on within the given instant, by itself. */
        public boolean isDueBy(Instant instant) {
            return dueAt == null || !dueAt.isAfter(instant);
        }
    }
}
