package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How much sooner the same e-invoices are drafts with four nodes than with one; see bench/scale-out. */
@Tag("soak")
@NeedsRabbitMq
class ScalingIT {

    private static final int DOCUMENTS = Integer.getInteger("scale.documents", 600);
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final BigDecimal MOST = new BigDecimal("0.35");

    private final Path folder;

    ScalingIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void fourNodesNeedAThirdOfTheTimeOfOne() throws Exception {
        // When
        Duration one = run(1, "draft");
        Duration four = run(4, "draft");
        BigDecimal ratio =
                BigDecimal.valueOf(four.toMillis()).divide(BigDecimal.valueOf(one.toMillis()), 2, RoundingMode.HALF_UP);

        // Then
        System.out.printf(
                "scaling: %d documents, one node %d ms, four nodes %d ms, ratio %s%n",
                DOCUMENTS, one.toMillis(), four.toMillis(), ratio);
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    @Test
    void postingStaysOneLane() throws Exception {
        // When
        Duration four = run(4, "verified");

        // Then
        System.out.printf("scaling: %d documents posted by four nodes in %d ms%n", DOCUMENTS, four.toMillis());
    }

    /** From the first document's arrival in the journal until Paperless was told of the last one. */
    private Duration run(int nodes, String posting) throws Exception {
        try (EmbeddedPostgres postgres = Databases.postgresql();
                VirtualHost host = new VirtualHost();
                Bridge bridge = host.set(new Bridge());
                Crash crash = new Crash(
                                bridge,
                                Files.createDirectories(folder.resolve(posting + nodes)),
                                postgres.getJdbcUrl("postgres", "postgres"))
                        .without("paperbridge.queue.tell")
                        .with("paperbridge.workers", "2")
                        .with("paperbridge.bigcapital.in-flight", "16")
                        .with("paperbridge.lease", "30s")
                        .with("paperbridge.posting.e-invoice", posting)) {
            bridge.archive.faults().latency(LATENCY);
            bridge.ledger.faults().latency(LATENCY);
            for (int i = 0; i < nodes; i++) {
                crash.start();
            }
            JdbcClient journal =
                    JdbcClient.create(new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres")));
            Crash.await().ignoreExceptions().until(() -> count(journal, "node") == nodes);
            List<NewDocument> documents = SeedDocuments.many(DOCUMENTS, 8).stream()
                    .map(SeedDocument::source)
                    .toList();
            documents.forEach(bridge::add);
            Crash.await().until(() -> count(journal, "document where told = true") == DOCUMENTS);
            assertThat(bridge.bigcapital.maxPostingsInFlight()).isLessThanOrEqualTo(1);
            return journal.sql("select extract(epoch from max(told_at) - min(created_at)) * 1000 from document")
                    .query((row, n) -> Duration.ofMillis(row.getBigDecimal(1).longValue()))
                    .single();
        }
    }

    private static long count(JdbcClient journal, String what) {
        return journal.sql("select count(*) from " + what).query(Long.class).single();
    }
}
