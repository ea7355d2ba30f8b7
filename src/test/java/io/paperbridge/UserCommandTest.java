package io.paperbridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.CommandLineRuns.Run;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users and tokens by command, without a running Paperbridge and beside one. */
class UserCommandTest {

    private final Path folder;
    private final CommandLineRuns runs;

    UserCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.runs = new CommandLineRuns(folder);
    }

    @Test
    void usersAndTokensAreMadeAndEndedByCommands() throws Exception {
        // Given
        Map<String, String> service = new HashMap<>(Started.SERVERS);
        service.put("SERVER_PORT", "0");
        // When
        Run added = runs.run(Started.SERVERS, "user", "add", "Anna", "--role", "operator", "--generate");
        Run token;
        int letIn;
        Run wrong;
        Run listed;
        Run disabled;
        int keptOut;
        try (Started paperbridge = Started.in(folder, service)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> paperbridge.output().contains("Running."));
            token = runs.run(Started.SERVERS, "user", "token", "anna", "--role", "viewer", "--expires", "90d");
            letIn = status(secret(token));
            wrong = runs.run(Started.SERVERS, "user", "token", "anna", "--role", "admin");
            listed = runs.run(Started.SERVERS, "user", "tokens");
            disabled = runs.run(Started.SERVERS, "user", "disable", "anna");
            keptOut = status(secret(token));
        }
        Run users = runs.run(Started.SERVERS, "user", "list");
        Run unknown = runs.run(Started.SERVERS, "user", "disable", "berta");
        // Then
        assertThat(added.exitCode()).as(added.output()).isZero();
        assertThat(added.output()).matches("Added: anna, operator\\. Password \\(shown this once\\): \\S{20}");
        assertThat(token.exitCode()).as(token.output()).isZero();
        assertThat(token.output())
                .matches("(?s)Token [0-9a-f]{8} of anna, viewer \\(shown this once\\):\\s+pb_\\S{43}");
        assertThat(letIn).isEqualTo(200);
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.output()).isEqualTo("User anna is operator; a token of theirs cannot be admin.");
        assertThat(listed.output()).contains("anna", "viewer", "holds until").doesNotContain("pb_");
        assertThat(disabled.output()).isEqualTo("Disabled: anna.");
        assertThat(keptOut).isEqualTo(401);
        assertThat(users.output()).containsPattern("anna +operator +disabled");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.output()).isEqualTo("There is no user berta; user list shows them.");
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingStarts() throws Exception {
        // When
        Run nothing = runs.run(Started.SERVERS, "user");
        Run withoutRole = runs.run(Started.SERVERS, "user", "add", "anna");
        Run withoutChange = runs.run(Started.SERVERS, "user", "change", "anna");
        // Then
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.output()).contains("Missing: add, change, list");
        assertThat(withoutRole.exitCode()).isEqualTo(1);
        assertThat(withoutRole.output()).contains("--role");
        assertThat(withoutChange.output()).contains("Missing: --role, --password or both");
    }

    private static String secret(Run token) {
        return token.output().substring(token.output().indexOf("pb_")).strip();
    }

    private int status(String token) throws Exception {
        String address = Files.readAllLines(folder.resolve("data/control")).get(0);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1/documents"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
