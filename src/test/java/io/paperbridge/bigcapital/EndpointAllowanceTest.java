package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointAllowanceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Time time = new Time();
    private final EndpointAllowance allowance = new EndpointAllowance(time);

    @Test
    void allowsAllAsLongAsTheServerSaysNothing() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            assertThat(allowance.take(Duration.ZERO)).isZero();
        }
    }

    @Test
    void allowsWhatIsLeftAndThenNothingUntilTheWindowEnds() throws InterruptedException {
        // Given
        said(2, 40);

        // When
        Duration first = call();
        Duration second = call();
        said(0, 30);
        Duration third = allowance.take(Duration.ZERO);
        boolean spent = allowance.isSpent();
        time.now = NOON.plusSeconds(30);

        // Then
        assertThat(first).isZero();
        assertThat(second).isZero();
        assertThat(third).hasSeconds(30);
        assertThat(spent).isTrue();
        assertThat(allowance.isSpent()).isFalse();
        assertThat(allowance.take(Duration.ZERO)).isZero();
    }

    @Test
    void waitsNoLongerThanAWindowWhenTheClockIsPutBack() throws InterruptedException {
        // Given
        said(0, 40);
        allowance.take(Duration.ZERO);

        // When
        time.now = NOON.minus(Duration.ofHours(2));
        boolean spent = allowance.isSpent();
        Duration wait = allowance.take(Duration.ZERO);
        time.now = time.now.plusSeconds(40);

        // Then
        assertThat(spent).isTrue();
        assertThat(wait).hasSeconds(40);
        assertThat(allowance.isSpent()).isFalse();
        assertThat(allowance.take(Duration.ZERO)).isZero();
    }

    @Test
    void countsTheCallsUnderWayAsUsed() throws Exception {
        // Given
        said(1, 40);
        allowance.take(Duration.ZERO);

        // When
        CompletableFuture<Duration> second = CompletableFuture.supplyAsync(this::patientTake);
        allowance.answered();

        // Then
        assertThat(second.get(5, TimeUnit.SECONDS)).isZero();
        assertThat(allowance.take(Duration.ZERO)).isPositive();
    }

    @Test
    void startsANewWindowWithTheWholeLimit() throws InterruptedException {
        // Given
        said(0, 5);
        time.now = NOON.plusSeconds(5);

        // When // Then
        for (int i = 0; i < 10; i++) {
            assertThat(allowance.take(Duration.ZERO)).isZero();
        }
        assertThat(allowance.take(Duration.ZERO)).isPositive();
    }

    @Test
    void takesAnAnswerOfALaterWindowForItsBeginning() throws InterruptedException {
        // Given: the server's window ended a little earlier than it was reckoned
        said(1, 1);
        time.now = NOON.plusMillis(900);

        // When
        said(9, 60);

        // Then
        for (int i = 0; i < 9; i++) {
            assertThat(allowance.take(Duration.ZERO)).isZero();
        }
    }

    @Test
    void isClosedAsLongAsARefusalSays() throws InterruptedException {
        // When
        allowance.close(Duration.ofSeconds(60));

        // Then
        assertThat(allowance.isSpent()).isTrue();
        assertThat(allowance.take(Duration.ofSeconds(5))).hasSeconds(60);
    }

    @ParameterizedTest
    @CsvSource({
        "90, 10, 3, 3, 10", // auth leaves less
        "1, 10, 3, 1, 100", // default leaves less
    })
    void theThrottleThatLeavesLessDecides(int remaining, int limitAuth, int remainingAuth, int left, int limit) {
        // Given
        Map<String, Object> headers = Map.of(
                "X-RateLimit-Limit",
                "100",
                "X-RateLimit-Remaining",
                remaining,
                "X-RateLimit-Reset",
                "60",
                "x-ratelimit-limit-auth",
                limitAuth,
                "x-ratelimit-remaining-auth",
                remainingAuth,
                "x-ratelimit-reset-auth",
                "60");

        // When // Then
        assertThat(RateLimit.of(headers)).hasValue(new RateLimit(limit, left, Duration.ofMinutes(1)));
        assertThat(RateLimit.of(Map.of("X-RateLimit-Remaining", "4"))).isEmpty();
    }

    private Duration call() throws InterruptedException {
        Duration wait = allowance.take(Duration.ZERO);
        allowance.answered();
        return wait;
    }

    private Duration patientTake() {
        try {
            return allowance.take(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void said(int remaining, int reset) {
        allowance.heed(new RateLimit(10, remaining, Duration.ofSeconds(reset)));
    }

    private static final class Time extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
