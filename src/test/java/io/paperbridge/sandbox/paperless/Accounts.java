package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Who is calling: token, password, or nobody. */
final class Accounts {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Archive archive;
    private final Deque<Instant> logins = new ArrayDeque<>();
    private int loginsPerMinute;

    Accounts(Archive archive) {
        this.archive = archive;
    }

    /** Allows this many calls for a token in a minute; 0 for any number. */
    void limitLogins(int perMinute) {
        loginsPerMinute = perMinute;
        logins.clear();
    }

    /** The account behind the Authorization header, or the 401 that fits what was sent. */
    Account authenticate(SandboxRequest request) {
        String[] parts = request.header("authorization").orElse("").strip().split("\\s+", -1);
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "token" -> byToken(parts);
            case "basic" -> byPassword(parts);
            default -> throw unauthorized("Authentication credentials were not provided.");
        };
    }

    /** {@code POST /api/token/}: a token for a name and a password. */
    SandboxAnswer token(Call call) {
        Optional<SandboxAnswer> throttled = throttled();
        if (throttled.isPresent()) {
            return throttled.get();
        }
        JsonNode body = call.jsonOrForm();
        ObjectNode errors = Json.object();
        for (String key : List.of("username", "password")) {
            if (!body.has(key)) {
                errors.putArray(key).add("This field is required.");
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.json(400, errors);
        }
        Account account = find(candidate -> candidate
                                .name()
                                .equals(body.path("username").asText())
                        && candidate.password().equals(body.path("password").asText()))
                .orElseThrow(() -> Refusal.field("non_field_errors", "Unable to log in with provided credentials."));
        return SandboxAnswer.json(200, Json.text(Json.object().put("token", account.token())));
    }

    private Optional<SandboxAnswer> throttled() {
        if (loginsPerMinute == 0) {
            return Optional.empty();
        }
        Instant now = archive.now();
        logins.removeIf(login -> login.plus(WINDOW).isBefore(now));
        if (logins.size() < loginsPerMinute) {
            logins.add(now);
            return Optional.empty();
        }
        long wait =
                Math.max(1, Duration.between(now, logins.element().plus(WINDOW)).toSeconds());
        String detail = "Request was throttled. Expected available in " + wait + " seconds.";
        return Optional.of(SandboxAnswer.json(429, Json.text(Json.object().put("detail", detail)))
                .with("Retry-After", Long.toString(wait)));
    }

    private Account byToken(String[] parts) {
        if (parts.length < 2) {
            throw unauthorized("Invalid token header. No credentials provided.");
        }
        if (parts.length > 2) {
            throw unauthorized("Invalid token header. Token string should not contain spaces.");
        }
        return find(account -> account.token().equals(parts[1])).orElseThrow(() -> unauthorized("Invalid token."));
    }

    private Account byPassword(String[] parts) {
        String pair = parts.length < 2 ? "" : decoded(parts[1]);
        return find(account -> pair.equals(account.name() + ":" + account.password()))
                .orElseThrow(() -> Refusal.detail(401, "Invalid username/password.")
                        .with("WWW-Authenticate", "Basic realm=\"api\""));
    }

    private Optional<Account> find(Predicate<Account> which) {
        return archive.accounts.values().stream().filter(which).findFirst();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Refusal unauthorized(String detail) {
        return Refusal.detail(401, detail).with("WWW-Authenticate", "Token");
    }
}
