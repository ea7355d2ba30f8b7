package io.paperbridge.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What goes wrong with one request.
 *
 * @param applies whether and when the request takes effect
 * @param pause how long the server hesitates: before a request that applies {@code AFTER_PAUSE}, after one that applies
 *     {@code BEFORE_PAUSE}, and between the answer and the effect when it applies {@code LATE}
 * @param held the pause ends only when released
 * @param answer what the client gets instead of the real answer; empty means the real one
 */
public record Fault(Applies applies, Duration pause, boolean held, Optional<SandboxAnswer> answer) {

    /** Whether and when a request takes effect. */
    public enum Applies {
        NEVER,
        BEFORE_PAUSE,
        AFTER_PAUSE,
        LATE
    }

    private static final String LOGIN_PAGE =
            "<!doctype html><html><head><title>Sign in</title></head><body><form method=\"post\""
                    + " action=\"/login/\"><input name=\"login\"><input name=\"password\"></form></body></html>";

    /** The request is refused with this status and changes nothing. */
    public static Fault failBefore(int status, Map<String, String> headers) {
        return now(Applies.NEVER, failure(status, headers));
    }

    /** The request takes effect, but the client is told it failed. */
    public static Fault applyThenFail(int status) {
        return now(Applies.BEFORE_PAUSE, failure(status, Map.of()));
    }

    /** The request takes effect, and the connection ends without a reply. */
    public static Fault applyThenReset() {
        return now(Applies.BEFORE_PAUSE, SandboxAnswer.cut());
    }

    /** The connection ends without a reply, and nothing was changed. */
    public static Fault resetBefore() {
        return now(Applies.NEVER, SandboxAnswer.cut());
    }

    /** The server hesitates, then acts and answers. */
    public static Fault stallBefore(Duration pause) {
        return new Fault(Applies.AFTER_PAUSE, pause, false, Optional.empty());
    }

    /** The server acts, then hesitates with the answer. */
    public static Fault stallAfter(Duration pause) {
        return new Fault(Applies.BEFORE_PAUSE, pause, false, Optional.empty());
    }

    /** The client is told the request failed; it takes effect later all the same. */
    public static Fault applyLate(Duration delay, int status) {
        return new Fault(Applies.LATE, delay, false, Optional.of(failure(status, Map.of())));
    }

    /** The connection ends without a reply; the request takes effect later all the same. */
    public static Fault applyLateAndReset(Duration delay) {
        return new Fault(Applies.LATE, delay, false, Optional.of(SandboxAnswer.cut()));
    }

    /** Neither effect nor answer until released. */
    public static Fault holdBefore() {
        return new Fault(Applies.AFTER_PAUSE, Duration.ZERO, true, Optional.empty());
    }

    /** The request takes effect at once; the answer is withheld until released. */
    public static Fault holdAfter() {
        return new Fault(Applies.BEFORE_PAUSE, Duration.ZERO, true, Optional.empty());
    }

    /** A proxy answers with its sign-in page instead of passing the request on. */
    public static Fault htmlLogin() {
        return now(Applies.NEVER, SandboxAnswer.text(200, "text/html; charset=utf-8", LOGIN_PAGE));
    }

    /** A proxy redirects to its sign-in page instead of passing the request on. */
    public static Fault loginRedirect() {
        return now(Applies.NEVER, SandboxAnswer.empty(302).with("Location", "/accounts/login/"));
    }

    private static Fault now(Applies applies, SandboxAnswer answer) {
        return new Fault(applies, Duration.ZERO, false, Optional.of(answer));
    }

    private static SandboxAnswer failure(int status, Map<String, String> headers) {
        SandboxAnswer answer = SandboxAnswer.text(status, "text/plain", "scripted failure " + status);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
