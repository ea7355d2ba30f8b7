package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketTest {

    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final Bucket bucket = new Bucket(6, new Clock() {
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
    });

    @Test
    void letsAMinutesShareThroughAtOnceAndThenOneEachTenSeconds() {
        // When
        long atOnce = takes(20);
        later(Duration.ofSeconds(9));
        long early = takes(20);
        later(Duration.ofSeconds(1));
        long afterTen = takes(20);
        later(Duration.ofMinutes(10));
        long afterLong = takes(20);
        // Then
        assertThat(atOnce).isEqualTo(6);
        assertThat(early).isZero();
        assertThat(afterTen).isEqualTo(1);
        assertThat(afterLong).isEqualTo(6);
    }

    private long takes(int tries) {
        return IntStream.range(0, tries).filter(i -> bucket.take()).count();
    }

    private void later(Duration duration) {
        now = now.plus(duration);
    }
}
