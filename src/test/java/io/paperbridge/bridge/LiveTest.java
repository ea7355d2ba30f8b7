package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.web.ApiCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who listens hears a document all the way, and does not hold up a stop. */
class LiveTest {

    private static final String VENDOR = "Zuhörer GmbH";

    @Test
    void hearsADocumentThatAnotherNodeBooksAndEndsWithTheStop() throws Exception {
        try (Bridge bridge = new Bridge().startWithWeb()) {
            // Given
            bridge.start();
            ApiCalls api = new ApiCalls(URI.create(bridge.address()).getPort(), "paperbridge", "open sesame");
            HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                    .send(api.request("/api/v1/events").build(), BodyHandlers.ofLines());
            CompletableFuture<List<String>> heard =
                    CompletableFuture.supplyAsync(() -> answer.body().toList());
            // When
            long id = bridge.add(Invoices.electronic("LIVE-1", VENDOR));
            bridge.awaitTold(id);
            Bridge.await().until(() -> bridge.journal()
                    .sql("select count(*) from event where happened_at > current_timestamp - interval '3' second")
                    .query(Long.class)
                    .single()
                    .equals(0L));
            Instant begun = Instant.now();
            bridge.stop();
            List<String> lines = heard.join();
            // Then
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
            assertThat(lines.stream().filter(line -> line.startsWith("data: ")))
                    .anySatisfy(line -> assertThat(line).contains("\"id\":\"" + id + ".1\"", "\"to\":\"received\""));
            assertThat(lines.stream().filter(line -> line.startsWith("data: ")).reduce((one, other) -> other))
                    .hasValueSatisfying(line -> assertThat(line).contains("\"to\":\"confirmed\""));
        }
    }
}
