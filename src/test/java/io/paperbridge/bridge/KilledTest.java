package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
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
    private static final String UPLOAD = "/api/attachments";
    private static final String LINK = UPLOAD + "/\\d{5,}/link";

    private final Path folder;

    KilledTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void booksEachOnceAfterAKillAtEveryMomentAndTakesAChangedMapping() throws Exception {
        try (Bridge bridge = new Bridge()) {
            // Given
            Map<String, String> settings = slow(bridge);

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
            assertThat(journal("document", "state = 'CONFIRMED' and told")).isEqualTo(ids.size());
            assertThat(bridge.bills(withNewMapping)).extracting(Voucher::note).containsExactly("by our own mapping");
            assertThat(bridge.bills(beforeTheTags).get(0).note()).startsWith("Paperless PLX-");
        }
    }

    @Test
    void attachesAnOriginalOnceAfterAKillAtItsUploadAndOneAtItsLink() throws Exception {
        try (Bridge bridge = new Bridge(
                        PaperlessVersion.V3_0_5, BigCapitalSettings.defaults().linkingAllKinds())
                .with("paperbridge.attachments.enabled", "true")
                .with("paperbridge.remote.upload-timeout", "4s")) {
            // Given
            Map<String, String> settings = slow(bridge);
            settings.put("paperbridge.quiet-time", "4s");
            settings.put("paperbridge.remote.answer-timeout", "4s");

            // When
            bridge.ledger.faults().once("POST", UPLOAD, Fault.holdAfter());
            long id;
            int atUpload;
            try (Program program = Program.in(folder, settings)) {
                id = held(bridge, "ORIGINAL", 1);
                atUpload = program.kill();
            }
            bridge.ledger.faults().release();
            int uploads = bridge.bigcapital.attachments().size();

            bridge.ledger.faults().once("POST", LINK, Fault.holdBefore());
            int atLink;
            try (Program program = Program.in(folder, settings)) {
                await().until(() -> bridge.ledger.faults().waiting() == 1);
                atLink = program.kill();
            }
            List<String> linked = owners(bridge, id);
            bridge.ledger.faults().release();
            await().until(() -> owners(bridge, id).size() == 1);

            bridge.ledger.log().clear();
            String bill = BILLS + "/" + bridge.bills(id).get(0).id();
            try (Program program = Program.in(folder, settings)) {
                await().until(() -> bridge.ledger.log().count("GET", bill) > 0);
                program.stop();
            }

            // Then
            assertThat(List.of(atUpload, atLink)).containsOnly(SIGKILLED);
            assertThat(uploads).isEqualTo(1);
            assertThat(linked).isEmpty();
            assertThat(owners(bridge, id))
                    .containsExactly("Bill " + bridge.bills(id).get(0).id());
            assertThat(bridge.ledger.log().count("POST", UPLOAD)).isZero();
            assertThat(journal("attachment", "state = 'ATTACHED'")).isEqualTo(1);
            assertThat(Invoices.isBookedOnce(bridge, id)).isTrue();
        }
    }

    /** Settings for a process: answers are waited for so long that a reply which is held outlives the kill. */
    private static Map<String, String> slow(Bridge bridge) {
        Map<String, String> settings = new TreeMap<>(bridge.settings());
        settings.remove("spring.datasource.url");
        settings.put("server.port", "0");
        settings.put("paperbridge.quiet-time", "15s");
        settings.put("paperbridge.lease", "60s");
        settings.put("paperbridge.remote.answer-timeout", "15s");
        return settings;
    }

    /** What the originals of a document hang on, each as often as it does. */
    private static List<String> owners(Bridge bridge, long id) {
        return bridge.bigcapital.attachments().stream()
                .filter(file -> file.name().startsWith("PLX-" + id + "-"))
                .flatMap(file -> file.linkedTo().stream())
                .toList();
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

    private long journal(String table, String condition) {
        return JdbcClient.create(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("data/paperbridge")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"))
                .sql("select count(*) from " + table + " where " + condition)
                .query(Long.class)
                .single();
    }
}
