package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes that know of each other only by their common journal. */
class TwoNodesTest {

    private static final Bridge BRIDGE = new Bridge();
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .start();
        BRIDGE.with("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
        BRIDGE.start().start();
    }

    @AfterAll
    static void stop() throws IOException {
        BRIDGE.close();
        postgres.close();
    }

    @Test
    void bookEachDocumentOnceAndPostOneAtATime() {
        // Given
        List<NewDocument> documents = SeedDocuments.many(40, 8).stream()
                .map(document -> document.source())
                .toList();

        // When
        List<Long> ids = documents.stream().map(BRIDGE::add).toList();
        ids.forEach(BRIDGE::awaitTold);

        // Then
        assertThat(ids)
                .allMatch(id -> BRIDGE.bills(id).size() == 1)
                .allMatch(id -> BRIDGE.bills(id).get(0).isOpen());
        assertThat(BRIDGE.bigcapital.bills()).extracting(Voucher::reference).doesNotHaveDuplicates();
        assertThat(BRIDGE.bigcapital.vendors().values()).doesNotHaveDuplicates();
        assertThat(BRIDGE.bigcapital.ledgerBalanced()).isTrue();
        assertThat(BRIDGE.bigcapital.maxPostingsInFlight()).isEqualTo(1);
        assertThat(workers("claimed")).hasSize(2);
    }

    @Test
    void takeOverWhatADeadNodeHeld() {
        // Given
        long id = BRIDGE.paperless.add(Invoices.electronic("DEAD-1", "Nachlass Handel GmbH"));
        BRIDGE.journal()
                .sql(
                        """
                        insert into document (paperless_id, added, reference, state, owner, fence, lease_until)
                        values (:id, :added, :reference, 'PROCESSING', 'dead', 7, current_timestamp - interval '1' second)""")
                .param("id", id)
                .param("added", OffsetDateTime.ofInstant(BRIDGE.shown(id).added(), ZoneOffset.UTC))
                .param("reference", "PLX-" + id)
                .update();

        // When
        BRIDGE.awaitTold(id);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    private static List<String> workers(String what) {
        return BRIDGE.journal()
                .sql("select distinct actor from event where what = :what")
                .param("what", what)
                .query(String.class)
                .list();
    }
}
