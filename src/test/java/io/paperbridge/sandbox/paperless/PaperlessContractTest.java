package io.paperbridge.sandbox.paperless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.sandbox.SandboxServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the sandbox to what was observed on real servers of both releases.
 *
 * <p>Each file under {@code contract/paperless} is a conversation on a fresh archive: who asks ({@code as}), what ({@code m}, {@code
 * p}, {@code h}, {@code in} or {@code raw}), and what comes back ({@code s} status, {@code type}, {@code oh} headers, {@code keys} in
 * order, {@code out} a part of the body, {@code text}).
 */
class PaperlessContractTest {

    private static final List<String> CONVERSATIONS = List.of(
            "10-transport",
            "20-taxonomy",
            "30-lists",
            "40-documents",
            "50-changes",
            "60-bulk-edit",
            "70-permissions",
            "80-set-up-and-history");

    private final HttpClient client = HttpClient.newHttpClient();

    @TestFactory
    Stream<DynamicContainer> answersAsRelease3Does() {
        return CONVERSATIONS.stream().map(name -> conversation(name, PaperlessVersion.V3_0_5));
    }

    @TestFactory
    Stream<DynamicContainer> answersAsRelease2Does() {
        return Stream.of("90-release-2.20.15", "95-release-2.20.15-more")
                .map(name -> conversation(name, PaperlessVersion.V2_20_15));
    }

