package io.paperbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.sandbox.paperless.BulkFault;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SandboxServersTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void serveTheSeedAndGoBackToItOnReset() throws IOException, InterruptedException {
        // Given
        var seed = SeedDocuments.many(3, 1, LocalDate.of(2026, 11, 20));
        try (SandboxServers servers =
                SandboxServers.start(SandboxOptions.defaults().withSeed(seed))) {
            servers.paperless().setTags(1, "booked");

            // When
            HttpResponse<String> reset = send(servers, "POST", "/__sandbox/reset", "");

            // Then
            assertThat(reset.statusCode()).isEqualTo(204);
            assertThat(servers.paperless().count("to-book")).isEqualTo(3);
            assertThat(send(servers, "GET", "/api/documents/?fields=id&tags__id__all=1", "")
                            .body())
                    .contains("\"count\":3");
        }
    }

    @Test
    void bulkEditFailsAsItDoesUnderLoad() throws IOException, InterruptedException {
        // Given
        var seed = SeedDocuments.many(1, 1, LocalDate.of(2026, 11, 20));
        SandboxOptions options = SandboxOptions.defaults().withSeed(seed).withVersion(PaperlessVersion.V2_20_15);
        try (SandboxServers servers = SandboxServers.start(options)) {
            servers.paperless().failBulkEdits(BulkFault.RESULT_ERROR, BulkFault.APPLIED_BUT_400);
            String edit =
                    """
                    {"documents":[1],"method":"modify_tags","parameters":{"add_tags":[2],"remove_tags":[1]}}""";

            // When
            HttpResponse<String> first = send(servers, "POST", "/api/documents/bulk_edit/", edit);
            long afterFirst = servers.paperless().count("booked");
            HttpResponse<String> second = send(servers, "POST", "/api/documents/bulk_edit/", edit);

            // Then
            assertThat(first.body()).isEqualTo("{\"result\":\"ERROR\"}");
            assertThat(afterFirst).isZero();
            assertThat(second.statusCode()).isEqualTo(400);
            assertThat(servers.paperless().document(1).tags()).containsExactly("booked");
        }
    }

    @Test
    void commandLineTellsWhichOptionIsWrong() {
        // When
        SandboxOptions options = SandboxOptions.parse("--paperless-port", "0", "--seed", "2", "--latency", "20ms");

        // Then
        assertThat(options.seed()).hasSize(2);
        assertThat(options.latency()).hasMillis(20);
        assertThatThrownBy(() -> SandboxOptions.parse("--speed", "9")).hasMessage("There is no option --speed.");
    }

    private HttpResponse<String> send(SandboxServers servers, String method, String path, String json)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(servers.paperlessUrl() + path))
                        .header("Authorization", "Token " + servers.paperlessToken())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
