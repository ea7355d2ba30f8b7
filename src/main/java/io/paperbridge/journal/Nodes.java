package io.paperbridge.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The processes that work on this journal. One that has said nothing for a lease is taken for dead. */
@Component("nodes")
public class Nodes {

    private static final int LONGEST = 2000;
    private static final String ALIVE =
            "seen_at > current_timestamp - cast(:lease as bigint) * interval '0.001' second";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TimingSettings settings;
    private final Node node;
    private volatile int living = 1;

    Nodes(JdbcClient jdbc, TransactionTemplate transaction, TimingSettings settings, Node node) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.node = node;
    }

    /** A living process. */
    public record Living(String name, Instant startedAt, Instant seenAt) {}

    /**
     * What one process sees that the others do not.
     *
     * @param polledAt when a poll of it last went through; null when none has
     * @param stopped why it cannot go on until somebody acts; null while it goes on
     * @param trouble the servers that do not answer it, and since when
     * @param reconciledAt when it last held journal and ledger beside each other; null when it has not
     * @param differences what that left open; null for nothing
     */
    public record Signs(
            @Nullable Instant polledAt,
            @Nullable String stopped,
            Map<String, Instant> trouble,
            @Nullable Instant reconciledAt,
            @Nullable String differences) {

        public Signs {
            trouble = Map.copyOf(trouble);
        }
    }

    /** Says that this process lives and what it sees; called every third of the lease. Forgets those that died a lease ago. */
    public void report(Signs signs) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            """
                            delete from node where node_id <> :me
                              and seen_at < current_timestamp - cast(:dead as bigint) * interval '0.001' second""")
                    .param("me", node.id())
                    .param("dead", settings.lease().toMillis() * 2)
                    .update();
            if (write(signs) == 0) {
                jdbc.sql("insert into node (node_id, name) values (:me, :name)")
                        .param("me", node.id())
                        .param("name", node.name())
                        .update();
                write(signs);
            }
            jdbc.sql("delete from node_trouble where node_id = :me")
                    .param("me", node.id())
                    .update();
            signs.trouble().forEach((server, since) -> jdbc.sql(
                            "insert into node_trouble (node_id, server, since) values (:me, :server, :since)")
                    .param("me", node.id())
                    .param("server", server)
                    .param("since", Times.sql(since))
                    .update());
        });
        living = Math.max(1, all().size());
    }

    /** How many processes lived when this one last looked; at least this one. */
    public int living() {
        return living;
    }

    /** The processes that live, the eldest first. */
    public List<Living> all() {
        return jdbc.sql("select name, started_at, seen_at from node where " + ALIVE + " order by started_at, node_id")
                .param("lease", settings.lease().toMillis())
                .query((row, n) ->
                        new Living(row.getString("name"), Times.at(row, "started_at"), Times.at(row, "seen_at")))
                .list();
    }

    /** The other processes that live, by name. */
    List<String> namesOfOthers() {
        return jdbc.sql("select name from node where node_id <> :me and " + ALIVE + " order by name")
                .param("me", node.id())
                .param("lease", settings.lease().toMillis())
                .query(String.class)
                .list();
    }

    /** What the other living processes said last. */
    public List<Signs> others() {
        return jdbc.sql(
                        "select node_id, polled_at, stopped, reconciled_at, differences from node where node_id <> :me and "
                                + ALIVE)
                .param("me", node.id())
                .param("lease", settings.lease().toMillis())
                .query((row, n) -> new Signs(
                        Times.maybe(row, "polled_at"),
                        row.getString("stopped"),
                        trouble(row.getString("node_id")),
                        Times.maybe(row, "reconciled_at"),
                        row.getString("differences")))
                .list();
    }

    private int write(Signs signs) {
        return jdbc.sql(
                        """
                        update node set seen_at = current_timestamp, polled_at = :polled, stopped = :stopped,
                            reconciled_at = :reconciled, differences = :differences
                        where node_id = :me""")
                .param("polled", Times.sql(signs.polledAt()))
                .param("stopped", cut(signs.stopped()))
                .param("reconciled", Times.sql(signs.reconciledAt()))
                .param("differences", cut(signs.differences()))
                .param("me", node.id())
                .update();
    }

    private Map<String, Instant> trouble(String nodeId) {
        Map<String, Instant> trouble = new TreeMap<>();
        jdbc.sql("select server, since from node_trouble where node_id = :node")
                .param("node", nodeId)
                .query(row -> {
                    trouble.put(row.getString("server"), Times.at(row, "since"));
                });
        return trouble;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
