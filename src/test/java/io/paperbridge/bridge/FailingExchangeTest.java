package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.operations.DeadLetters;
import io.paperbridge.operations.Flow;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator is shown of a document that failed: every attempt, and what was asked and answered. */
class FailingExchangeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BILLS = "/api/bills";
    private static final String VENDOR = "Fehlschlag GmbH";
    private static final Bridge BRIDGE = new Bridge()
            .with("paperbridge.retry.delays", "1s")
            .with("paperbridge.quiet-time", "3s")
            .with("paperbridge.breaker.failures", "50");

    @BeforeAll
    static void start() {
        BRIDGE.start();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @BeforeEach
    void calm() {
        BRIDGE.calm();
    }

    @Test
    void showsEveryAttemptWithTheExchangeItFailedAt() throws Exception {
        // Given
        BRIDGE.ledger.faults().add(new Faults.Rule("POST", BILLS, 0, 2, 1, Fault.failBefore(500, Map.of())));
        // When
        long id = BRIDGE.add(Invoices.electronic("FAILS-1", VENDOR));
        BRIDGE.awaitState(id, "PARKED");
        // Then
        JsonNode shown = shown(id);
        JsonNode last = shown.path("attempts").path(0);
        JsonNode first = shown.path("attempts").path(1);
        assertThat(shown.path("attempts")).hasSize(2);
        assertThat(first.path("outcome").asText()).isEqualTo("LATER");
        assertThat(first.path("category").asText()).isEqualTo("SERVER");
        assertThat(first.has("nextAt")).isTrue();
        assertThat(last.path("outcome").asText()).isEqualTo("PARK");
        assertThat(last.has("nextAt")).isFalse();
        assertThat(last.path("route").asText()).isEqualTo("create-draft");
        assertThat(last.path("step").asText()).isEqualTo("BigcapitalAnswers.accept");
        JsonNode exchanged = last.path("exchanged");
        assertThat(exchanged.path("method").asText()).isEqualTo("POST");
        assertThat(exchanged.path("address").asText()).endsWith(BILLS);
        assertThat(exchanged.path("status").asInt()).isEqualTo(500);
        assertThat(exchanged.path("request").asText()).contains("FAILS-1", "PLX-" + id);
        assertThat(shown.path("document").path("sentence").asText())
                .isEqualTo("BigCapital answered 500 to POST /api/bills");
        assertThat(shown.path("remedy").asText()).contains("See to the server", "replay");
        assertThat(exchanged.path("answer").asText()).isNotEmpty();
    }

    @Test
    void showsWhatPaperlessWasAskedAndAnsweredToo() throws Exception {
        // Given
        String download = "/api/documents/\\d+/download/";
        String answer = "{\"detail\":\"the file of anna@example.org is not on the disk\"}";
        BRIDGE.archive
                .faults()
                .always(
                        "GET",
                        download,
                        new Fault(
                                Fault.Applies.NEVER,
                                Duration.ZERO,
                                false,
                                Optional.of(SandboxAnswer.json(500, answer))));
        // When
        long id = BRIDGE.add(Invoices.electronic("FAILS-5", VENDOR));
        BRIDGE.awaitState(id, "PARKED");
        // Then
        JsonNode shown = shown(id);
        assertThat(shown.path("attempts")).hasSize(2).allSatisfy(attempt -> {
            JsonNode exchanged = attempt.path("exchanged");
            assertThat(attempt.path("route").asText()).isEqualTo("fetch-document");
            assertThat(exchanged.path("method").asText()).isEqualTo("GET");
            assertThat(exchanged.path("address").asText()).matches(".*" + download + ".*");
            assertThat(exchanged.path("status").asInt()).isEqualTo(500);
            assertThat(exchanged.path("answer").asText())
                    .contains("is not on the disk")
                    .doesNotContain("anna@");
        });
    }

    @Test
    void masksWhatTheServerAnswers() throws Exception {
        // Given
        String answer =
                "{\"errors\":[{\"type\":\"STRANGE\",\"message\":\"ask anna@example.org or %s\",\"password\":\"open\"}]}"
                        .formatted(BRIDGE.bigcapital.settings().apiKey());
        BRIDGE.ledger
                .faults()
                .once(
                        "POST",
                        BILLS,
                        new Fault(
                                Fault.Applies.NEVER,
                                Duration.ZERO,
                                false,
                                Optional.of(SandboxAnswer.json(400, answer))));
        // When
        long id = BRIDGE.add(Invoices.electronic("FAILS-2", VENDOR));
        Bridge.await().until(() -> !shown(id).path("attempts").isEmpty());
        // Then
        assertThat(shown(id)
                        .path("attempts")
                        .path(0)
                        .path("exchanged")
                        .path("answer")
                        .asText())
                .contains("STRANGE")
                .doesNotContain("anna@", "\"open", BRIDGE.bigcapital.settings().apiKey());
    }

    @Test
    void showsWhatWasReadWithItsEvidenceWhereNoServerIsToBlame() throws Exception {
        // When
        long id = BRIDGE.add(
                SeedDocuments.text(Invoices.invoice("FAILS-3", VENDOR).withWrongGross("1.00"), Language.GERMAN));
        BRIDGE.awaitState(id, "NEEDS_REVIEW");
        // Then
        JsonNode shown = shown(id);
        JsonNode attempt = shown.path("attempts").path(0);
        assertThat(attempt.path("category").asText()).isEqualTo("DOCUMENT");
        assertThat(attempt.path("reason").asText()).isEqualTo("totals-disagree");
        assertThat(attempt.has("exchanged")).isFalse();
        assertThat(attempt.path("step").asText()).isNotEmpty();
        assertThat(shown.path("read").findValuesAsText("term")).contains("invoice-number", "gross");
        assertThat(shown.path("read").findValuesAsText("value")).contains("FAILS-3");
        assertThat(shown.path("read").findValuesAsText("source")).doesNotContain("");
    }

    @Test
    void showsWhatIsInWorkAndWhatWasDone() throws Exception {
        // Given
        BRIDGE.ledger.faults().once("POST", BILLS, Fault.holdBefore());
        long id = BRIDGE.add(Invoices.electronic("FAILS-4", VENDOR));
        Bridge.await().until(() -> BRIDGE.ledger.faults().waiting() == 1);
        // When
        JsonNode during = flow();
        BRIDGE.ledger.faults().release();
        BRIDGE.awaitTold(id);
        JsonNode after = flow();
        // Then
        assertThat(during.path("inWork").findValuesAsText("paperlessId")).contains(Long.toString(id));
        assertThat(during.path("poll").has("last")).isTrue();
        assertThat(during.path("poll").has("next")).isTrue();
        assertThat(after.path("throughput").path(2).path("booked").asInt()).isPositive();
        assertThat(after.path("throughput").path(2).path("received").asInt()).isPositive();
        assertThat(after.path("posting").has("stopped")).isFalse();
        assertThat(after.path("servers").path("BigCapital").asText()).isEqualTo("WELL");
    }

    private static JsonNode shown(long id) throws IOException {
        return JSON.readTree(BRIDGE.bean(DeadLetters.class).show(id));
    }

    private static JsonNode flow() throws IOException {
        return JSON.readTree(BRIDGE.bean(Flow.class).showFlow());
    }
}
