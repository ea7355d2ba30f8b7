package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.paperbridge.sandbox.RequestLog.Entry;
import io.paperbridge.web.ApiCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is said about one document goes by one id, in the log, in requests, in the API and in traces. */
class CorrelationTest {

    private static final String SECRET = "let me in, I am Paperless";
    private static final String HEADER = "X-Correlation-Id";
    private static final String VENDOR = "Faden Handel GmbH";
    private static final List<String> TRACES = new CopyOnWriteArrayList<>();
    private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();
    private static final Bridge BRIDGE =
            new Bridge().with("paperbridge.poll.cron", "0 0 0 1 1 ? 2099").with("paperbridge.hooks.secret", SECRET);
    private static HttpServer collector;

    @BeforeAll
    static void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            TRACES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        BRIDGE.with(
                "paperbridge.tracing.url",
                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
        BRIDGE.startWithWeb();
        LINES.start();
        root().addAppender(LINES);
        Bridge.await().until(() -> BRIDGE.archive.log().count("GET", "/api/documents/") >= 1);
    }

    @AfterAll
    static void stop() {
        root().detachAppender(LINES);
        BRIDGE.close();
        collector.stop(0);
    }

    @Test
    void takesTheIdOfTheCallThatBroughtTheDocument() throws Exception {
        // Given
        long id = BRIDGE.add(Invoices.electronic("THREAD-1", VENDOR));

        // When
        HttpResponse<String> call = call(id, "scan-7.of-monday");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(call.headers().allValues(HEADER)).containsExactly("scan-7.of-monday");
        assertThat(BRIDGE.value(id, "correlation_id")).isEqualTo("scan-7.of-monday");
        JsonNode events = api().json("/api/v1/documents/" + id + "/events").path("items");
        assertThat(api().json("/api/v1/documents/" + id).path("correlationId").asText())
                .isEqualTo("scan-7.of-monday");
        assertThat(events.findValuesAsText("correlationId"))
                .hasSize(events.size())
                .containsOnly("scan-7.of-monday");
        assertThat(linesOf(id)).hasSizeGreaterThan(2).allSatisfy(line -> assertThat(correlation(line))
                .as(line.getFormattedMessage())
                .isEqualTo("scan-7.of-monday"));
        assertThat(linesOf(id)).anyMatch(line -> line.getFormattedMessage().contains("admitted as PLX-" + id));
        assertThat(requests("/api/documents/" + id + "/.*")).isNotEmpty().allMatch("scan-7.of-monday"::equals);
        assertThat(requests("/api/documents/bulk_edit/")).contains("scan-7.of-monday");
        assertThat(requests("/api/bills.*")).contains("scan-7.of-monday");
        Bridge.await().until(() -> String.join("", TRACES).contains("scan-7.of-monday"));
        String traces = String.join("", TRACES);
        assertThat(traces)
                .contains(
                        "paperbridge.correlation_id",
                        "service.name",
                        "kamelet:bigcapital-action/",
                        "direct://book-entry")
                .doesNotContain(BRIDGE.bigcapital.settings().apiKey(), VENDOR, "THREAD-1");
    }

    @Test
    void keepsDocumentsApartThatAreInWorkAtTheSameTime() throws Exception {
        // Given
        List<Long> ids = IntStream.range(0, 6)
                .mapToObj(i -> BRIDGE.add(Invoices.electronic("THREADS-" + i, VENDOR)))
                .toList();

        // When
        for (Long id : ids) {
            call(id, "unfit\tto log");
        }
        BRIDGE.awaitTold(ids.stream().mapToLong(Long::longValue).toArray());

        // Then
        List<String> own =
                ids.stream().map(id -> BRIDGE.value(id, "correlation_id")).toList();
        assertThat(own).doesNotHaveDuplicates().allMatch(one -> one.matches("[0-9a-f]{32}"));
        for (int i = 0; i < ids.size(); i++) {
            assertThat(Set.copyOf(linesOf(ids.get(i)).stream()
                            .map(CorrelationTest::correlation)
                            .toList()))
                    .containsExactly(own.get(i));
            assertThat(Set.copyOf(requests("/api/documents/" + ids.get(i) + "/.*")))
                    .containsExactly(own.get(i));
        }
        List<String> batches = new ArrayList<>(requests("/api/bills"));
        assertThat(batches.stream().flatMap(batch -> Stream.of(batch.split(","))))
                .containsAll(own);
    }

    @Test
    void answersEveryRequestWithItsId() throws Exception {
        // When
        HttpResponse<String> brought = api().get("/api/v1/documents", HEADER, "of-a-program_1");
        HttpResponse<String> unfit = api().get("/api/v1/documents", HEADER, "<script>alert(1)</script>");

        // Then
        assertThat(brought.headers().firstValue(HEADER)).contains("of-a-program_1");
        assertThat(unfit.headers().firstValue(HEADER).orElseThrow()).matches("[0-9a-f]{32}");
    }

    private static String correlation(ILoggingEvent line) {
        return Objects.toString(line.getMDCPropertyMap().get("correlationId"));
    }

    private static List<ILoggingEvent> linesOf(long id) {
        return List.copyOf(LINES.list).stream()
                .filter(line -> line.getFormattedMessage().startsWith("Document " + id + ":"))
                .toList();
    }

    private static List<String> requests(String path) {
        return Stream.of(BRIDGE.archive, BRIDGE.ledger)
                .flatMap(server -> server.log().entries().stream())
                .filter(entry -> entry.path().matches(path))
                .map(Entry::correlation)
                .toList();
    }

    private static HttpResponse<String> call(long id, String correlation) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(BRIDGE.address() + "/hooks/paperless"))
                                .header("X-Paperbridge-Secret", SECRET)
                                .header(HEADER, correlation)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"doc_id\":\"%d\"}".formatted(id)))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static ApiCalls api() {
        return new ApiCalls(URI.create(BRIDGE.address()).getPort(), "paperbridge", "open sesame");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
