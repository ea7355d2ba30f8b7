package io.paperbridge.paperless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PollSettingsTest {

    @Test
    void takesADayOrNone() {
        assertThat(new PollSettings(" 2026-01-31 ").firstDay()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(new PollSettings("").firstDay()).isNull();
    }

    @Test
    void refusesWhatIsNoDayInOneSentence() {
        assertThatThrownBy(() -> new PollSettings("1.1.2026"))
                .hasMessage("paperbridge.poll.since is '1.1.2026', but must be a date, for example 2026-01-31.");
    }
}
