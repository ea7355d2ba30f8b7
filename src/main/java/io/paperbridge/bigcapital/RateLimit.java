package io.paperbridge.bigcapital;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of BigCapital's throttle. Two of them count each call, {@code default} and {@code auth}; the one that leaves less
 * decides.
 *
 * @param limit how many calls fit into a window
 * @param remaining how many are left in this one
 * @param reset how long until it ends; whole seconds, rounded up
 */
record RateLimit(int limit, int remaining, Duration reset) {

    /** Reads the headers of an answer; empty when the server has no throttle, or says nothing of it. */
    static Optional<RateLimit> of(Map<String, Object> headers) {
        return Stream.of("-auth", "")
                .map(throttle -> of(headers, throttle))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(RateLimit::remaining));
    }

    private static Optional<RateLimit> of(Map<String, Object> headers, String throttle) {
        Integer limit = number(headers, "X-RateLimit-Limit" + throttle);
        Integer remaining = number(headers, "X-RateLimit-Remaining" + throttle);
        Integer reset = number(headers, "X-RateLimit-Reset" + throttle);
        return limit == null || limit == 0 || remaining == null || reset == null
                ? Optional.empty()
                : Optional.of(new RateLimit(limit, remaining, Duration.ofSeconds(reset)));
    }

    private static @Nullable Integer number(Map<String, Object> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> String.valueOf(header.getValue()).strip())
                .filter(value -> value.matches("\\d{1,8}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElse(null);
    }
}
