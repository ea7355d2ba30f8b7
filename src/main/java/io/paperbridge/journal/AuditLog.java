package io.paperbridge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has done what that belongs to no single document; what was done to one stands in its events. Kept for 400 days. */
@Component("auditLog")
public class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger("audit");
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody did. */
    public record Entry(long key, Instant happenedAt, String actor, String action, @Nullable String details) {}

    /**
     * Keeps what somebody did, and logs it.
     *
     * @param details what it was done to; never a secret; null when the action says it all
     */
    @Transactional
    public void note(String actor, String action, @Nullable String details) {
        jdbc.sql(
                        "delete from audit where happened_at < current_timestamp - cast(:kept as bigint) * interval '1' second")
                .param("kept", KEPT.toSeconds())
                .update();
        jdbc.sql("insert into audit (actor, action, details) values (:actor, :action, :details)")
                .param("actor", cut(actor))
                .param("action", cut(action))
                .param("details", Events.cut(details))
                .update();
        LOG.info("{}: {}{}", oneLine(actor), oneLine(action), details == null ? "" : " " + oneLine(details));
    }

    /**
     * What was done, the latest first.
     *
     * @param before only what was done before this one; null from the latest on
     */
    public List<Entry> page(@Nullable Long before, int most) {
        return jdbc.sql(
                        """
                        select audit_key, happened_at, actor, action, details from audit
                        where audit_key < :before order by audit_key desc limit :most""")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("most", most)
                .query((row, n) -> new Entry(
                        row.getLong("audit_key"),
                        Times.at(row, "happened_at"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("details")))
                .list();
    }

    private static String cut(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
