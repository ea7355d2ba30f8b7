package io.paperbridge.journal;

import jakarta.annotation.PreDestroy;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands back what a process held that works no more, so that nobody waits for its leases; what was sent and not answered stays in doubt. */
@Component
class Leftovers {

    private static final String ANY = "%";

    private final JdbcClient jdbc;
    private final TimingSettings settings;
    private final Node node;

    Leftovers(JdbcClient jdbc, TimingSettings settings, Node node) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.node = node;
    }

    /** What this process still holds when its routes have stopped, because it did not end in time. */
    @PreDestroy
    void handBack() {
        release(node.id());
    }

    /** What any process holds; only where all others are known to be dead. */
    void handBackAll() {
        release(ANY);
    }

    /** The process that claims a document also names its queue tokens. */
    private void release(String owner) {
        jdbc.sql(
                        """
                        update lane set document_key = null, fence = null, lease_until = null
                        where cast(:owner as varchar) = '%'
                           or document_key in (select document_key from document where owner like :owner)""")
                .param("owner", owner)
                .update();
        jdbc.sql(
                        """
                        update document set owner = null, lease_until = null, queued_until = null, fence = fence + 1,
                            recheck_at = case
                                when exists (select 1 from effect f where f.document_key = document.document_key
                                             and f.kind = 'CREATE_ENTRY' and f.sent_at is not null)
                                then current_timestamp + cast(:quiet as bigint) * interval '0.001' second
                                else recheck_at end
                        where owner like :owner""")
                .param("owner", owner)
                .param("quiet", settings.quietTime().toMillis())
                .update();
        jdbc.sql(
                        """
                        update task set stopped_at = current_timestamp
                        where ended_at is null and stopped_at is null and node like :owner""")
                .param("owner", owner)
                .update();
        jdbc.sql("delete from node where node_id like :owner")
                .param("owner", owner)
                .update();
        for (String table : List.of("document", "attachment")) {
            jdbc.sql("update " + table
                            + " set queued_until = null where queued_until is not null and queue_token like :token")
                    .param("token", owner + ANY)
                    .update();
        }
    }
}
