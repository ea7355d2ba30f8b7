package io.paperbridge;

import static io.paperbridge.CommandLineRuns.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.CommandLineRuns.Run;
import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.RequestLog.Entry;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.SandboxServers;
import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about rules and routes as processes of their own, as a user starts them. */
class RulesCommandTest {

    private static final Map<String, String> LIMIT = Map.of("PAPERBRIDGE_APPROVAL_LIMIT", DemoDocuments.APPROVAL_LIMIT);

    private final Path folder;
    private final CommandLineRuns runs;

    RulesCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.runs = new CommandLineRuns(folder);
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
            Run run = runs.run(servers, LIMIT, "sync", "--once", "--dry-run");
            // Then
            assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
            assertThat(run.output())
                    .contains("Dry run, nothing was written; would be: booked 27, in review 9.")
                    .contains("would send: POST /api/items", "would send: POST /api/bills")
                    .containsPattern("would send: POST /api/vendors   \\(the id it gets is shown as -\\d+ below\\)")
                    .contains("\"display_name\":\"Nordlicht Bürobedarf GmbH\"", "\"bill_number\":\"NB-20417\"")
                    .contains("\"note\":\"changed in the folder\"");
            assertThat(run.output().lines().filter("would send: POST /api/bills"::equals))
                    .hasSize(billsOfTheDemo());
            assertThat(writes(servers.paperlessServer())).isEmpty();
            assertThat(writes(servers.bigcapitalServer())).isEmpty();
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void theRulesAreTriedOnADocumentOfPaperlessWithoutWritingAnything() throws Exception {
        // Given
        runs.writeRules("amount: '> 1'", "account: office-expenses, tags: [it]");
        try (SandboxServers servers = demo()) {
            // When
            Run run = runs.run(servers, Map.of(), "rules", "test", "1");
            // Then
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .startsWith("Document \"")
                    .contains("Rule \"First\" (line 2) fires.", "  yes: amount should be > 1, and is ")
                    .contains("  sets account to office-expenses", "  adds the tags it")
                    .containsPattern("account +office-expenses rule \"First\"")
                    .containsPattern("posting +- +settings: paperbridge.posting.e-invoice");
            assertThat(writes(servers.paperlessServer())).isEmpty();
            assertThat(writes(servers.bigcapitalServer())).isEmpty();
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void aTrialOfADocumentThatPaperlessDoesNotShowSaysSo() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            // When
            Run run = runs.run(servers, Map.of(), "rules", "test", "4711");
            // Then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .isEqualTo(
                            "Stopped: Paperless shows no document 4711; check the number, and that the user of the token may see it");
        }
    }

    @Test
    void theRulesAreTriedOnAFileWithoutAnyServer() throws Exception {
        // Given
        runs.writeRules("vendor: /gmbh/, tag: hosting", "account: '6805'");
        Path invoice = Files.writeString(
                folder.resolve("invoice.txt"),
                """
                Wolkenheim GmbH
                Rechnung Nr. WH-17
                Rechnungsdatum: 01.10.2026
                Gesamtbetrag: 119,00 EUR
                """);
        // When
        Run run = runs.run(
                Map.of(),
                "rules",
                "test",
                invoice.toString(),
                "--correspondent",
                "Wolkenheim GmbH",
                "--type",
                "Rechnung");
        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .startsWith("Document \"invoice.txt\": Wolkenheim GmbH")
                .contains("Rule \"First\" (line 2) does not fire.")
                .contains("  yes: vendor should be /gmbh/, and is Wolkenheim GmbH")
                .contains("  no: tag should be hosting, but the document has none");
    }

    @Test
    void theRulesFileIsCheckedWithoutAnyServer() throws Exception {
        // Given
        Run absent = runs.run(Map.of(), "rules", "check");
        runs.writeRules("vendr: A", "account: a, posting: open");
        // When
        Run broken = runs.run(Map.of("PAPERBRIDGE_LANGUAGE", "de"), "rules", "check");
        // Then
        assertThat(absent.exitCode()).isZero();
        assertThat(absent.output()).isEqualTo("There is no rules.yaml: no rules are in force.");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.output().lines())
                .hasSize(2)
                .anyMatch(line ->
                        line.startsWith("rules.yaml, Zeile 3: Regel „First“, unter „when“: „vendr“ ist hier unbekannt"))
                .anyMatch(line -> line.startsWith("rules.yaml, Zeile 4: Regel „First“: posting ist „open“"));
    }

    @Test
    void aBrokenRulesFileStopsTheStartWithOneSentence() throws Exception {
        // Given
        runs.writeRules("vendor: A", "posting: open");
        // When
        Run run = runs.run(Started.SERVERS, "sync", "--once");
        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .isEqualTo(
                        "rules.yaml, line 4: rule \"First\": posting is \"open\", but must be one of verified, draft");
    }

    @Test
    void theExampleRulesAreWithoutFault() throws Exception {
        // When
        Run run = runs.run(
                Map.of(),
                "rules",
                "check",
                Path.of("rules.example.yaml").toAbsolutePath().toString());
        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).endsWith(" rules, nothing is wrong.");
    }

    @Test
    void theRoutesOfTheJarAreExported() throws Exception {
        // When
        Run run = runs.run(Map.of(), "routes", "export");
        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("files written to ");
        assertThat(folder.resolve("routes/10-poll-paperless.camel.yaml"))
                .hasSameTextualContentAs(Path.of("routes/10-poll-paperless.camel.yaml"));
        assertThat(folder.resolve("routes/VERSION")).exists();
        assertThat(folder.resolve("routes/kamelets/paperless-action.kamelet.yaml"))
                .exists();
    }

    /** The demo's bills in the currency of the books: without a source of exchange rates the others are asked about. */
    private static int billsOfTheDemo() {
        return (int) DemoDocuments.all(LocalDate.now(ZoneId.of("Europe/Berlin"))).stream()
                .map(SeedDocument::expected)
                .filter(expected -> expected.decision() == SeedDocument.Decision.BOOKED)
                .filter(expected ->
                        expected.kind() == EntryKind.BILL && expected.currency().equals("EUR"))
                .count();
    }

    private static Stream<String> writes(SandboxServer server) {
        return server.log().entries().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(Entry::call);
    }
}
