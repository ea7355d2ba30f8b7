package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.operations.Schedules;
import io.paperbridge.sandbox.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is past its retention goes from the journal, on both databases, and nothing that keeps a document from being booked twice. */
class PurgeJournalRouteTest {

    private static final String VENDOR = "Archiv Handel GmbH";
    private static final List<String> KEPT = List.of(
            "document", "entry", "effect", "number_lock", "contact", "contact_link", "written_field", "binding");

    @Test
    void purgesTheHistoryOfFinishedDocumentsOnH2() {
        try (Bridge bridge = new Bridge()) {
            purgesTheHistoryOfFinishedDocuments(bridge);
        }
    }

    @Test
    void purgesTheHistoryOfFinishedDocumentsOnPostgreSql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "off")
                        .start();
                Bridge bridge =
                        new Bridge().with("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"))) {
            purgesTheHistoryOfFinishedDocuments(bridge);
        }
    }

    private static void purgesTheHistoryOfFinishedDocuments(Bridge bridge) {
        // Given
        bridge.with("paperbridge.retry.delays", "1h").start();
        long old = bridge.add(Invoices.electronic("OLD", VENDOR));
        long middling = bridge.add(Invoices.electronic("MIDDLING", VENDOR));
        long fresh = bridge.add(Invoices.electronic("FRESH", VENDOR));
        bridge.awaitTold(old, middling, fresh);
        bridge.archive.faults().always("GET", "/api/documents/\\d+/download/", Fault.failBefore(503, Map.of()));
        long unfinished = bridge.add(Invoices.electronic("UNFINISHED", VENDOR));
        bridge.awaitState(unfinished, "RETRYING");
        age(bridge, old, 91);
        age(bridge, unfinished, 91);
        age(bridge, middling, 31);
        more(bridge, old, 2500, "claimed", 91);
        more(bridge, middling, 3, "attempt failed", 31);
        more(bridge, fresh, 3, "attempt failed", 29);
        long historyOfUnfinished = events(bridge, unfinished, "claimed");
        long historyOfMiddling = events(bridge, middling, "claimed");
        Map<String, Long> kept = counts(bridge);
        exchange(bridge, "an-old-one", 91);
        exchange(bridge, "a-fresh-one", 89);
        bridge.journal()
                .sql(
                        """
                        insert into task (task_id, deed, actor, node, documents, left_over, seen_at, ended_at) values
                            ('old', 'RETRY', 'anna', 'n', 1, 0, current_timestamp, current_timestamp - interval '91' day),
                            ('new', 'RETRY', 'anna', 'n', 1, 0, current_timestamp, current_timestamp - interval '89' day),
                            ('killed', 'RETRY', 'anna', 'n', 1, 0, current_timestamp - interval '91' day, null),
                            ('unended', 'RETRY', 'anna', 'n', 1, 0, current_timestamp, null)""")
                .update();
        bridge.journal()
                .sql("insert into task_refusal (task_id, paperless_id, why) values ('old', 1, 'it is booked')")
                .update();

        // When
        assertThat(bridge.bean(Schedules.class).runNow("purge-journal")).isTrue();
        Bridge.await().until(() -> all(bridge, old) == 0 && events(bridge, middling, "attempt failed") == 0);
        Bridge.await().until(() -> exchanges(bridge, "an-old-one") == 0);

        // Then
        Bridge.await().until(() -> bridge.journal()
                .sql("select task_id from task order by task_id")
                .query(String.class)
                .list()
                .equals(List.of("new", "unended")));
        assertThat(bridge.journal()
                        .sql("select count(*) from task_refusal")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(events(bridge, middling, "claimed")).isEqualTo(historyOfMiddling);
        assertThat(events(bridge, fresh, "attempt failed")).isEqualTo(3);
        assertThat(events(bridge, unfinished, "claimed")).isGreaterThanOrEqualTo(historyOfUnfinished);
        assertThat(counts(bridge)).isEqualTo(kept);
        assertThat(exchanges(bridge, "a-fresh-one")).isEqualTo(1);

        // When
        bridge.archive.faults().clear();
        bridge.paperless.addTag(old, "to-book");
        Bridge.await().until(() -> events(bridge, old, "told") == 1);

        // Then
        assertThat(Invoices.isBookedOnce(bridge, old)).isTrue();
    }

    private static Map<String, Long> counts(Bridge bridge) {
        return KEPT.stream().collect(Collectors.toMap(table -> table, table -> bridge.journal()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single()));
    }

    private static void exchange(Bridge bridge, String purpose, int days) {
        bridge.journal()
                .sql("insert into exchange (happened_at, node, purpose, remote, method, path, status, duration_ms)"
                        + " values (current_timestamp - cast(:days as bigint) * interval '1' day, 'test', :purpose, 'BigCapital',"
                        + " 'GET', '/api/bills', 200, 5)")
                .param("days", days)
                .param("purpose", purpose)
                .update();
    }

    private static long exchanges(Bridge bridge, String purpose) {
        return bridge.journal()
                .sql("select count(*) from exchange where purpose = :purpose")
                .param("purpose", purpose)
                .query(Long.class)
                .single();
    }

    private static void age(Bridge bridge, long id, int days) {
        bridge.journal()
                .sql("update event set happened_at = current_timestamp - cast(:days as bigint) * interval '1' day"
                        + " where document_key = (select document_key from document where paperless_id = :id)")
                .param("days", days)
                .param("id", id)
                .update();
    }

    private static void more(Bridge bridge, long id, int events, String what, int days) {
        for (int i = 0; i < events; i++) {
            bridge.journal()
                    .sql("insert into event (document_key, happened_at, actor, what)"
                            + " select document_key, current_timestamp - cast(:days as bigint) * interval '1' day, 'test', :what"
                            + " from document where paperless_id = :id")
                    .param("days", days)
                    .param("what", what)
                    .param("id", id)
                    .update();
        }
    }

    private static long all(Bridge bridge, long id) {
        return events(bridge, id, "%");
    }

    private static long events(Bridge bridge, long id, String what) {
        return bridge.journal()
                .sql("select count(*) from event where what like :what"
                        + " and document_key = (select document_key from document where paperless_id = :id)")
                .param("what", what)
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
