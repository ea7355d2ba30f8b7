package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped under work and started again. */
class DatabaseStoppedTest {

    private final Path data;
    private final int port;

    DatabaseStoppedTest(@TempDir Path data) throws IOException {
        this.data = data;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    @Test
    void booksEveryKindOnceWhenTheJournalIsAwayWhileItsCreatesAndPostsAreAnswered() throws IOException {
        // Given
        EmbeddedPostgres postgres = postgres();
        try (Bridge bridge = new Bridge()
                .with("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"))
                .with("spring.datasource.hikari.connection-timeout", "1000")
                .with("paperbridge.bigcapital.in-flight", "8")) {
            bridge.start();
            Map<Long, Invariant.Wanted> documents = new HashMap<>();

            // When
            for (Boundary boundary : new Boundary[] {Boundary.CREATE_MADE, Boundary.POST_MADE}) {
                boundary.hold(bridge, boundary.groups().get(0));
                Kinds.addAll(bridge, boundary.name(), "Stromlos GmbH")
                        .forEach((kind, id) -> documents.put(id, new Invariant.Wanted(kind, Kinds.GROSS)));
                Bridge.await()
                        .until(() -> boundary.faults(bridge).waiting() >= boundary.held(EntryKind.values().length));
                postgres.close();
                bridge.ledger.faults().release();
                Bridge.await().until(() -> bridge.ledger.log().underWay().isEmpty());
                postgres = postgres();
                Bridge.await().until(() -> bridge.paperless.count("booked") == documents.size());
            }
            documents.keySet().forEach(bridge::awaitTold);

            // Then
            assertThat(Invariant.breaches(bridge, bridge.journal(), documents)).isEmpty();
            for (EntryKind kind : EntryKind.values()) {
                assertThat(bridge.ledger.log().count("POST", Kinds.calls(kind).path()))
                        .isEqualTo(2);
            }
        } finally {
            postgres.close();
        }
    }

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .start();
    }
}
