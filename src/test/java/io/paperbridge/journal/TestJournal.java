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
            "audit",
            "api_token",
            "login_user",
            "exchange",
            "upload",
            "node_trouble",
            "node",
            "turn",
            "allowance",
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
    private static final Map<String, List<String>> TIMES = Map.ofEntries(
            Map.entry("document", List.of("due_at", "told_at", "recheck_at", "queued_until", "lease_until")),
            Map.entry("effect", List.of("sent_at", "done_at")),
            Map.entry("attachment", List.of("due_at", "queued_until")),
            Map.entry("attachable", List.of("asked_at")),
            Map.entry("lane", List.of("lease_until", "shut_until")),
            Map.entry("wake_up", List.of("due_at")),
            Map.entry("task", List.of("begun_at", "seen_at")),
            Map.entry("upload", List.of("uploaded_at", "sending_until")),
            Map.entry("exchange_rate_want", List.of("asked_at")),
            Map.entry("node", List.of("seen_at")),
            Map.entry("turn", List.of("taken_until")),
            Map.entry("allowance", List.of("ends_at")));

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

    /** Where its tables are. */
    DataSource source() {
        return source;
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

    /** Lets the database count what it holds and forget what it held, as it does by itself after a while. */
    void settle() {
        sql(isOfOneProcess() ? "analyze" : "vacuum analyze");
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
