package io.paperbridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.RequestLog.Entry;
import io.paperbridge.sandbox.SandboxOptions;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.SandboxServers;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedParties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command as a process of its own, as a user starts it, against both sandbox servers. */
class CommandsTest {

    private final Path folder;

    CommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void bookableDocumentsAreBookedAndTheOthersListedWithTheirReason() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            // When
            Run run = run(servers, Map.of(), "sync", "--once");
            // Then
            assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
            assertThat(run.output())
                    .contains("18/18  booked 12, in review 6", "In the journal: booked 12, in review 6.")
                    .contains("Document", "Decision", "Reason")
                    .contains(
                            "#14 Ostsee Fischhandel", "OF-118", "117.00 EUR", "Net 100.00 plus VAT 7.00 is 107.00, but")
                    .doesNotContain("\tat ", " INFO ", " WARN ", "to-book");
            assertThat(run.output().lines()).allMatch(line -> line.length() <= 160);
            assertThat(servers.bigcapital().bills()).hasSize(12);
            assertThat(servers.bigcapital().ledgerBalanced()).isTrue();
        }
    }

    @Test
    void aDryRunShowsThePayloadsOfTheRoutesInForceAndWritesNothing() throws Exception {
        // Given
        Path mapping = folder.resolve("routes/mappings/bill.jq");
        Files.createDirectories(mapping.getParent());
        Files.writeString(
                mapping,
                Files.readString(Path.of("routes/mappings/bill.jq")) + "\n| .note = \"changed in the folder\"\n");
        try (SandboxServers servers = demo()) {
            // When
            Run run = run(servers, Map.of(), "sync", "--once", "--dry-run");
            // Then
            assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
            assertThat(run.output())
                    .contains("Dry run, nothing was written; would be: booked 12, in review 6.")
                    .contains("would send: POST /api/items", "would send: POST /api/bills")
                    .containsPattern("would send: POST /api/vendors   \\(the id it gets is shown as -\\d+ below\\)")
                    .contains("\"display_name\":\"Nordlicht Bürobedarf GmbH\"", "\"bill_number\":\"NB-20417\"")
                    .contains("\"note\":\"changed in the folder\"");
            assertThat(run.output().lines().filter("would send: POST /api/bills"::equals))
                    .hasSize(12);
            assertThat(writes(servers.paperlessServer())).isEmpty();
            assertThat(writes(servers.bigcapitalServer())).isEmpty();
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void aParkedDocumentIsBookedByReplay() throws Exception {
        // Given
        Map<String, String> impatient = Map.of(
                "PAPERBRIDGE_RETRY_ENABLED", "false",
                "PAPERBRIDGE_REMOTE_ANSWER_TIMEOUT", "2s",
                "PAPERBRIDGE_QUIET_TIME", "2s",
                "PAPERBRIDGE_LEASE", "10s",
                "PAPERBRIDGE_SECOND_LOOK_DELAY", "200ms");
        try (SandboxServers servers = servers(SeedDocuments.many(2, 7))) {
            servers.bigcapitalServer().faults().once("POST", "/api/bills", Fault.failBefore(503, Map.of()));
            Run first = run(servers, impatient, "sync", "--once");
            // When
            Run second = run(servers, impatient, "replay", "--all");
            // Then
            assertThat(first.exitCode()).as(first.output()).isEqualTo(2);
            assertThat(first.output()).contains("booked 1, parked 1");
            assertThat(second.exitCode()).as(second.output()).isZero();
            assertThat(second.output()).contains("Started anew: 1.", "In the journal: booked 2.");
            assertThat(servers.bigcapital().bills()).hasSize(2);
        }
    }

    @Test
    void whatIsDueLaterIsListedWithItsTime() throws Exception {
        // Given
        try (SandboxServers servers = servers(SeedDocuments.many(1, 7))) {
            servers.bigcapitalServer().faults().always("GET", "/api/vendors", Fault.failBefore(503, Map.of()));
            // When
            Run run = run(servers, Map.of(), "sync", "--once");
            // Then
            assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
            assertThat(run.output())
                    .contains("tried again later 1")
                    .containsPattern(
                            "later: #1 at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(BigCapital answered 503 to GET /api/vendors");
        }
    }

    @Test
    void serversThatDoNotAnswerEndTheRunSoonWithOneSentence() throws Exception {
        // When
        long begin = System.nanoTime();
        Run run = run(Started.SERVERS, "sync", "--once");
        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .isEqualTo("Stopped: Paperless does not answer; check PAPERLESS_URL and that the server runs.");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
    }

    @Test
    void aWrongTokenEndsTheRunWithItsRemedy() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            // When
            Run run = run(servers, Map.of("PAPERLESS_TOKEN", "0000"), "sync", "--once");
            // Then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .startsWith("Stopped: Paperless refused the token; copy it again from My Profile")
                    .hasLineCount(1);
        }
    }

    @Test
    void theDoctorFindsNothingWrongAndChangesNothing() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            // When
            Run run = run(servers, Map.of("PAPERBRIDGE_COMPANY_INPUT_TAX", ""), "doctor");
            // Then
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("ok: Paperless is reached", "ok: BigCapital is reached")
                    .contains("would send: POST /api/items", "\"code\":\"PLX-SVC\"")
                    .contains("note: paperbridge.company.input-tax is not set");
            assertThat(writes(servers.paperlessServer())).isEmpty();
            assertThat(writes(servers.bigcapitalServer())).isEmpty();
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void theDoctorNamesAMissingTagAndAMissingAccount() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            servers.paperless().deleteTag("booked");
            // When
            Run run = run(servers, Map.of("PAPERBRIDGE_ACCOUNTS_BILL", "4711"), "doctor");
            // Then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("problem: Paperless shows no tag \"booked\" (paperbridge.paperless.tags.done); create it")
                    .contains(
                            "problem: paperbridge.accounts.bill: 4711 is no account in BigCapital; set the slug or code");
        }
    }

    @Test
    void theDoctorNamesAWrongAddressAndARefusedKey() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            Map<String, String> wrong =
                    Map.of("PAPERLESS_URL", servers.paperlessUrl() + "/elsewhere", "BIGCAPITAL_API_KEY", "bc_wrong");
            // When
            Run run = run(servers, wrong, "doctor");
            // Then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("PAPERLESS_URL", "wrong base URL")
                    .contains("problem: BigCapital refused access", "make a new API key under Preferences, API keys")
                    .doesNotContain("bc_wrong");
        }
    }

    @Test
    void theRoutesOfTheJarAreExported() throws Exception {
        // When
        Run run = run(Map.of(), "routes", "export");
        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("files written to ");
        assertThat(folder.resolve("routes/10-poll-paperless.camel.yaml"))
                .hasSameTextualContentAs(Path.of("routes/10-poll-paperless.camel.yaml"));
        assertThat(folder.resolve("routes/VERSION")).exists();
        assertThat(folder.resolve("routes/kamelets/paperless-action.kamelet.yaml"))
                .exists();
    }

    private static SandboxServers demo() {
        return servers(DemoDocuments.all(LocalDate.now(ZoneId.of("Europe/Berlin"))));
    }

    private static SandboxServers servers(List<SeedDocument> documents) {
        return SandboxServers.start(SandboxOptions.defaults()
                .withSeed(documents)
                .withBigCapital(BigCapitalSettings.defaults().withTaxNumber(SeedParties.OUR_VAT_ID)));
    }

    private static Stream<String> writes(SandboxServer server) {
        return server.log().entries().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(Entry::call);
    }

    private Run run(SandboxServers servers, Map<String, String> settings, String... arguments) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PAPERLESS_URL", servers.paperlessUrl(),
                "PAPERLESS_TOKEN", servers.paperlessToken(),
                "BIGCAPITAL_URL", servers.bigcapitalUrl(),
                "BIGCAPITAL_API_KEY", servers.bigcapitalApiKey(),
                "PAPERBRIDGE_COMPANY_INPUT_TAX", "recoverable",
                "PAPERBRIDGE_FEED_INTERVAL", "200ms"));
        environment.putAll(settings);
        return run(environment, arguments);
    }

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        try (Started paperbridge = Started.in(folder, environment, arguments)) {
            int exitCode = paperbridge.exitCode();
            return new Run(exitCode, paperbridge.output());
        }
    }

    private record Run(int exitCode, String output) {}
}
