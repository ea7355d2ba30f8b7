package io.paperbridge.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.Secrets;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells Paperless' answers apart: a body, an absence, or the right failure. */
@Component("paperlessAnswers")
public class PaperlessAnswers {

    private static final String REMOTE = "Paperless";
    private static final int LONGEST_DETAIL = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Secrets secrets;

    @Autowired
    PaperlessAnswers(PaperlessSettings settings) {
        this(Secrets.of(settings.token()));
    }

    PaperlessAnswers(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The text of a good answer.
     *
     * @param request what was asked, for messages: method and path
     * @param status the HTTP status
     * @param headers the headers of the answer
     * @param body the body; null when there is none
     * @param repeatable whether the request may be sent again at once
     * @param absent statuses that mean "there is none", comma-separated: {@code 404}
     * @return the body, empty when there is none; null when what was asked for is absent
     * @throws Failure when the answer is not good
     */
    public @Nullable String accept(
            String request,
            int status,
            Map<String, Object> headers,
            byte @Nullable [] body,
            boolean repeatable,
            String absent) {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        if (isAbsent(request, status, headers, text, repeatable, absent)) {
            return null;
        }
        JsonNode json = parse(text);
        if (json == null && !text.isBlank()) {
            throw wrongAddress(request, Sentence.of("paperless.no-json"));
        }
        if (json != null && json.path("result").asText().equals("ERROR")) {
            throw RemoteFailure.passing(REMOTE, request, status, repeatable, Sentence.of("paperless.result-error"));
        }
        if (json != null && json.has("error")) {
            throw RemoteFailure.passing(
                    REMOTE,
                    request,
                    status,
                    repeatable,
                    Sentence.of(
                            "paperless.error",
                            cut(secrets.cutOutOf(json.path("error").asText()))));
        }
        return text;
    }

    /**
     * The bytes of a good answer; parameters, absence and failures are those of {@link #accept}.
     *
     * @throws Failure also when a page comes instead of a file
     */
    public byte @Nullable [] acceptFile(
            String request,
            int status,
            Map<String, Object> headers,
            byte @Nullable [] body,
            boolean repeatable,
            String absent) {
        byte[] bytes = body == null ? new byte[0] : body;
        String text = status < 300 ? "" : new String(bytes, StandardCharsets.UTF_8);
        if (isAbsent(request, status, headers, text, repeatable, absent)) {
            return null;
        }
        if (header(headers, "Content-Type").startsWith("text/html")
                && header(headers, "Content-Disposition").isEmpty()) {
            throw wrongAddress(request, Sentence.of("paperless.web-page"));
        }
        return bytes;
    }

    /** The failure of a request that got no answer; never returns. */
    public void unanswered(String request, boolean repeatable, Throwable thrown) {
        Throwable cause = thrown; // the breaker wraps what it lets through
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        throw RemoteFailure.network(REMOTE, request, repeatable, cause);
    }

    private boolean isAbsent(
            String request, int status, Map<String, Object> headers, String text, boolean repeatable, String absent) {
        if (status >= 200 && status < 300) {
            return false;
        }
        if (status >= 500) {
            throw RemoteFailure.server(REMOTE, request, status, repeatable);
        }
        if (status < 400) {
            throw wrongAddress(request, Sentence.of("paperless.status", status));
        }
        JsonNode json = parse(text);
        if (status != 404 || json != null) {
            if (Set.of(absent.strip().split("\\s*,\\s*")).contains(String.valueOf(status))) {
                return true;
            }
        }
        throw failureOf(request, status, headers, text, json, repeatable);
    }

    private Failure failureOf(
            String request,
            int status,
            Map<String, Object> headers,
            String text,
            @Nullable JsonNode json,
            boolean repeatable) {
        return switch (status) {
            case 401 -> new ConfigurationFault(Reason.ACCESS_REFUSED, Sentence.of("paperless.token-refused"));
            case 403 ->
                request.matches("\\w+ /api/documents/(\\d+/|bulk_edit/).*")
                        ? RemoteFailure.rejected(
                                REMOTE, request, status, null, Sentence.of("paperless.document-not-permitted"))
                        : new ConfigurationFault(
                                Reason.ACCESS_REFUSED, Sentence.of("paperless.not-permitted", request));
            case 406 -> new ConfigurationFault(Reason.WRONG_ADDRESS, Sentence.of("paperless.too-old"));
            case 429 ->
                new NotYet(Reason.RATE_LIMITED, retryAfter(headers), Sentence.of("paperless.asked-to-wait", request));
            default -> refusalOf(request, status, text, json, repeatable);
        };
    }

    private Failure refusalOf(String request, int status, String text, @Nullable JsonNode json, boolean repeatable) {
        if (json == null && text.startsWith("Error performing bulk edit")) {
            return RemoteFailure.passing(REMOTE, request, status, repeatable, Sentence.of("paperless.error-in-edit"));
        }
        if (json == null && (status == 400 || status == 404)) {
            return wrongAddress(request, Sentence.of("paperless.status", status));
        }
        return RemoteFailure.rejected(
                REMOTE, request, status, null, json == null ? "" : cut(secrets.cutOutOf(wordsOf(json))));
    }

    private static ConfigurationFault wrongAddress(String request, Sentence answer) {
        return new ConfigurationFault(Reason.WRONG_ADDRESS, Sentence.of("paperless.wrong-address", request, answer));
    }

    private static Duration retryAfter(Map<String, Object> headers) {
        String seconds = header(headers, "Retry-After");
        return Duration.ofSeconds(seconds.matches("\\d{1,5}") ? Long.parseLong(seconds) : 60);
    }

    private static String header(Map<String, Object> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> String.valueOf(header.getValue()).strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.isMissingNode() ? null : json;
        } catch (IOException e) {
            return null;
        }
    }

    /** The property names and sentences of an error body, whatever its shape. */
    private static String wordsOf(JsonNode json) {
        List<String> words = new ArrayList<>();
        collect(json, "", words);
        return String.join("; ", words);
    }

    private static void collect(JsonNode json, String name, List<String> words) {
        if (json.isValueNode()) {
            words.add(name.isEmpty() || name.equals("detail") ? json.asText() : name + ": " + json.asText());
        }
        if (json.isArray()) {
            json.forEach(element -> collect(element, name, words));
        }
        json.properties().forEach(field -> collect(field.getValue(), field.getKey(), words));
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_DETAIL ? words : words.substring(0, LONGEST_DETAIL) + "…";
    }
}
