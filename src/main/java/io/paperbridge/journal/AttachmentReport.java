package io.paperbridge.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what became of originals, for people. Never writes. */
@Component("attachmentReport")
public class AttachmentReport {

    private static final String COLUMNS =
            """
            select d.paperless_id, a.state, a.attempts, a.due_at, a.reason_text
            from attachment a join document d on d.document_key = a.document_key
            """;

    private final JdbcClient journal;
    private final AttachmentSettings settings;

    public AttachmentReport(JdbcClient journal, AttachmentSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    /** How many originals there are in each state. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        journal.sql("select state, count(*) as originals from attachment group by state")
                .query(row -> {
                    counts.put(row.getString("state"), row.getInt("originals"));
                });
        return counts;
    }

    /** The originals that failed and are tried again, the first due first. */
    public List<Row> failed() {
        return rows("where a.state in ('WAITING', 'UPLOADED') and a.attempts > 0 order by a.due_at, a.document_key");
    }

    /** The originals that are not tried again by themselves. */
    public List<Row> leftOut() {
        return rows("where a.state = 'LEFT_OUT' order by a.document_key");
    }

    /** How many originals are worked on until an instant, by themselves. */
    public long dueBy(Instant instant) {
        if (!settings.enabled()) {
            return 0;
        }
        return journal.sql(
                        """
                        select count(*) from attachment a join document d on d.document_key = a.document_key
                        where a.state in ('WAITING', 'UPLOADED') and a.due_at <= :instant and d.state = 'CONFIRMED'
                          and not exists (select 1 from lane where name = 'attaching' and shut_until > :instant)""")
                .param("instant", OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private List<Row> rows(String condition) {
        return journal.sql(COLUMNS + condition)
                .query((row, n) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5)))
                .list();
    }

    /**
     * One original.
     *
     * @param paperlessId the document in Paperless
     * @param attempts how often it failed
     * @param dueAt when it is tried again
     * @param reason why it is not attached; null when nothing failed
     */
    public record Row(long paperlessId, String state, int attempts, Instant dueAt, @Nullable String reason) {}
}
