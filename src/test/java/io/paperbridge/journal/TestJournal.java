package io.paperbridge.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty journal that one node works on, or several; its clock can be put forward. */
final class TestJournal implements AutoCloseable {

    /** The day every document was added to Paperless. */
    static final Instant ADDED = Instant.parse("2026-11-20T09:00:00Z");

    private static final List<String> TABLES = List.of(
            "task_refusal",
            "task",
            "attachable",
            "wake_up",
            "attachment",
            "event",
            "question",
            "forgotten",
            "precedent",
            "written_field",
            "choice",
            "contact_link",
            "contact",
            "number_lock",
            "effect",
            "entry",
            "document",
            "exchange_rate",
            "exchange_rate_span",
            "exchange_rate_want",
            "binding");
    private static final Map<String, List<String>> TIMES = Map.of(
            "document", List.of("due_at", "told_at", "recheck_at", "queued_until", "lease_until"),
            "effect", List.of("sent_at", "done_at"),
            "attachment", List.of("due_at", "queued_until"),
            "attachable", List.of("asked_at"),
            "lane", List.of("lease_until", "shut_until"),
            "wake_up", List.of("due_at"),
            "task", List.of("begun_at", "seen_at"),
            "exchange_rate_want", List.of("asked_at"));

    private final JournalDatabase database;
    private final DataSource source;
    private final List<JournalNode> nodes = new ArrayList<>();
    private @Nullable JournalNode first;

    private TestJournal(JournalDatabase database) {
        this.database = database;
        this.source = database.open();
    }

    static TestJournal on(JournalDatabase database) {
        TestJournal journal = new TestJournal(database);
        TABLES.forEach(table -> journal.sql("delete from " + table));
        journal.sql("update lane set document_key = null, fence = null, lease_until = null, shut_until = null,"
                + " stopped = null");
        return journal;
    }

    /** The node that is there from the start. */
    JournalNode node() {
        if (first == null) {
            first = anotherNode();
        }
        return first;
    }

    /** A further node, with the usual settings. */
    JournalNode anotherNode() {
        return nodeWith(TestSettings.usual());
    }

    /** A further node. */
    JournalNode nodeWith(TimingSettings settings) {
        JournalNode node = new JournalNode(source, settings);
        nodes.add(node);
        return node;
    }

    /** What happens to the journal when a process starts on it. */
    void restart() {
        new Restart(source, node().leftovers);
    }

    /** Whether its database admits one process only. */
    boolean isOfOneProcess() {
        return database.isOfOneProcess();
    }

    /** Puts all that the journal remembers back in time, so that it is later now. */
    void letPass(Duration duration) {
        TIMES.forEach((table, columns) -> columns.forEach(column -> client().sql("update " + table + " set " + column
                        + " = " + column + " - cast(:millis as bigint) * interval '0.001' second")
                .param("millis", duration.toMillis())
                .update()));
    }

    /** Changes rows, as only a test may. */
    void sql(String statement) {
        client().sql(statement).update();
    }

    /** One text of one row; null where the column is. */
    @Nullable
    String text(String query) {
        return client().sql(query).query(String.class).optional().orElse(null);
    }

    /** One text of each row. */
    List<String> texts(String query) {
        return client().sql(query).query(String.class).list();
    }

    /** How many rows of a table meet a condition. */
    long count(String table, String condition) {
        return client().sql("select count(*) from " + table + " where " + condition)
                .query(Long.class)
                .single();
    }

    /** All changes of state, in the order they happened. */
    List<Change> changes() {
        return client().sql(
                        "select document_key, from_state, to_state from event where to_state is not null order by event_id")
                .query((row, n) -> new Change(
                        row.getLong(1),
                        row.getString(2) == null ? null : DocumentState.valueOf(row.getString(2)),
                        DocumentState.valueOf(row.getString(3))))
                .list();
    }

    /** A change of a document's state; from null when it was admitted. */
    record Change(long documentKey, @Nullable DocumentState from, DocumentState to) {}

    private JdbcClient client() {
        return JdbcClient.create(source);
    }

    @Override
    public void close() {
        nodes.forEach(JournalNode::close);
    }

    @Override
    public String toString() {
        return String.valueOf(database);
    }
}
