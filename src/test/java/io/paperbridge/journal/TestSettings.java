package io.paperbridge.journal;

import io.paperbridge.failure.RemoteFailure.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Timing for tests; {@link #usual()} is what users have by default. */
final class TestSettings {

    private TestSettings() {}

    static TimingSettings usual() {
        return with(retry(true), false);
    }

    static TimingSettings dryRun() {
        return with(retry(true), true);
    }

    static TimingSettings withoutRetry() {
        return with(retry(false), false);
    }

    static TimingSettings withDelays(List<Duration> delays, Map<Category, BigDecimal> multipliers) {
        return with(new TimingSettings.Retry(delays, multipliers, true), false);
    }

    private static TimingSettings.Retry retry(boolean enabled) {
        return new TimingSettings.Retry(
                List.of(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(4),
                        Duration.ofHours(12)),
                Map.of(),
                enabled);
    }

    private static TimingSettings with(TimingSettings.Retry retry, boolean dryRun) {
        return new TimingSettings(
                Duration.ofMinutes(3),
                Duration.ofSeconds(105),
                new TimingSettings.SecondLook(Duration.ofSeconds(2)),
                retry,
                "PLX-",
                new TimingSettings.Remote(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(120)),
                dryRun);
    }
}
