package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes that know of each other only by their common journal. */
class TwoNodesTest {

    private static final Bridge BRIDGE = new Bridge();

    @BeforeAll
    static void start() {
        TwoNodes.start(BRIDGE);
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
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

    @Test
    void takeOverWhatANodeHasLockedThatIsFrozenInTheMiddleOfATransaction() throws SQLException {
        // Given
        BRIDGE.ledger.faults().once("POST", "/api/bills", Fault.holdBefore());
        long id = BRIDGE.add(Invoices.electronic("LOCKED-1", "Standbild GmbH"));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);

        // When
        Connection frozen = BRIDGE.bean(DataSource.class).getConnection();
        frozen.setAutoCommit(false);
        try (Statement statement = frozen.createStatement()) {
            statement.execute("select * from document where paperless_id = " + id + " for update");
        }
        BRIDGE.ledger.faults().release();
        Bridge.await()
                .until(() -> BRIDGE.paperless.count("booked")
                        == BRIDGE.paperless.documents().size());

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThatThrownBy(frozen::close).hasMessageContaining("idle-in-transaction timeout");
    }

    private static List<String> workers(String what) {
        return BRIDGE.journal()
                .sql("select distinct actor from event where what = :what")
                .param("what", what)
                .query(String.class)
                .list();
    }
}
