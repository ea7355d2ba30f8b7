package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.failure.RemoteFailure.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TimingSettingsTest {

    @Test
    void hasTheDefaultsThatArePublic() {
        // When
        TimingSettings settings = bound(Map.of());

        // Then
        assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.quietTime()).isEqualTo(Duration.ofSeconds(105));
        assertThat(settings.secondLook().delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.referencePrefix()).isEqualTo("PLX-");
        assertThat(settings.retry().waitFor(2, Category.NETWORK)).isEqualTo(Duration.ofSeconds(1350));
        assertThat(settings.retry().waitFor(99, Category.VALIDATION)).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void keepsTheOtherMultipliersWhenOneIsSet() {
        // When
        TimingSettings settings = bound(Map.of("paperbridge.retry.multipliers.rate-limit", "7"));

        // Then
        assertThat(settings.retry().waitFor(1, Category.RATE_LIMIT)).isEqualTo(Duration.ofMinutes(35));
        assertThat(settings.retry().waitFor(1, Category.AUTH)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void multipliesExactlyAndCutsToMilliseconds() {
        // Given
        TimingSettings settings =
                TestSettings.withDelays(List.of(Duration.ofMillis(3)), Map.of(Category.SERVER, new BigDecimal("1.5")));

        // When
        Duration wait = settings.retry().waitFor(1, Category.SERVER);

        // Then
        assertThat(wait).isEqualTo(Duration.ofMillis(4));
    }

    @ParameterizedTest
    @CsvSource({
        "paperbridge.lease, 0s, longer than nothing",
        "paperbridge.lease, 30s, must be longer than paperbridge.remote.answer-timeout",
        "paperbridge.quiet-time, 29s, must be at least paperbridge.remote.answer-timeout",
        "paperbridge.second-look.delay, -1s, must not be negative",
        "paperbridge.reference-prefix, P, for example PLX-",
        "paperbridge.remote.connect-timeout, 0s, longer than nothing",
        "paperbridge.retry.delays, 0s, longer than nothing",
        "paperbridge.retry.multipliers.auth, 0, must be greater than 0"
    })
    void namesTheWrongValueAndWhatWouldBeRight(String key, String value, String remedy) {
        assertThatThrownBy(() -> bound(Map.of(key, value)))
                .rootCause()
                .hasMessageContaining(key)
                .hasMessageContaining(remedy);
    }

    @Test
    void namesTheSwitchWhenThereIsNoDelay() {
        assertThatThrownBy(() -> TestSettings.withDelays(List.of(), Map.of()))
                .hasMessageContaining("paperbridge.retry.enabled");
    }

    private static TimingSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("paperbridge", TimingSettings.class);
    }
}
