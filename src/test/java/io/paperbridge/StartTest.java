package io.paperbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {

    private final Path folder;

    StartTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void saysWhereEachTokenIsFoundWhenNothingIsSet() throws Exception {
        // When
        try (Started paperbridge = Started.in(folder, Map.of())) {
            // Then
            assertThat(paperbridge.exitCode()).isEqualTo(1);
            assertThat(paperbridge.output())
                    .contains("PAPERLESS_URL", "PAPERLESS_TOKEN", "My Profile", "BIGCAPITAL_URL")
                    .contains("BIGCAPITAL_API_KEY", "Preferences, API keys", "BIGCAPITAL_EMAIL", "doctor")
                    .doesNotContain("\tat ", "Exception");
        }
    }

    @Test
    void namesOnlyWhatIsMissing() throws Exception {
        // Given
        Map<String, String> withoutToken = new HashMap<>(Started.SERVERS);
        withoutToken.remove("PAPERLESS_TOKEN");
        // When
        try (Started paperbridge = Started.in(folder, withoutToken, "doctor")) {
            // Then
            assertThat(paperbridge.exitCode()).isEqualTo(1);
            assertThat(paperbridge.output()).contains("PAPERLESS_TOKEN").doesNotContain("BIGCAPITAL_URL");
        }
    }

    @Test
    void explainsAnUnknownOptionInOneLineWithUsage() throws Exception {
        // When
        try (Started paperbridge = Started.in(folder, Map.of(), "sync", "--twice")) {
            // Then
            assertThat(paperbridge.exitCode()).isEqualTo(1);
            assertThat(paperbridge.output())
                    .startsWith("Unknown option: '--twice'")
                    .contains("Usage: paperbridge sync");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAPERBRIDGE_WORKERS | many | paperbridge.workers is 'many' (System Environment Property \"PAPERBRIDGE_WORKERS\"), but must be a whole number.",
                "PAPERBRIDGE_QUIET_TIME | 4s | paperbridge.quiet-time is 4s, but must be at least paperbridge.remote.answer-timeout, which is 30s.",
                "PAPERBRIDGE_LANGUAGE | fr | paperbridge.language is 'fr' (System Environment Property \"PAPERBRIDGE_LANGUAGE\"), but must be one of en, de.",
                "PAPERBRIDGE_LANGUAGE_MODEL_URL | http://127.0.0.1:11434/v1 | paperbridge.language-model.url is set, but paperbridge.language-model.model is not; name the model as the server calls it, or leave the address empty.",
                "SPRING_PROFILES_ACTIVE | scale-out | The profile scale-out keeps its journal in PostgreSQL, for all nodes: set SPRING_DATASOURCE_URL (for example jdbc:postgresql://db.example.org/paperbridge), SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD; and take spring.datasource.url out of application.yaml if it is there.",
                "PAPERBRIDGE_QUITE_TIME | 4s | PAPERBRIDGE_QUITE_TIME is not a setting of Paperbridge; did you mean paperbridge.quiet-time? Every setting is in application.yaml."
            })
    void refusesAWrongSettingWithOneSentence(String key, String value, String sentence) throws Exception {
        // Given
        Map<String, String> environment = new HashMap<>(Started.SERVERS);
        environment.put(key, value);
        // When
        try (Started paperbridge = Started.in(folder, environment)) {
            // Then
            assertThat(paperbridge.exitCode()).isEqualTo(1);
            assertThat(paperbridge.output()).isEqualTo(sentence);
        }
    }

    @Test
    void refusesRoutesOfAnotherVersion() throws Exception {
        // Given
        Files.createDirectory(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/VERSION"), "2\n");
        // When
        try (Started paperbridge = Started.in(folder, Started.SERVERS)) {
            // Then
            assertThat(paperbridge.exitCode()).isEqualTo(1);
            assertThat(paperbridge.output())
                    .startsWith("The routes in routes are of version 2, but this Paperbridge needs version 1;")
                    .hasLineCount(1);
        }
    }

    @Test
    void leavesTheJournalToTheProcessThatHasIt() throws Exception {
        // Given
        Map<String, String> environment = new HashMap<>(Started.SERVERS);
        environment.put("SERVER_PORT", "0");
        environment.put("PAPERBRIDGE_LOGS", "json");
        environment.put("PAPERBRIDGE_SECURITY_PASSWORD", "a password of our own"); // a random one is printed as it is
        try (Started first = Started.in(folder, environment)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> first.output()
                    .contains("Running."));
            // When
            try (Started second = Started.in(folder, environment, "replay", "--all")) {
                // Then
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output())
                        .contains(
                                "The journal jdbc:h2:file:./data/paperbridge is in use by another Paperbridge; stop that one"
                                        + " first, or give this one another working directory.")
                        .doesNotContain("\tat ");
            }
            assertThat(first.output().lines())
                    .as("the log as JSON")
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("{\"@timestamp\":")
                            .contains("\"service\":{\"name\":\"paperbridge\"")
                            .endsWith("}"));
        }
    }
}
