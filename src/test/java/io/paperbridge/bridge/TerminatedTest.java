package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** SIGTERM, and what a stop leaves in the journal. */
class TerminatedTest {

    private static final Duration ALLOWED = Duration.ofSeconds(20);
    private static final String VENDOR = "Feierabend Handel GmbH";
    private static final String BILLS = "/api/bills";

    private final Path folder;

    TerminatedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void handsEightInWorkBackWithNothingInDoubtWhenTheHeldCreateIsAnswered() throws Exception {
        try (Bridge bridge = new Bridge()) {
            // Given
            Map<String, String> settings = settings(bridge, "30s");
            bridge.ledger.faults().once("POST", BILLS, Fault.holdAfter());
            List<Long> ids;
            Duration took;
            try (Program program = Program.in(folder, settings)) {
                ids = IntStream.range(0, 20)
                        .mapToObj(i -> bridge.add(Invoices.electronic("STOP-" + i, VENDOR)))
                        .toList();
                Bridge.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> bridge.ledger.faults().waiting() == 1
                                && bridge.archive.log().count("GET", "/api/documents/\\d+/download/") >= 8);

                // When
                Thread answer = new Thread(() -> {
                    Bridge.await().until(() -> Files.notExists(folder.resolve("data/control"))); // the stop has begun
                    bridge.ledger.faults().release();
                });
                answer.start();
                took = stop(program);
                answer.join();
            }

            // Then
            assertThat(took).isLessThan(ALLOWED);
            assertThat(count("effect where sent_at is not null and done_at is null"))
                    .isZero();
            assertThat(count("entry where state = 'IN_DOUBT'")).isZero();
            assertThat(count("document where owner is not null or queued_until is not null"))
                    .isZero();
            assertThat(count("document where attempts > 0")).isZero();
            assertThat(count("lane where document_key is not null or shut_until > current_timestamp"))
                    .isZero();

            // When
            try (Program program = Program.in(folder, settings)) {
                awaitBooked(bridge, ids);
                program.stop();
            }

            // Then
            assertThat(ids).allMatch(id -> Invoices.isBookedOnce(bridge, id));
            assertThat(bridge.ledger.log().count("POST", BILLS)).isEqualTo(ids.size());
            assertThat(bridge.ledger.log().count("PATCH", BILLS + "/\\d+/open")).isEqualTo(ids.size());
        }
    }

    @Test
    void stopsInTimeWhenACreateIsNeverAnsweredAndAdoptsItAtTheNextStart() throws Exception {
        try (Bridge bridge = new Bridge()) {
            // Given
            Map<String, String> settings = settings(bridge, "20s");
            bridge.ledger.faults().once("POST", BILLS, Fault.holdAfter());
            long id = bridge.add(Invoices.electronic("STOP-HELD", VENDOR));
            Duration took;
            try (Program program = Program.in(folder, settings)) {
                Bridge.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> bridge.ledger.faults().waiting() == 1);

                // When
                took = stop(program);
                bridge.ledger.faults().release();
            }

            // Then
            assertThat(took).isLessThan(ALLOWED);
            assertThat(count("document where owner is not null or queued_until is not null"))
                    .isZero();
            assertThat(count("effect where kind = 'CREATE_ENTRY' and sent_at is not null"))
                    .isOne();

            // When
            try (Program program = Program.in(folder, settings)) {
                awaitBooked(bridge, List.of(id));
                program.stop();
            }

            // Then
            assertThat(Invoices.isBookedOnce(bridge, id)).isTrue();
            assertThat(bridge.ledger.log().count("POST", BILLS)).isOne();
        }
    }

    private static Duration stop(Program program) throws InterruptedException {
        long began = System.nanoTime();
        program.stop();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void awaitBooked(Bridge bridge, List<Long> ids) {
        Bridge.await().atMost(Duration.ofMinutes(1)).until(() -> bridge.paperless.count("booked") == ids.size());
    }

    private static Map<String, String> settings(Bridge bridge, String answerTimeout) {
        Map<String, String> settings = new TreeMap<>(bridge.settings());
        settings.remove("spring.datasource.url");
        settings.put("server.port", "0");
        settings.put("paperbridge.remote.answer-timeout", answerTimeout);
        settings.put("paperbridge.quiet-time", answerTimeout);
        settings.put("paperbridge.lease", "90s");
        return settings;
    }

    private long count(String what) {
        return JdbcClient.create(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("data/paperbridge")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"))
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}
