package io.paperbridge.bigcapital;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long an answer asks to wait: {@code Retry-After}, else BigCapital's own {@code Retry-After-auth}, else a minute. */
final class RetryAfter {

    private static final Duration UNSAID = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static Duration of(Map<String, Object> headers, Clock clock) {
        return List.of("Retry-After", "Retry-After-auth").stream()
                .flatMap(name -> headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(header -> waitOf(String.valueOf(header.getValue()).strip(), clock)))
                .filter(wait -> wait != null)
                .findFirst()
                .orElse(UNSAID);
    }

    private static @Nullable Duration waitOf(String value, Clock clock) {
        if (value.matches("\\d{1,9}")) {
            Duration wait = Duration.ofSeconds(Long.parseLong(value));
            return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        }
        try {
            Duration wait = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
