package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a monitoring system sees. */
class WatchedTest {

    private static final String VENDOR = "Messwerk Handel GmbH";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Bridge BRIDGE =
            new Bridge().with("paperbridge.breaker.failures", "2").with("paperbridge.breaker.wait", "60s");

    @BeforeAll
    static void start() {
        BRIDGE.startWithWeb();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void everyFigureIsThereAndHealthSaysWhatIsDegradedWithoutEverBeingDead() throws Exception {
        // Given
        HttpResponse<String> well = get("/actuator/health");
        BRIDGE.ledger.faults().once("POST", "/api/bills", Fault.failBefore(503, Map.of()));
        long booked = BRIDGE.add(Invoices.electronic("WATCH-1", VENDOR));
        long asked = BRIDGE.add(Invoices.electronic("WATCH-1", VENDOR));
        BRIDGE.awaitTold(booked, asked);

        // When
        String metrics = get("/actuator/prometheus").body();

        // Then
        assertThat(well.statusCode()).isEqualTo(200);
        assertThat(well.body()).startsWith("{\"status\":\"UP\"").contains("flowHealth", "\"BigCapital\":\"WELL\"");
        assertThat(value(metrics, "paperbridge_documents_ended_total", "outcome=\"confirmed\"", "kind=\"bill\""))
                .isEqualTo("1");
        assertThat(value(
                        metrics,
                        "paperbridge_documents_ended_total",
                        "outcome=\"needs-review\"",
                        "reason=\"duplicate\""))
                .isEqualTo("1");
        assertThat(value(metrics, "paperbridge_documents_time_seconds_count", "outcome=\"confirmed\""))
                .isEqualTo("1");
        assertThat(value(metrics, "paperbridge_documents_waiting", "reason=\"duplicate\""))
                .isEqualTo("1");
        assertThat(value(metrics, "paperbridge_documents", "state=\"confirmed\""))
                .isEqualTo("1");
        assertThat(value(metrics, "paperbridge_queue_depth")).isEqualTo("0");
        assertThat(value(metrics, "paperbridge_queue_oldest_age_seconds")).isEqualTo("0");
        assertThat(value(metrics, "paperbridge_untold")).isEqualTo("0");
        assertThat(value(metrics, "paperbridge_breaker", "remote=\"BigCapital\""))
                .isEqualTo("0");
        assertThat(value(metrics, "paperbridge_poll_last_seconds")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(value(metrics, "paperbridge_booking_last_seconds")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(value(
                        metrics,
                        "paperbridge_remote_calls_seconds_count",
                        "endpoint=\"/api/bills\"",
                        "method=\"POST\"",
                        "status=\"201\""))
                .isEqualTo("1");
        assertThat(value(metrics, "paperbridge_lanes_free")).isEqualTo("4");
        assertThat(value(metrics, "paperbridge_readings_total", "origin=\"e-invoice\"", "type=\"invoice\""))
                .isNotEqualTo("0");
        assertThat(value(metrics, "paperbridge_reading_confidence_percent_max", "term=\"gross\""))
                .isEqualTo("100");
        assertThat(metrics).contains("routeId=\"extract-invoice\"");
        assertThat(metrics).doesNotContain("/api/bills/1", "/api/documents/1/");

        assertThat(value(metrics, "paperbridge_attempts_failed_total")).isEqualTo("1");

        assertThat(value(metrics, "paperbridge_booked_amount_total", "currency=\"EUR\"", "kind=\"bill\""))
                .isEqualTo("71.22");
        for (String file : List.of("paperbridge.json", "alerts.yaml")) {
            assertThat(Pattern.compile("(?:paperbridge|camel)_[a-z_]+")
                            .matcher(Files.readString(Path.of("dashboards", file)))
                            .results()
                            .map(MatchResult::group))
                    .as("metrics that " + file + " names")
                    .hasSizeGreaterThan(5)
                    .allSatisfy(name -> assertThat(metrics).contains("\n" + name));
        }

        // When the ledger goes down
        BRIDGE.ledger.faults().always("*", "/api/.*", Fault.failBefore(503, Map.of()));
        BRIDGE.add(Invoices.electronic("WATCH-2", VENDOR));
        Bridge.await()
                .until(() -> value(get("/actuator/prometheus").body(), "paperbridge_breaker", "remote=\"BigCapital\"")
                        .equals("2"));
        HttpResponse<String> degraded = get("/actuator/health");
        HttpResponse<String> alive = get("/actuator/health/liveness");
        HttpResponse<String> ready = get("/actuator/health/readiness");

        // Then
        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(degraded.body()).startsWith("{\"status\":\"DEGRADED\"").contains("\"BigCapital\":\"LEFT_ALONE\"");
        assertThat(List.of(alive.statusCode(), ready.statusCode())).containsOnly(200);
    }

    private static String value(String metrics, String name, String... tags) {
        Matcher line =
                Pattern.compile("(?m)^" + name + "(\\{[^}]*\\})? (\\S+)$").matcher(metrics);
        while (line.find()) {
            String labels = String.valueOf(line.group(1));
            if (List.of(tags).stream().allMatch(labels::contains)) {
                return new BigDecimal(line.group(2)).stripTrailingZeros().toPlainString();
            }
        }
        return "absent: " + name + " " + List.of(tags);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString("paperbridge:open sesame".getBytes(StandardCharsets.UTF_8));
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(BRIDGE.address() + path))
                        .header("Authorization", "Basic " + login)
                        .build(),
                BodyHandlers.ofString());
    }
}
