package io.paperbridge;

import static io.paperbridge.CommandLineRuns.demo;
import static io.paperbridge.CommandLineRuns.environment;
import static io.paperbridge.CommandLineRuns.servers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.CommandLineRuns.Run;
import io.paperbridge.sandbox.RequestLog.Entry;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.SandboxServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor as a process of its own, as a user starts it. */
class DoctorCommandTest {

    private final Path folder;
    private final CommandLineRuns runs;

    DoctorCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.runs = new CommandLineRuns(folder);
    }

    @Test
    void theDoctorFindsNothingWrongAndLeavesNothingBehind() throws Exception {
        // Given
        try (SandboxServers servers = demo()) {
            // When
            Run run = runs.run(servers, Map.of("PAPERBRIDGE_COMPANY_INPUT_TAX", ""), "doctor");
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
            Run run = runs.run(servers, Map.of("PAPERBRIDGE_ACCOUNTS_BILL", "4711"), "doctor");
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
            Run run = runs.run(servers, wrong, "doctor");
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
            Run unasked = runs.run(servers, Map.of(), "doctor", "--fix", "--json");
            Run agreed = runs.run(servers, Map.of(), "doctor", "--fix", "--yes", "--json");
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
                Run run = runs.run(environment, "doctor");
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
    void theDoctorWarnsOfATagThatARuleAddsAndPaperlessLacks() throws Exception {
        // Given
        runs.writeRules("vendor: A", "tags: never made");
        try (SandboxServers servers = demo()) {
            // When
            Run run = runs.run(servers, Map.of(), "doctor");
            // Then
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).contains("A rule adds the tag \"never made\", and Paperless shows no single tag");
        }
    }

    private static Stream<String> writes(SandboxServer server) {
        return server.log().entries().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(Entry::call);
    }
}