    private DynamicContainer conversation(String name, PaperlessVersion version) {
        SandboxServer server = new SandboxServer(scene(version, name.equals("70-permissions")));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode exchange : fixture(name)) {
            tests.add(DynamicTest.dynamicTest(exchange.get("n").asText(), () -> check(server, exchange)));
        }
        tests.add(DynamicTest.dynamicTest("the conversation ends", server::close));
        return DynamicContainer.dynamicContainer(name, tests);
    }

    private void check(SandboxServer server, JsonNode exchange) throws IOException, InterruptedException {
        // When
        HttpResponse<byte[]> answer = client.send(request(server, exchange), HttpResponse.BodyHandlers.ofByteArray());

        // Then
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(exchange.get("s").asInt());
        header(answer, "Content-Type", exchange.get("type"));
        exchange.path("oh").properties().forEach(entry -> header(answer, entry.getKey(), entry.getValue()));
        if (exchange.has("text")) {
            assertThat(text).contains(exchange.get("text").asText());
        }
        if (exchange.has("nottext")) {
            assertThat(text).doesNotContain(exchange.get("nottext").asText());
        }
        if (exchange.has("out")) {
            contains(Json.parse(text), Json.parse(exchange.get("out").toString().replace("{url}", server.url())), "$");
        }
        if (exchange.has("keys")) {
            assertThat(keys(Json.parse(text))).isEqualTo(texts(exchange.get("keys")));
        }
        if (exchange.has("item")) {
            assertThat(keys(Json.parse(text).path("results").path(0))).isEqualTo(texts(exchange.get("item")));
        }
        exchange.path("match").properties().forEach(entry -> assertThat(
                        Json.parse(text).path(entry.getKey()).asText())
                .matches(entry.getValue().asText()));
    }

    private static void header(HttpResponse<byte[]> answer, String name, @Nullable JsonNode expected) {
        if (expected != null) {
            String actual = answer.headers().firstValue(name).orElse(null);
            assertThat(actual).as(name).isEqualTo(expected.isNull() ? null : expected.asText());
        }
    }

    /** Objects may have more keys than expected, lists must be as long. */
    private static void contains(JsonNode actual, JsonNode expected, String at) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(entry ->
                            contains(actual.path(entry.getKey()), entry.getValue(), at + "." + entry.getKey()));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(at + " in " + actual).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                contains(actual.path(i), expected.path(i), at + "[" + i + "]");
            }
        } else {
            assertThat(actual.toString()).as(at).isEqualTo(expected.toString());
        }
    }

    private static HttpRequest request(SandboxServer server, JsonNode exchange) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(server.url() + exchange.get("p").asText()));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        String token = token(exchange.path("as").asText("service"));
        if (!token.isEmpty()) {
            headers.put("Authorization", "Token " + token);
        }
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        if (exchange.has("in")) {
            headers.put("Content-Type", "application/json");
            body = HttpRequest.BodyPublishers.ofString(exchange.get("in").toString());
        } else if (exchange.has("raw")) {
            body = HttpRequest.BodyPublishers.ofString(exchange.get("raw").asText());
        }
        exchange.path("h")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        headers.forEach(request::header);
        return request.method(exchange.path("m").asText("GET"), body).build();
    }

    private static String token(String account) {
        return switch (account) {
            case "admin" -> PaperlessSandbox.ADMIN_TOKEN;
            case "service" -> PaperlessSandbox.TOKEN;
            case "reader" -> Seed.token(4);
            case "nobody" -> Seed.token(5);
            default -> "";
        };
    }

    /** The archive the observations were made on, as far as the conversations need it. */
    private static PaperlessSandbox scene(PaperlessVersion version, boolean withSecrets) {
        Archive archive = new Archive(version, Clock.systemUTC(), Duration.ZERO);
        for (String name : List.of("Inbox", "invoice", "exported", "export-error", "accounting")) {
            Archive.named(archive.tags, name, true);
        }
        archive.tags.put(1L, new Label(1, "Inbox", Label.DEFAULT_COLOR, "", 0, true, null, null));
        archive.tags.put(6L, new Label(6, "accounting-done", Label.DEFAULT_COLOR, "", 0, false, null, 5L));
        archive.tags.put(7L, Label.named(7, "Invoice"));
        Archive.named(archive.correspondents, "ACME GmbH", true);
        Archive.named(archive.documentTypes, "Invoice", true);
        Archive.named(archive.documentTypes, "Letter", true);
        fields(archive);
        document(archive, "one", "%PDF one", 1L, 1L, 2L);
        document(archive, "two", "%PDF two", null, 1L);
        document(archive, "three", "%PDF three", 1L, 1L, 2L);
        document(archive, "four", "%PDF four", null, 1L, 2L);
        document(archive, "five", "%PDF one", 1L, 1L);
        PaperlessSandbox sandbox = new PaperlessSandbox(archive);
        if (withSecrets) {
            sandbox.hide(1);
            sandbox.hideTag("export-error");
        }
        return sandbox;
    }

    private static void fields(Archive archive) {
        List<String> types = List.of(
                "string",
                "monetary",
                "date",
                "boolean",
                "integer",
                "float",
                "url",
                "select",
                "documentlink",
                "longtext");
        List<String> names = List.of(
                "Invoice Number",
                "Net Amount",
                "Invoice Date",
                "Paid",
                "Qty",
                "Rate",
                "Link",
                "Status",
                "Related",
                "Remarks");
        for (int i = 0; i < types.size(); i++) {
            Map<String, String> options = new LinkedHashMap<>();
            if (types.get(i).equals("select")) {
                options.put("optionOpen000001", "Open");
                options.put("optionBooked0002", "Booked");
            }
            String currency = types.get(i).equals("monetary") ? "EUR" : null;
            archive.fields.put(i + 1L, new FieldDefinition(i + 1L, names.get(i), types.get(i), options, currency));
        }
    }

    private static void document(
            Archive archive, String title, String file, @Nullable Long correspondent, Long... tags) {
        OriginalFile original =
                new OriginalFile(file.getBytes(StandardCharsets.UTF_8), "application/pdf", title + ".pdf");
        NewDocument source = new NewDocument(title, title, original, List.of(), null, null, title.equals("two"));
        StoredDocument stored = archive.store(source, new TreeSet<>(Set.of(tags)));
        stored.correspondent = correspondent;
        stored.documentType = 1L;
    }

    private static List<String> keys(JsonNode json) {
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode fixture(String name) {
        String path = "/contract/paperless/" + name + ".json";
        try (InputStream in = PaperlessContractTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
