package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.bigcapital.Voucher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code kill -9} at chosen moments of a process with its journal in a file, and a new start. */
class KilledTest {

    private static final int SIGKILLED = 128 + 9;
    private static final String VENDOR = "Stromausfall Handel GmbH";
    private static final String BILLS = "/api/bills";

    private final Path folder;

    KilledTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void booksEachOnceAfterAKillAtEveryMomentAndTakesAChangedMapping() throws Exception {
        try (Bridge bridge = new Bridge()) {
            // Given
            Map<String, String> settings = new TreeMap<>(bridge.settings());
            settings.remove("spring.datasource.url");
            settings.put("server.port", "0");
            settings.put("paperbridge.quiet-time", "15s");
            settings.put("paperbridge.lease", "60s");
            settings.put("paperbridge.remote.answer-timeout", "15s");

            // When
            long beforeTheTags;
            long openApplied;
            long beforeTheCreate;
            long createAppliedLater;
            long createApplied;
            int code;
            try (Program program = Program.in(folder, settings)) {
                bridge.archive
                        .faults()
                        .add(new Faults.Rule("POST", "/api/documents/bulk_edit/", 1, 1, 1, Fault.holdBefore()));
                beforeTheTags = bridge.add(Invoices.electronic("TAGS", VENDOR));
                await().until(() -> bridge.archive.faults().waiting() == 1);

                bridge.ledger.faults().once("PATCH", BILLS + "/\\d+/open", Fault.holdAfter());
                openApplied = held(bridge, "OPEN", 1);
                bridge.ledger.faults().once("GET", BILLS, Fault.holdBefore());
                beforeTheCreate = held(bridge, "LOOK-UP", 2);
                bridge.ledger.faults().once("POST", BILLS, Fault.holdBefore());
                createAppliedLater = held(bridge, "CREATE-LATER", 3);
                bridge.ledger.faults().once("POST", BILLS, Fault.holdAfter());
                createApplied = held(bridge, "CREATE", 4);
                code = program.kill();
            }
            bridge.ledger.faults().release();
            bridge.archive.faults().clear();
            await().until(() -> bridge.bills(createAppliedLater).size() == 1);
            boolean tagged = bridge.shown(beforeTheTags).tags().contains("booked");

            changeTheMapping();
            settings.put("paperbridge.quiet-time", "4s");
            settings.put("paperbridge.remote.answer-timeout", "4s");
            long withNewMapping = bridge.add(Invoices.electronic("MAPPING", VENDOR));
            List<Long> ids = List.of(
                    beforeTheTags, openApplied, beforeTheCreate, createAppliedLater, createApplied, withNewMapping);
            try (Program program = Program.in(folder, settings)) {
                await().until(() -> bridge.paperless.count("booked") == ids.size());
                program.stop();
            }

            // Then
            assertThat(code).isEqualTo(SIGKILLED);
            assertThat(tagged).isFalse();
            assertThat(ids).allMatch(id -> Invoices.isBookedOnce(bridge, id));
            assertThat(bridge.bigcapital.bills()).hasSize(ids.size());
            assertThat(bridge.ledger.log().count("POST", BILLS)).isEqualTo(ids.size());
            assertThat(bridge.ledger.log().count("PATCH", BILLS + "/\\d+/open")).isEqualTo(ids.size());
            assertThat(bridge.bigcapital.maxPostingsInFlight()).isEqualTo(1);
            assertThat(ids).allMatch(id -> bridge.shown(id).tags().equals(Set.of("booked")));
            assertThat(ids).allMatch(id -> bridge.shown(id).notes().isEmpty());
            assertThat(journal("state = 'CONFIRMED' and told")).isEqualTo(ids.size());
            assertThat(bridge.bills(withNewMapping)).extracting(Voucher::note).containsExactly("by our own mapping");
            assertThat(bridge.bills(beforeTheTags).get(0).note()).startsWith("Paperless PLX-");
        }
    }

    private static long held(Bridge bridge, String number, int waiting) {
        long id = bridge.add(Invoices.electronic(number, VENDOR));
        await().until(() -> bridge.ledger.faults().waiting() == waiting);
        return id;
    }

    private static ConditionFactory await() {
        return Bridge.await().atMost(Duration.ofMinutes(1));
    }

    /** Only this one file; everything else comes from the jar's copy. */
    private void changeTheMapping() throws Exception {
        Path mapping = folder.resolve("routes").resolve("mappings").resolve("bill.jq");
        Files.createDirectories(mapping.getParent());
        String original = Files.readString(Path.of("routes", "mappings", "bill.jq"));
        Files.writeString(mapping, original.replace("note: .note", "note: \"by our own mapping\""));
    }

    private long journal(String condition) {
        return JdbcClient.create(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("data/paperbridge")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"))
                .sql("select count(*) from document where " + condition)
                .query(Long.class)
                .single();
    }
}
