package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two thousand documents over several node processes; every twenty seconds one is killed, one is frozen past its lease, RabbitMQ and
 * PostgreSQL are restarted once each. {@code -Dscale.documents} for fewer,
 * {@code -Dscale.nodes} for one number of nodes only.
 */
@Tag("soak")
@NeedsRabbitMq
class ScaleOutIT {

    private static final int DOCUMENTS = Integer.getInteger("scale.documents", 2000);
    private static final long SEED = Long.getLong("soak.seed", new Random().nextInt(1_000_000));
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);

    private final Path folder;
    private final int port;
    private final Random random = new Random(SEED);
    private final List<Program> running = new ArrayList<>();

    ScaleOutIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    static IntStream nodes() {
        Integer only = Integer.getInteger("scale.nodes");
        return only == null ? IntStream.of(1, 2, 4) : IntStream.of(only);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void bookEachDocumentOnceWhateverIsRestarted(int count) throws Exception {
        // Given
        EmbeddedPostgres postgres = postgres();
        try (VirtualHost host = new VirtualHost();
                Bridge bridge = host.set(new Bridge());
                Crash crash = scaled(new Crash(bridge, folder, postgres.getJdbcUrl("postgres", "postgres")))) {
            bridge.archive.faults().latency(LATENCY);
            bridge.ledger.faults().latency(LATENCY);
            SoakDocuments documents = new SoakDocuments(DOCUMENTS, random);
            while (!documents.isEmpty()) {
                SoakDocuments.One one = documents.next();
                crash.add(one.document(), one.wanted());
            }
            Instant began = Instant.now();

            // When
            for (int i = 0; i < count; i++) {
                running.add(crash.start());
            }
            int kills = killUntil(crash, bridge, DOCUMENTS * 3 / 4);
            freeze();
            kills += killUntil(crash, bridge, DOCUMENTS / 2);
            VirtualHost.control("stop_app");
            VirtualHost.control("start_app");
            kills += killUntil(crash, bridge, DOCUMENTS / 4);
            postgres.close();
            postgres = postgres();
            kills += killUntil(crash, bridge, 0);
            crash.awaitRest();

            // Then
            System.out.printf(
                    "scale-out: seed %d, %d nodes, %d documents, %d kills, %d s, %s%n",
                    SEED,
                    count,
                    DOCUMENTS,
                    kills,
                    Duration.between(began, Instant.now()).toSeconds(),
                    crash.tags());
            assertThat(crash.breaches()).isEmpty();
            assertThat(bridge.bigcapital.maxPostingsInFlight()).isEqualTo(1);
        } finally {
            postgres.close();
        }
    }

    private static Crash scaled(Crash crash) {
        return crash.without("paperbridge.queue.tell")
                .with("paperbridge.bigcapital.in-flight", "4")
                .with("paperbridge.bigcapital.web-url", "http://books.example")
                .with("spring.datasource.hikari.connection-timeout", "3000")
                .with("paperbridge.retry.delays", "1s,1s,1s,2s,2s,2s,3s,3s,3s,3s,3s,3s");
    }

    /** Kills a node every twenty seconds until no more than so many documents wait; how many were killed. */
    private int killUntil(Crash crash, Bridge bridge, long waiting) throws IOException, InterruptedException {
        int kills = 0;
        while (bridge.paperless.count("to-book") > waiting) {
            Instant next = Instant.now().plus(BETWEEN_KILLS);
            Crash.await().until(() -> Instant.now().isAfter(next) || bridge.paperless.count("to-book") <= waiting);
            if (Instant.now().isAfter(next)) {
                int victim = random.nextInt(running.size());
                running.get(victim).kill();
                running.set(victim, crash.start());
                kills++;
            }
        }
        return kills;
    }

    private void freeze() throws IOException, InterruptedException {
        Program victim = running.get(random.nextInt(running.size()));
        victim.freeze();
        Instant over = Instant.now().plus(Crash.LEASE).plusSeconds(1);
        Crash.await().until(() -> Instant.now().isAfter(over));
        victim.wake();
    }

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(Files.createDirectories(folder.resolve("postgresql")))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }
}
