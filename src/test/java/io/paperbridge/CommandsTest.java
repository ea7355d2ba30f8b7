package io.paperbridge;

import static io.paperbridge.CommandLineRuns.demo;
import static io.paperbridge.CommandLineRuns.environment;
import static io.paperbridge.CommandLineRuns.servers;
import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.CommandLineRuns.Run;
import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.RequestLog.Entry;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.SandboxServers;
import io.paperbridge.sandbox.seed.DemoDocuments;
import io.paperbridge.sandbox.seed.SeedDocument;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command as a process of its own, as a user starts it, against both sandbox servers. */
class CommandsTest {

    private static final Map<String, String> LIMIT = Map.of("PAPERBRIDGE_APPROVAL_LIMIT", DemoDocuments.APPROVAL_LIMIT);

    private final Path folder;
    private final CommandLineRuns runs;

    CommandsTest(@TempDir Path folder) {
        this.folder = folder;
        this.runs = new CommandLineRuns(folder);
    }

    @Test
    void bookableDocumentsAreBookedAndTheOthersListedWithTheirReason() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            // When
            Run run = runs.run(servers, LIMIT, "sync", "--once");
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
            Run first = runs.run(servers, impatient, "sync", "--once");
            // When
            Run second = runs.run(servers, impatient, "replay", "--all");
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
            Run before = runs.run(servers, Map.of(), "pause", "--reason", "stock-taking");
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
                paused = runs.run(servers, Map.of(), "poll");
                resumed = runs.run(servers, Map.of(), "resume");
                polled = runs.run(servers, Map.of(), "poll");
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> servers.paperless().count("booked") == 2);
                status = runs.run(servers, Map.of(), "status");
            }
            Run none = runs.run(servers, Map.of(), "poll");
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
            runs.run(servers, Map.of(), "sync", "--once");
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
            Run run = runs.run(servers, Map.of(), "status", "--refresh");
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
            Run first = runs.run(servers, careful, "sync", "--once");
            // When
            Run second = runs.run(servers, careful, "approve", "1", "99", "--reason", "ordered by us");
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
            Run run = runs.run(servers, careful, "sync", "--once", "--dry-run");
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
            runs.run(servers, Map.of(), "sync", "--once");
            servers.paperless().setTags(1);
            // When
            Run report = runs.run(servers, Map.of(), "reconcile", "--json");
            Run repair = runs.run(servers, Map.of(), "reconcile", "--repair", "--csv");
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
            Run wrong = runs.run(servers, Map.of(), "sync", "--once", "--since", "01.02.2026");
            Run later = runs.run(servers, Map.of(), "sync", "--once", "--dry-run", "--since", "2999-01-01");
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
            Run run = runs.run(servers, Map.of(), "sync", "--once");
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
        Run run = runs.run(Started.SERVERS, "sync", "--once");
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
            Run run = runs.run(servers, Map.of("PAPERLESS_TOKEN", "0000"), "sync", "--once");
            // Then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .startsWith("Stopped: Paperless refused the token; copy it again from My Profile")
                    .hasLineCount(1);
        }
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
