package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.web.ApiCalls;
import io.paperbridge.web.HeardEvents;
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

/** Who listens hears a document all the way, does not hold up a stop, and hears after it what was missed. */
class LiveTest {

    private static final String VENDOR = "Zuhörer GmbH";

    @Test
    void hearsADocumentThatAnotherNodeBooksEndsWithTheStopAndGoesOnAfterIt() throws Exception {
        try (Bridge bridge = new Bridge().startWithWeb()) {
            // Given
            bridge.start();
            HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                    .send(api(bridge).request("/api/v1/events").build(), BodyHandlers.ofLines());
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

            // Given
            String last = lines.stream()
                    .filter(line -> line.startsWith("id: "))
                    .reduce((one, other) -> other)
                    .orElseThrow()
                    .substring(4);
            long missed = bridge.add(Invoices.electronic("LIVE-2", VENDOR));
            bridge.startWithWeb();
            bridge.awaitTold(missed);
            // When
            try (HeardEvents again = HeardEvents.of(api(bridge).request("/api/v1/events", "Last-Event-ID", last))) {
                Bridge.await()
                        .until(() -> again.data().stream().anyMatch(told -> told.contains("\"to\":\"confirmed\"")));
                // Then
                assertThat(again.data())
                        .allSatisfy(told -> assertThat(told).contains("\"id\":\"" + missed + ".1\""))
                        .first()
                        .satisfies(told -> assertThat(told).contains("\"to\":\"received\""));
            }
        }
    }

    private static ApiCalls api(Bridge bridge) {
        return new ApiCalls(URI.create(bridge.address()).getPort(), "paperbridge", "open sesame");
    }
}
