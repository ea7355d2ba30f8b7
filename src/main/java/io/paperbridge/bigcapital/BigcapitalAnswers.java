package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Failure;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.failure.Secrets;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells BigCapital's answers apart: a body, an absence, or the right failure. */
@Component("bigcapitalAnswers")
public class BigcapitalAnswers {

    private static final String REMOTE = "BigCapital";

    /** Spelt as the server spells it. */
    static final String NOT_BUILT = "TENANT.DATABASE.NOT.INITALIZED";

    private static final String LOCKED = "TRANSACTIONS_DATE_LOCKED";
    private static final int LONGEST_DETAIL = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Secrets secrets;

    @Autowired
    BigcapitalAnswers(BigcapitalSettings settings) {
        this(Secrets.of(settings.apiKey(), settings.password()));
    }

    BigcapitalAnswers(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The body of a good answer.
     *
     * @param request what was asked, for messages: method and path
     * @param status the HTTP status
     * @param headers the headers of the answer
     * @param body the body; null or empty when there is none, as deliver, open, publish and delete answer
     * @param repeatable whether the request may be sent again at once
     * @param absent statuses and error codes that mean "there is none", comma-separated: {@code 404,BILL_NOT_FOUND}
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
        if (status >= 500) {
            throw RemoteFailure.server(REMOTE, request, status, repeatable);
        }
        if (status < 200 || (status >= 300 && status < 400)) {
            throw wrongAddress(request, Sentence.of("bigcapital.status", status));
        }
        JsonNode json = parse(text);
        if (status < 300) {
            if (!text.isBlank() && json == null) {
                throw wrongAddress(request, Sentence.of("bigcapital.no-json"));
            }
            return text;
        }
        if (status == 404 && (json == null || json.path("message").asText().startsWith("Cannot "))) {
            throw wrongAddress(request, Sentence.of("bigcapital.status", status));
        }
        String code = json == null ? null : codeOf(json);
        Set<String> absences = Set.of(absent.strip().split("\\s*,\\s*"));
        if (absences.contains(String.valueOf(status)) || (code != null && absences.contains(code))) {
            return null;
        }
        if (NOT_BUILT.equals(code)) {
            throw new ConfigurationFault(
                    Reason.NOT_CONFIGURED,
                    Sentence.of("bigcapital.not-set-up"),
                    RemoteFailure.rejected(REMOTE, request, status, code, ""));
        }
        boolean foreign = json == null && !request.startsWith("GET "); // not the ledger's own words about a write
        if (status == 401 || (status == 403 && !foreign)) {
            throw refusedAccess(request, status, code);
        }
        if (foreign) {
            throw RemoteFailure.unclear(
                    REMOTE, request, status); // a proxy may have given up on it, or forbid what it says
        }
        RemoteFailure refusal = RemoteFailure.rejected(
                REMOTE, request, status, code, json == null ? "" : cut(secrets.cutOutOf(detailOf(json))));
        if (json != null && LOCKED.equals(code)) {
            String until = json.at("/errors/0/payload/lockedToDate").asText("–");
            throw new ReviewNeeded(
                    Reason.PERIOD_LOCKED, Sentence.of("bigcapital.period-locked-there", request, until), refusal);
        }
        throw refusal;
    }

    /** The failure of a request that got no answer; never returns. */
    public void unanswered(String request, boolean repeatable, Throwable thrown) {
        Throwable cause = thrown; // the breaker wraps what it lets through
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        throw RemoteFailure.network(REMOTE, request, repeatable, cause);
    }

    /** Whether a body names an error code of its own. */
    static boolean namesError(byte @Nullable [] body) {
        JsonNode json = body == null ? null : parse(new String(body, StandardCharsets.UTF_8));
        return json != null && codeOf(json) != null;
    }

    private static Failure refusedAccess(String request, int status, @Nullable String code) {
        if ("FILE_UPLOAD_FAILED".equals(code)) {
            return RemoteFailure.rejected(REMOTE, request, status, code, Sentence.of("bigcapital.no-file"));
        }
        if ("TENANT.NOT.FOUND".equals(code)) {
            return new ConfigurationFault(Reason.ACCESS_REFUSED, Sentence.of("bigcapital.unknown-organization"));
        }
        if ("INVALID_DETAILS".equals(code)) {
            return new ConfigurationFault(Reason.ACCESS_REFUSED, Sentence.of("bigcapital.password-refused"));
        }
        return new ConfigurationFault(Reason.ACCESS_REFUSED, Sentence.of("bigcapital.access-refused", request, status));
    }

    private static ConfigurationFault wrongAddress(String request, Sentence answer) {
        return new ConfigurationFault(Reason.WRONG_ADDRESS, Sentence.of("bigcapital.wrong-address", request, answer));
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.isMissingNode() ? null : json;
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String codeOf(JsonNode json) {
        for (JsonNode candidate : List.of(json.at("/errors/0/type"), json.path("code"), json.path("errorType"))) {
            if (candidate.isTextual() && !candidate.asText().isBlank()) {
                return candidate.asText();
            }
        }
        return null;
    }

    /** The server's words; of a validation error only the names of the properties, since the rest echoes the request. */
    private static String detailOf(JsonNode json) {
        JsonNode message = json.path("message");
        if (message.isArray()) {
            List<String> properties = new ArrayList<>();
            message.forEach(error -> collect(error, "", properties));
            return "check " + String.join(", ", properties);
        }
        JsonNode first = json.at("/errors/0");
        String words = first.path("message").isTextual() ? first.path("message").asText() : "";
        return words.isBlank() && message.isTextual() ? message.asText() : words;
    }

    private static void collect(JsonNode error, String prefix, List<String> properties) {
        String name = prefix + error.path("property").asText("?");
        if (error.path("children").isEmpty()) {
            properties.add(name);
        }
        error.path("children").forEach(child -> collect(child, name + ".", properties));
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_DETAIL ? words : words.substring(0, LONGEST_DETAIL) + "…";
    }
}
