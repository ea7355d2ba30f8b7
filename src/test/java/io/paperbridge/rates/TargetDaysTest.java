package io.paperbridge.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2026-10-01, 2026-10-01, a Thursday",
        "2026-10-03, 2026-10-02, a Saturday",
        "2026-10-04, 2026-10-02, a Sunday",
        "2026-04-03, 2026-04-02, Good Friday",
        "2026-04-06, 2026-04-02, Easter Monday",
        "2026-05-01, 2026-04-30, Labour Day",
        "2026-12-26, 2026-12-24, the second day of Christmas",
        "2027-01-03, 2026-12-31, the Sunday after New Year's Day",
        "2025-04-21, 2025-04-17, Easter Monday of another year",
        "2024-04-01, 2024-03-28, Easter Monday in a leap year"
    })
    void takesTheLastDayOnWhichRatesComeOut(LocalDate day, LocalDate last, String situation) {
        assertThat(TargetDays.lastUpTo(day)).as(situation).isEqualTo(last);
    }

    @Test
    void expectsTheRatesOfADayFromFourInTheAfternoonInFrankfurt() {
        assertThat(TargetDays.lastPublished(Instant.parse("2026-10-05T13:59:59Z")))
                .isEqualTo(LocalDate.of(2026, 10, 2));
        assertThat(TargetDays.lastPublished(Instant.parse("2026-10-05T14:00:00Z")))
                .isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(TargetDays.lastPublished(Instant.parse("2026-11-02T14:59:59Z")))
                .as("in winter")
                .isEqualTo(LocalDate.of(2026, 10, 30));
    }
}
