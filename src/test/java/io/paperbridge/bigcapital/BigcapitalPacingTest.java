package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.paperbridge.failure.NotYet;
import io.paperbridge.pacing.CommonPace;
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

class BigcapitalPacingTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final MovableClock clock = new MovableClock();
    private final BigcapitalPacing pacing = new BigcapitalPacing(
            new BigcapitalSettings("http://books/api/", "k", "", "", "", "", 2, 1),
            CommonPace.ofOneNode(),
            clock,
            new SimpleMeterRegistry());

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 7, 7",
        "retry-after-auth, 9, 9",
        "'Retry-After', 'Fri, 20 Nov 2026 12:00:30 GMT', 30",
        "'Retry-After', soon, 60",
        "X-Other, 3, 60"
    })
    void waitsAsLongAsTheServerSays(String header, String value, long seconds) {
        // When
        NotYet failure = catchThrowableOfType(
                NotYet.class, () -> pacing.heed("GET", "/api/bills/4", 429, Map.of(header, value)));
        // Then
        assertThat(failure.waitFor()).hasSeconds(seconds);
    }

    @Test
    void closesOneEndpointWhateverTheIdUntilItsTime() {
        // Given
        NotYet throttled = catchThrowableOfType(
                NotYet.class, () -> pacing.heed("GET", "/api/bills/4", 429, Map.of("Retry-After", "10")));
        // When
        NotYet refused = catchThrowableOfType(NotYet.class, () -> pacing.enter("GET", "/api/bills/5"));
        // Then
        assertThat(throttled).isNotNull();
        assertThat(refused.waitFor()).hasSeconds(10);
        assertThatCode(() -> pacing.leave(pacing.enter("GET", "/api/bills"))).doesNotThrowAnyException();
        clock.now = NOON.plusSeconds(10);
        assertThatCode(() -> pacing.leave(pacing.enter("GET", "/api/bills/5"))).doesNotThrowAnyException();
    }

    @Test
    void letsNoMoreThanTheAllowedNumberInAtOnce() throws Exception {
        // Given
        BigcapitalPacing.Permit first = pacing.enter("GET", "/api/a");
        BigcapitalPacing.Permit second = pacing.enter("GET", "/api/b");
        CompletableFuture<BigcapitalPacing.Permit> third =
                CompletableFuture.supplyAsync(() -> pacing.enter("GET", "/api/c"));
        // When
        pacing.leave(first);
        pacing.leave(first);
        // Then
        assertThat(third.get(5, TimeUnit.SECONDS)).isNotNull();
        CompletableFuture<BigcapitalPacing.Permit> fourth =
                CompletableFuture.supplyAsync(() -> pacing.enter("GET", "/api/d"));
        assertThat(fourth).isNotCompleted();
        pacing.leave(second);
        assertThat(fourth.get(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void renewsASessionFiveMinutesBeforeItsDayIsOver() {
        // Given
        BigcapitalAccess access = new BigcapitalAccess(
                new BigcapitalSettings("http://books", "", "a@b.c", "secret", "", "", 4, 1), new ObjectMapper(), clock);
        access.signedIn("{\"access_token\":\"jwt\",\"organization_id\":\"org\"}");
        boolean early = access.signInDue();
        // When
        clock.now = NOON.plus(Duration.ofHours(23)).plus(Duration.ofMinutes(55));
        // Then
        assertThat(early).isFalse();
        assertThat(access.signInDue()).isTrue();
        assertThat(access.address("/api/x")).isEqualTo("http://books/api/x");
    }

    @Test
    void showsNoSecret() {
        // When
        String shown =
                new BigcapitalSettings("http://books/sub/", "bc_key", "a@b.c", "secret", "o", "", 4, 1).toString();
        // Then
        assertThat(shown).contains("http://books/sub").doesNotContain("bc_key", "secret", "a@b.c");
    }

    private static final class MovableClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
