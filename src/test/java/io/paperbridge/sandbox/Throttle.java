package io.paperbridge.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Allows so many requests per window and kind of call; who goes over it is shut out for one whole window. */
final class Throttle {

    private static final String REFUSED = "{\"statusCode\":429,\"message\":\"ThrottlerException: Too Many Requests\"}";

    private final int limit;
    private final Duration window;
    private final Map<String, Window> windows = new HashMap<>();

    private record Window(long startedNanos, int used, boolean shut) {}

    /**
     * What the throttle says of one request.
     *
     * @param refused the request must not run
     * @param headers to be added to the answer
     */
    record Verdict(boolean refused, Map<String, String> headers) {

        SandboxAnswer refusal() {
            return decorate(SandboxAnswer.text(429, "application/json; charset=utf-8", REFUSED));
        }

        SandboxAnswer decorate(SandboxAnswer answer) {
            SandboxAnswer decorated = answer;
            for (Map.Entry<String, String> header : headers.entrySet()) {
                decorated = decorated.with(header.getKey(), header.getValue());
            }
            return decorated;
        }
    }

    Throttle(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    synchronized Verdict admit(String kindOfCall, long nowNanos) {
        Window current = windows.get(kindOfCall);
        if (current == null || nowNanos - current.startedNanos() >= window.toNanos()) {
            current = new Window(nowNanos, 0, false);
        }
        boolean refused = current.shut() || current.used() >= limit;
        // The time of exclusion counts from the first refused call; later ones do not prolong it.
        Window next = refused
                ? new Window(current.shut() ? current.startedNanos() : nowNanos, limit, true)
                : new Window(current.startedNanos(), current.used() + 1, false);
        windows.put(kindOfCall, next);
        return new Verdict(refused, headers(next, refused, nowNanos));
    }

    private Map<String, String> headers(Window current, boolean refused, long nowNanos) {
        long left = window.toNanos() - (nowNanos - current.startedNanos());
        String seconds = String.valueOf(Math.max(1, (left + 999_999_999L) / 1_000_000_000L));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-RateLimit-Limit", "100");
        headers.put("X-RateLimit-Remaining", String.valueOf(Math.max(0, 100 - current.used())));
        headers.put("X-RateLimit-Reset", seconds);
        if (refused) {
            headers.put("Retry-After-auth", seconds);
        } else {
            headers.put("X-RateLimit-Limit-auth", String.valueOf(limit));
            headers.put("X-RateLimit-Remaining-auth", String.valueOf(limit - current.used()));
            headers.put("X-RateLimit-Reset-auth", seconds);
        }
        return headers;
    }
}
