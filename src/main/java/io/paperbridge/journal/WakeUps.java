package io.paperbridge.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Documents that Paperless has called for, until they were looked at. However often and in whatever order it calls, a document stands
 * here once.
 *
 * <p>Paperless may call before it has stored the document, so that one it does not show is looked for again: after 0.5, 1, 2, 4 and 8
 * seconds. After that it is left to the poll.
 */
@Component("wakeUps")
public class WakeUps {

    private static final int MOST = 10_000;
    private static final int AT_ONCE = 100;
    private static final int TRIES = 6;

    /** How long a look may take before it counts as failed and is made again, in milliseconds. */
    private static final long LOOK = 10_000;

    private final JdbcClient jdbc;

    WakeUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that a document was called for; false when too many are noted already.
     *
     * @param correlation what the call goes by, and the document with it if it is new; null or unfit for a new one
     */
    @Transactional
    public boolean call(long paperlessId, @Nullable String correlation) {
        int known = jdbc.sql("update wake_up set tries = 0, due_at = current_timestamp where paperless_id = :id")
                .param("id", paperlessId)
                .update();
        if (known > 0) {
            return true;
        }
        if (jdbc.sql("select count(*) from wake_up").query(Long.class).single() >= MOST) {
            return false;
        }
        jdbc.sql("insert into wake_up (paperless_id, correlation_id) values (:id, :correlation) on conflict do nothing")
                .param("id", paperlessId)
                .param("correlation", Correlation.brought(correlation).orElse(null))
                .update();
        return true;
    }

    /** The documents to look at now; each comes again only if the look fails. */
    @Transactional
    public List<Long> due() {
        List<Long> ids = jdbc.sql(
                        """
                        select paperless_id from wake_up where due_at <= current_timestamp
                        order by due_at limit cast(:most as integer) for update""")
                .param("most", AT_ONCE)
                .query(Long.class)
                .list();
        if (!ids.isEmpty()) {
            jdbc.sql(
                            """
                            update wake_up set due_at = current_timestamp + cast(:look as bigint) * interval '0.001' second
                            where paperless_id in (:ids)""")
                    .param("look", LOOK)
                    .param("ids", ids)
                    .update();
        }
        return ids;
    }

    /**
     * Paperless was asked. One that was called for again meanwhile is looked at again.
     *
     * @param ids what was asked for
     * @param there what Paperless has shown of it
     */
    @Transactional
    public void looked(List<Long> ids, List<Long> there) {
        for (Long id : ids) {
            if (there.contains(id)) {
                jdbc.sql("delete from wake_up where paperless_id = :id and due_at > current_timestamp")
                        .param("id", id)
                        .update();
            } else {
                jdbc.sql(
                                """
                                update wake_up set tries = tries + 1,
                                    due_at = current_timestamp + cast(power(2, tries) as bigint) * interval '0.5' second
                                where paperless_id = :id and due_at > current_timestamp""")
                        .param("id", id)
                        .update();
            }
        }
        jdbc.sql("delete from wake_up where tries >= :tries")
                .param("tries", TRIES)
                .update();
    }
}
