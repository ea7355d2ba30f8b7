package io.paperbridge.journal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One document as the journal has it, for people and programs.
 *
 * @param generation 1, or more when Paperless was rebuilt and has given the id again
 * @param added when it was added to Paperless
 * @param kind the name of the kind of its entry, else of what was read; null while nothing was
 * @param net as printed, in {@code currency}, as are {@code tax} and {@code gross}; null when it was not read
 * @param dueAt when it is worked on next
 * @param told whether Paperless shows its state
 * @param correlationId what joins all that is said about it; null where it was admitted before that was kept
 * @param entry its entry; null while none is intended
 */
public record ListedDocument(
        long documentKey,
        long paperlessId,
        int generation,
        String reference,
        Instant added,
        @Nullable String title,
        DocumentState state,
        @Nullable String reasonCode,
        @Nullable String reasonText,
        int attempts,
        @Nullable Instant dueAt,
        boolean told,
        @Nullable String kind,
        @Nullable String number,
        @Nullable String party,
        @Nullable LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable String currency,
        @Nullable BigDecimal net,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal gross,
        Instant receivedAt,
        Instant updatedAt,
        @Nullable String correlationId,
        @Nullable Entry entry) {

    static final String SELECT =
            """
            select d.document_key, d.paperless_id, d.reference, d.added, d.title, d.state, d.reason_code, d.reason_text,
                   d.attempts, d.due_at, d.told, coalesce(e.kind, d.kind) as kind, d.invoice_number, d.party, d.issue_date,
                   d.due_date, d.currency, d.net, d.tax, d.gross, d.created_at, d.updated_at, d.correlation_id,
                   e.kind as entry_kind, e.state as entry_state, e.entry_id, e.entry_number, e.link, e.status
            from document d left join entry e on e.document_key = d.document_key
            """;

    private static final Pattern LATER = Pattern.compile("(?<![0-9])([0-9]+)\\.([0-9]{1,9})");

    /**
     * Its entry in the ledger.
     *
     * @param state as {@link EntryState} names it
     * @param id its id in BigCapital; null while there is none
     * @param link its page in BigCapital; null while it is not booked
     * @param status draft, open, paid …; null while it is not booked
     */
    public record Entry(
            String kind,
            String state,
            @Nullable Long id,
            String number,
            @Nullable String link,
            @Nullable String status) {}

    /** What {@link DocumentSort} goes on from behind this document. */
    DocumentSort.Place place(DocumentSort.By by) {
        Object value =
                switch (by) {
                    case RECEIVED -> receivedAt;
                    case UPDATED -> updatedAt;
                    case DATE -> issueDate;
                    case TOTAL -> gross;
                };
        return new DocumentSort.Place(value == null ? null : value.toString(), documentKey);
    }

    static ListedDocument of(ResultSet row, int index) throws SQLException {
        long paperlessId = row.getLong("paperless_id");
        String reference = row.getString("reference");
        String entryState = row.getString("entry_state");
        return new ListedDocument(
                row.getLong("document_key"),
                paperlessId,
                generation(paperlessId, reference),
                reference,
                Times.at(row, "added"),
                row.getString("title"),
                DocumentState.valueOf(row.getString("state")),
                row.getString("reason_code"),
                row.getString("reason_text"),
                row.getInt("attempts"),
                Times.maybe(row, "due_at"),
                row.getBoolean("told"),
                row.getString("kind"),
                row.getString("invoice_number"),
                row.getString("party"),
                row.getObject("issue_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                row.getString("currency"),
                row.getBigDecimal("net"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("gross"),
                Times.at(row, "created_at"),
                Times.at(row, "updated_at"),
                row.getString("correlation_id"),
                entryState == null
                        ? null
                        : new Entry(
                                row.getString("entry_kind"),
                                entryState,
                                row.getObject("entry_id", Long.class),
                                row.getString("entry_number"),
                                row.getString("link"),
                                row.getString("status")));
    }

    /** Of {@code PLX-17.2} the 2; a reference without such an end is the first's. */
    static int generation(long paperlessId, String reference) {
        Matcher end = LATER.matcher(reference);
        return end.find() && end.end() == reference.length() && Long.parseLong(end.group(1)) == paperlessId
                ? Integer.parseInt(end.group(2))
                : 1;
    }
}
