package io.paperbridge.bigcapital;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The address and the credentials of BigCapital, for its kamelet only: an API key, or a session that is signed in with e-mail and
 * password and renewed five minutes before its day is over.
 */
@Component("bigcapitalAccess")
@EnableConfigurationProperties(BigcapitalSettings.class)
public class BigcapitalAccess {

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final BigcapitalSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();

    BigcapitalAccess(BigcapitalSettings settings, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** The whole address of a path that begins with {@code /api/}. */
    public String address(String path) {
        return settings.url() + path;
    }

    /** Whether a request carries a body: text that is not empty, or bytes. */
    public boolean carries(@Nullable Object body) {
        return body != null && !body.equals("");
    }

    /** Whether a sign-in must come before the next request. */
    public boolean signInDue() {
        if (!settings.apiKey().isEmpty()) {
            return false;
        }
        Session current = session.get();
        return current == null
                || !clock.instant().isBefore(current.since().plus(LIFETIME).minus(MARGIN));
    }

    /** The body of the sign-in request. */
    public String credentials() {
        return json.createObjectNode()
                .put("email", settings.email())
                .put("password", settings.password())
                .toString();
    }

    /** Takes the answer of the sign-in; the next requests use it. */
    public void signedIn(String answer) {
        JsonNode node;
        try {
            node = json.readTree(answer);
        } catch (JsonProcessingException e) {
            node = json.missingNode();
        }
        String token = node.path("access_token").asText();
        if (token.isEmpty()) {
            throw new ConfigurationFault(Reason.WRONG_ADDRESS, Sentence.of("bigcapital.no-token"));
        }
        session.set(new Session(token, node.path("organization_id").asText(), clock.instant()));
    }

    /** The value of the Authorization header. */
    public String authorization() {
        Session current = session.get();
        return "Bearer " + (current == null ? settings.apiKey() : current.token());
    }

    /** The value of the organization-id header; null with an API key, which is bound to its organization. */
    public @Nullable String organizationId() {
        Session current = session.get();
        if (current == null) {
            return null;
        }
        return settings.organizationId().isEmpty() ? current.organizationId() : settings.organizationId();
    }

    /**
     * Whether a request that was answered with 401 is worth a second try with a new session; the old one is then forgotten.
     *
     * <p>The server refuses a session before it does anything, so that no request takes effect twice. With an API key never.
     *
     * @param status the status of the answer
     * @param answer the body of the answer; a 401 that names an error of its own is not about the session
     * @param authorization the Authorization header the request was sent with
     * @param earlierTries how often the request was sent before
     */
    public boolean renews(int status, byte @Nullable [] answer, String authorization, int earlierTries) {
        if (status != 401 || earlierTries > 0 || !settings.apiKey().isEmpty() || BigcapitalAnswers.namesError(answer)) {
            return false;
        }
        Session current = session.get();
        if (current != null && authorization.equals("Bearer " + current.token())) {
            session.compareAndSet(current, null);
        }
        return true;
    }

    /** A session; never printed. */
    private record Session(String token, String organizationId, Instant since) {
        @Override
        public String toString() {
            return "Session[since=" + since + "]";
        }
    }
}
