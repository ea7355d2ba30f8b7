package io.paperbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxServerTest {

    private final AtomicInteger applied = new AtomicInteger();
    private final SandboxServer server =
            new SandboxServer(request -> SandboxAnswer.json(201, "{\"n\":" + applied.incrementAndGet() + "}"));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void appliesNothingWhenAskedToFailBefore() throws Exception {
        // Given
        server.faults().once("POST", "/api/bills", Fault.failBefore(429, Map.of("Retry-After-auth", "60")));
        // When
        HttpResponse<String> answer = post("/api/bills");
        // Then
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After-auth")).hasValue("60");
        assertThat(applied).hasValue(0);
        assertThat(server.log().entries()).singleElement().matches(entry -> !entry.applied());
        assertThat(post("/api/bills").statusCode()).isEqualTo(201);
    }

    @Test
    void appliesAndTellsTheClientOtherwise() throws Exception {
        // Given
        server.faults().once("POST", "/api/bills", Fault.applyThenFail(503));
        // When
        HttpResponse<String> answer = post("/api/bills");
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(applied).hasValue(1);
        assertThat(server.log().count("POST", "/api/bills")).isEqualTo(1);
    }

    @Test
    void cutsTheConnectionAfterApplying() {
        // Given
        server.faults().once("POST", "/api/bills", Fault.applyThenReset());
        // When
        assertThatThrownBy(() -> post("/api/bills")).isInstanceOf(IOException.class);
        // Then
        assertThat(applied).hasValue(1);
    }

    @Test
    void appliesLateAfterTheClientWasToldItFailed() throws Exception {
        // Given
        server.faults().once("POST", "/api/bills", Fault.applyLate(Duration.ofHours(1), 504));
        // When
        HttpResponse<String> answer = post("/api/bills");
        // Then
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(applied).hasValue(0);
        await().until(() -> server.faults().waiting() == 1);
        server.faults().release();
        await().untilAsserted(() -> assertThat(applied).hasValue(1));
    }

    @Test
    void holdsTheAnswerUntilReleased() {
        // Given
        server.faults().once("POST", "/api/bills", Fault.holdAfter());
        // When
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("/api/bills"), HttpResponse.BodyHandlers.ofString());
        await().until(() -> server.faults().waiting() == 1);
        // Then
        assertThat(applied).hasValue(1);
        assertThat(answer).isNotDone();
        server.faults().release();
        assertThat(answer.join().statusCode()).isEqualTo(201);
    }

    @Test
    void throttlesEachKindOfCallForItself() throws Exception {
        // Given
        server.faults().throttle(2, Duration.ofMinutes(1));
        post("/api/bills/1");
        post("/api/bills/2");
        // When
        HttpResponse<String> third = post("/api/bills/3");
        // Then
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After-auth")).hasValue("60");
        assertThat(third.headers().firstValue("Retry-After")).isEmpty();
        HttpResponse<String> other = post("/api/bills");
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.headers().firstValue("X-RateLimit-Remaining-auth")).hasValue("1");
    }

    @Test
    void isScriptedFromOutside() throws Exception {
        // Given
        String rule =
                "{\"kind\":\"applyThenFail\",\"method\":\"POST\",\"path\":\"/api/bills\",\"status\":500,\"skip\":1}";
        // When
        control("POST", "faults", rule);
        // Then
        assertThat(post("/api/bills").statusCode()).isEqualTo(201);
        assertThat(post("/api/bills").statusCode()).isEqualTo(500);
        assertThat(control("GET", "requests", "").body()).contains("\"POST /api/bills\":2");
        control("POST", "reset", "");
        assertThat(server.log().entries()).isEmpty();
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }

    private HttpResponse<String> control(String method, String call, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/__sandbox/" + call))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
