package io.paperbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.EntryKind;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command as a process of its own, as a user starts it, against both sandbox servers. */
class CommandsTest {

    private static final Map<String, String> LIMIT = Map.of("PAPERBRIDGE_APPROVAL_LIMIT", DemoDocuments.APPROVAL_LIMIT);

    private final Path folder;

    CommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void bookableDocumentsAreBookedAndTheOthersListedWithTheirReason() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            // When
            Run run = run(servers, LIMIT, "sync", "--once");
            // Then
            assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
            assertThat(run.output())
                    .contains("36/36  booked 27, in review 9", "In the journal: booked 27, in review 9.")
                    .contains("Document", "Decision", "Reason")
                    .contains("#14 Ostsee Fischhandel", "OF-118", "117.00 EUR", "net 100.00 plus VAT 7.00 is")
                    .doesNotContain("\tat ", " INFO ", " WARN ", "to-book");
            assertThat(run.output().lines()).allMatch(line -> line.length() <= 160);
            assertThat(servers.bigcapital().bills()).hasSize(billsOfTheDemo());
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
            Run run = run(servers, LIMIT, "sync", "--once", "--dry-run");
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
    void aRunningPaperbridgeIsPausedResumedAndAskedByCommands() throws Exception {
        // Given
        try (SandboxServers servers = servers(SeedDocuments.many(2, 7))) {
            Run before = run(servers, Map.of(), "pause", "--reason", "stock-taking");
            Map<String, String> service = new HashMap<>(environment(servers, Map.of()));
            service.put("SERVER_PORT", "0");
            Run paused;
            Run resumed;
            Run polled;
            Run status;
            try (Started paperbridge = Started.in(folder, service)) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> paperbridge.output().contains("Running."));
                // When
                paused = run(servers, Map.of(), "poll");
                resumed = run(servers, Map.of(), "resume");
                polled = run(servers, Map.of(), "poll");
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> servers.paperless().count("booked") == 2);
                status = run(servers, Map.of(), "status");
            }
            Run none = run(servers, Map.of(), "poll");
            // Then
            assertThat(before.exitCode()).as(before.output()).isZero();
            assertThat(before.output()).isEqualTo("Paused.");
            assertThat(paused.output()).matches("Work is paused by .+: stock-taking\\.");
            assertThat(resumed.output()).isEqualTo("Work goes on.");
            assertThat(polled.output()).isEqualTo("A poll has begun.");
            assertThat(status.output()).matches("open +2");
            assertThat(none.exitCode()).isEqualTo(1);
            assertThat(none.output()).isEqualTo("No Paperbridge runs in this directory; sync --once polls and works.");
        }
    }

    @Test
    void whatIsPaidIsShownByStatusRefresh() throws Exception {
        // Given
        try (SandboxServers servers = servers(SeedDocuments.many(2, 7))) {
            run(servers, Map.of(), "sync", "--once");
            var bill = servers.bigcapital().bills().get(0);
            servers.bigcapital()
                    .byHand(
                            "POST",
                            "/api/bill-payments",
                            "{\"vendor_id\": %d, \"payment_date\": \"%s\", \"payment_account_id\": 1000, \"entries\": [{\"bill_id\": %d, \"payment_amount\": %s}]}"
                                    .formatted(
                                            bill.contactId(),
                                            LocalDate.now(ZoneId.systemDefault()),
                                            bill.id(),
                                            bill.total()));
            // When
            Run run = run(servers, Map.of(), "status", "--refresh");
            // Then
            LocalDate due = servers.bigcapital().bills().get(1).dueDate();
            boolean late = due != null && due.isBefore(LocalDate.now(ZoneId.systemDefault()));
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).matches((late ? "overdue" : "open") + " +1\\Rpaid +1");
        }
    }

    @Test
    void whatWasAskedAboutIsBookedByApprove() throws Exception {
        // Given
        Map<String, String> careful = Map.of("PAPERBRIDGE_APPROVAL_LIMIT", "0.01");
        try (SandboxServers servers = servers(SeedDocuments.many(1, 7))) {
            Run first = run(servers, careful, "sync", "--once");
            // When
            Run second = run(servers, careful, "approve", "1", "99", "--reason", "ordered by us");
            // Then
            assertThat(first.exitCode()).as(first.output()).isEqualTo(2);
            assertThat(first.output()).contains("in review 1");
            assertThat(second.exitCode()).as(second.output()).isZero();
            assertThat(second.output())
                    .contains("Document 99 is not in review with something to approve", "In the journal: booked 1.");
            assertThat(servers.bigcapital().bills()).hasSize(1);
        }
    }

    @Test
    void aDryRunAsksForApprovalsAndWritesNothing() throws Exception {
        // Given
        Map<String, String> careful = Map.of("PAPERBRIDGE_APPROVAL_NEW_VENDOR", "true");
        try (SandboxServers servers = servers(SeedDocuments.many(2, 7))) {
            // When
            Run run = run(servers, careful, "sync", "--once", "--dry-run");
            // Then
            assertThat(run.exitCode()).as(run.output()).isEqualTo(2);
            assertThat(run.output())
                    .contains("Dry run, nothing was written; would be: in review 2.", "approve 1")
                    .doesNotContain("would send: POST /api/vendors", "would send: POST /api/bills");
            assertThat(writes(servers.paperlessServer())).isEmpty();
            assertThat(writes(servers.bigcapitalServer())).isEmpty();
        }
    }

    @Test
    void whatDisagreesIsReportedAndRepairedByReconcile() throws Exception {
        // Given
        try (SandboxServers servers = servers(SeedDocuments.many(2, 7))) {
            run(servers, Map.of(), "sync", "--once");
            servers.paperless().setTags(1);
            // When
            Run report = run(servers, Map.of(), "reconcile", "--json");
            Run repair = run(servers, Map.of(), "reconcile", "--repair", "--csv");
            // Then
            assertThat(report.exitCode()).as(report.output()).isEqualTo(2);
            assertThat(report.output()).contains("\"booked-untagged\" : 1", "\"state\" : \"repairable\"");
            assertThat(repair.exitCode()).as(repair.output()).isZero();
            assertThat(repair.output()).contains("kind,document,reference", "booked-untagged,1,PLX-1,,,repaired,");
            assertThat(servers.paperless().document(1).tags()).containsExactly("booked");
        }
    }

    @Test
    void aFirstDayThatIsNoDateIsRefusedInOneSentence() throws Exception {
        // Given
        try (SandboxServers servers = servers(SeedDocuments.many(1, 7))) {
            // When
            Run wrong = run(servers, Map.of(), "sync", "--once", "--since", "01.02.2026");
            Run later = run(servers, Map.of(), "sync", "--once", "--dry-run", "--since", "2999-01-01");
            // Then
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.output().strip())
                    .endsWith("--since is '01.02.2026', but must be a date, for example 2026-01-31.");
            assertThat(later.exitCode()).as(later.output()).isZero();
            assertThat(later.output()).doesNotContain("would send: POST /api/bills");
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
    void theDoctorFindsNothingWrongAndLeavesNothingBehind() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            // When
            Run run = run(servers, Map.of("PAPERBRIDGE_COMPANY_INPUT_TAX", ""), "doctor");
            // Then
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output())
                    .containsPattern("ok +paperless.reach +Paperless is reached at http://127.0.0.1:\\d+\\.")
                    .containsPattern("warn +company.input-tax +paperbridge.company.input-tax is not set")
                    .containsPattern("warn +bigcapital.item.line +The item PLX-SVC is not there yet.")
                    .contains("Set it to recoverable when you reclaim the VAT of purchases")
                    .doesNotContain("fail ", "\tat ", " INFO ", " WARN ", "would send");
            assertThat(writes(servers.paperlessServer()))
                    .containsExactly("POST /api/documents/bulk_edit/", "POST /api/documents/:id/notes/");
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
                    .containsPattern("fail +paperless.tag.done +The tag \"booked\" is not shown.")
                    .containsPattern("fail +bigcapital.account.bill +There is no account 4711 in BigCapital.")
                    .contains("`doctor --fix` makes it.", "Set paperbridge.accounts.bill to the slug or code");
        }
    }

    @Test
    void theDoctorNamesAWrongAddressAndARefusedKeyInTheLanguageOfTheSettings() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            Map<String, String> wrong = Map.of(
                    "PAPERLESS_URL", servers.paperlessUrl() + "/elsewhere",
                    "BIGCAPITAL_API_KEY", "bc_wrong",
                    "PAPERBRIDGE_LANGUAGE", "de");
            // When
            Run run = run(servers, wrong, "doctor");
            // Then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .containsPattern(
                            "falsch +paperless.reach +Paperless unter http://127.0.0.1:\\d+/elsewhere leitet auf")
                    .containsPattern("falsch +bigcapital.access +BigCapital lehnt den API-Schlüssel ab")
                    .contains("PAPERLESS_URL berichtigen")
                    .doesNotContain("bc_wrong", "Exception:", "\tat ");
        }
    }

    @Test
    void theDoctorsJsonHasEachFindingAndWhatWasMade() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            servers.paperless().deleteField("Net");
            servers.paperless().grant("add_customfield");
            // When
            Run unasked = run(servers, Map.of(), "doctor", "--fix", "--json");
            Run agreed = run(servers, Map.of(), "doctor", "--fix", "--yes", "--json");
            // Then
            JsonNode nothing = new ObjectMapper().readTree(unasked.output());
            JsonNode made = new ObjectMapper().readTree(agreed.output());
            assertThat(nothing.at("/fix/remark").asText()).contains("there is no terminal to ask at");
            assertThat(nothing.at("/fix/made")).isEmpty();
            assertThat(made.at("/fix/made").toString()).contains("custom field", "PLX-SVC", "PLX-VAT");
            assertThat(made.at("/counts/fail").asInt(-1)).isZero();
            assertThat(made.at("/findings")).hasSizeGreaterThan(45).allSatisfy(finding -> {
                assertThat(finding.path("check").asText()).matches("[a-z]+(\\.[a-z-]+)+");
                assertThat(finding.path("level").asText()).isIn("ok", "warn", "not-checked");
                assertThat(finding.path("sentence").asText()).isNotBlank();
                assertThat(finding.has("remedy")).isTrue();
            });
            assertThat(servers.bigcapital().bills()).isEmpty();
        }
    }

    @Test
    void aStartSaysWhatIsWrongAndTheDoctorLeavesItsJournalAlone() throws Exception {
        // Given
        try (SandboxServers servers = servers(List.of())) {
            Map<String, String> environment = environment(servers, Map.of("PAPERBRIDGE_COMPANY_INPUT_TAX", ""));
            environment.put("SERVER_PORT", "0");
            try (Started running = Started.in(folder, environment)) {
                Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> running.output()
                        .contains("Doctor: "));
                // When
                Run run = run(environment, "doctor");
                // Then
                assertThat(running.output())
                        .contains(
                                "Doctor: paperbridge.company.input-tax is not set; purchases with VAT wait in review. Set it to")
                        .containsOnlyOnce("Doctor: ");
                assertThat(run.exitCode()).as(run.output()).isZero();
                assertThat(run.output()).contains("The journal is in use by a running Paperbridge");
            }
        }
    }

    @Test
    void theRulesAreTriedOnADocumentOfPaperlessWithoutWritingAnything() throws Exception {
        // Given
        writeRules("amount: '> 1'", "account: office-expenses, tags: [it]");
        try (SandboxServers servers = demo()) {
            // When
            Run run = run(servers, Map.of(), "rules", "test", "1");
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
    void theDoctorWarnsOfATagThatARuleAddsAndPaperlessLacks() throws Exception {
        // Given
        writeRules("vendor: A", "tags: never made");
        try (SandboxServers servers = demo()) {
            // When
            Run run = run(servers, Map.of(), "doctor");
            // Then
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).contains("A rule adds the tag \"never made\", and Paperless shows no single tag");
        }
    }

    @Test
    void aTrialOfADocumentThatPaperlessDoesNotShowSaysSo() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            // When
            Run run = run(servers, Map.of(), "rules", "test", "4711");
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
        writeRules("vendor: /gmbh/, tag: hosting", "account: '6805'");
        Path invoice = Files.writeString(
                folder.resolve("invoice.txt"),
                """
                Wolkenheim GmbH
                Rechnung Nr. WH-17
                Rechnungsdatum: 01.10.2026
                Gesamtbetrag: 119,00 EUR
                """);
        // When
        Run run = run(
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
        Run absent = run(Map.of(), "rules", "check");
        writeRules("vendr: A", "account: a, posting: open");
        // When
        Run broken = run(Map.of("PAPERBRIDGE_LANGUAGE", "de"), "rules", "check");
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
        writeRules("vendor: A", "posting: open");
        // When
        Run run = run(Started.SERVERS, "sync", "--once");
        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .isEqualTo(
                        "rules.yaml, line 4: rule \"First\": posting is \"open\", but must be one of verified, draft");
    }

    @Test
    void theExampleRulesAreWithoutFault() throws Exception {
        // When
        Run run = run(
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

    private void writeRules(String when, String then) throws Exception {
        Files.writeString(
                folder.resolve("rules.yaml"),
                "rules:\n  - name: First\n    when: {" + when + "}\n    then: {" + then + "}\n");
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
        return run(environment(servers, settings), arguments);
    }

    private static Map<String, String> environment(SandboxServers servers, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PAPERLESS_URL", servers.paperlessUrl(),
                "PAPERLESS_TOKEN", servers.paperlessToken(),
                "BIGCAPITAL_URL", servers.bigcapitalUrl(),
                "BIGCAPITAL_API_KEY", servers.bigcapitalApiKey(),
                "PAPERBRIDGE_COMPANY_INPUT_TAX", "recoverable",
                "PAPERBRIDGE_FEED_INTERVAL", "200ms"));
        environment.putAll(settings);
        return environment;
    }

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        try (Started paperbridge = Started.in(folder, environment, arguments)) {
            int exitCode = paperbridge.exitCode();
            return new Run(exitCode, paperbridge.output());
        }
    }

    private record Run(int exitCode, String output) {}
}
