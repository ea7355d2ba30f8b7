package io.paperbridge.sandbox.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.paperbridge.sandbox.SandboxServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the sandbox to what the real server was recorded to answer: same status, same keys, same values. */
class BigCapitalContractTest {

    private static final Pattern REPEATED = Pattern.compile("<(\\d+)\\*(.)>");

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);
    private final BigCapitalSandbox sandbox =
            new BigCapitalSandbox(clock, BigCapitalSettings.defaults().withTimes(Duration.ZERO, Duration.ZERO));
    private final SandboxServer server = new SandboxServer(sandbox);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    /** The number says how many of a file's exchanges are recordings, so that none is lost unnoticed. */
    @ParameterizedTest
    @CsvSource({
        "access, 23",
        "access-keys, 10",
        "contacts, 73",
        "contact-fields, 42",
        "master-data, 43",
        "bills, 33",
        "bill-amounts, 27",
        "bill-rules, 33",
        "invoices, 52",
        "invoice-amounts, 48",
        "credit-notes, 75",
        "vendor-credits, 64",
        "expenses, 45",
        "expense-checks, 15",
        "kinds-edited, 43",
        "payments, 60",
        "payment-checks, 7",
        "attachments, 23",
        "branches, 53",
        "locks, 62",
        "item-checks, 8",
        "odds-and-ends, 10",
        "ledger, 14",
        "reports, 2",
        "lists, 7"
    })
    void answersAsRecorded(String file, int recordings) throws IOException, InterruptedException {
        // Given
        JsonNode exchanges = read(file);
        String token = signIn();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        // When
        for (JsonNode exchange : exchanges) {
            HttpResponse<String> answer = send(exchange, token);
            if (!exchange.path("recorded").asText().isEmpty()) {
                compared++;
            }
            compare(exchange, answer)
                    .forEach(each -> differences.add(exchange.get("recorded").asText() + " "
                            + exchange.get("method").asText() + " "
                            + exchange.get("path").asText() + " " + each));
        }
        // Then
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(recordings);
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream stream =
                BigCapitalContractTest.class.getResourceAsStream("/contract/bigcapital/" + file + ".json")) {
            String text = new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
            String full =
                    REPEATED.matcher(text).replaceAll(match -> match.group(2).repeat(Integer.parseInt(match.group(1))));
            return Wire.parse(full);
        }
    }

    private String signIn() {
        String answer = sandbox.byHand(
                        "POST",
                        "/api/auth/signin",
                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(
                                        sandbox.settings().email(),
                                        sandbox.settings().password()))
                .body()
                .text();
        Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> send(JsonNode exchange, String token) throws IOException, InterruptedException {
        String query = exchange.path("query").properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(server.url() + exchange.get("path").asText() + (query.isEmpty() ? "" : "?" + query)));
        JsonNode body = exchange.path("body");
        String text = body.isMissingNode() ? "" : fill(body.isTextual() ? body.asText() : body.toString(), token);
        request.method(exchange.get("method").asText(), HttpRequest.BodyPublishers.ofString(text));
        if (!exchange.path("headers").has("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (exchange.has("headers")) {
            exchange.get("headers")
                    .properties()
                    .forEach(header -> request.header(
                            header.getKey(), fill(header.getValue().asText(), token)));
        } else {
            request.header("Authorization", "Bearer " + sandbox.settings().apiKey());
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String fill(String text, String token) {
        BigCapitalSettings settings = sandbox.settings();
        return text.replace("<token>", token)
                .replace("<key>", settings.apiKey())
                .replace("<organization>", settings.organizationId())
                .replace("<email>", settings.email())
                .replace("<password>", settings.password());
    }

    private static List<String> compare(JsonNode exchange, HttpResponse<String> answer) throws IOException {
        if (exchange.get("status").asInt() != answer.statusCode()) {
            return List.of(
                    "answered " + answer.statusCode() + " " + answer.body() + ", recorded " + exchange.get("status"));
        }
        if (!exchange.has("answer")) {
            return List.of();
        }
        JsonNode answered = answer.body().isEmpty() ? TextNode.valueOf("") : Wire.parse(answer.body());
        return Likeness.differences(exchange.get("answer"), answered);
    }
}
