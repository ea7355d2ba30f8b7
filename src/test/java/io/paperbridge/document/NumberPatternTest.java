package io.paperbridge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPatternTest {

    @ParameterizedTest(name = "{2} beside {0} and {1}")
    @CsvSource({
        "RE-2026-0041, RE-2026-0042, RE-2027-0001, true",
        "RE-2026-0041, RE-2026-0042, re 2026, false",
        "RE-2026-98, RE-2026-99, RE-2026-100, true",
        "RE-2026-98, RE-2026-99, RE-2027-1, true",
        "RE-2026-0041, RE-2026-0042, RE–2026–0043, true",
        "RE-2026-0041, RE-2026-0042, KD-2026-0042, false",
        "RE-2026-0041, RE-2026-0042, RE/2026/0042, false",
        "RE-2026-0041, RE-2026-0042, 20260042, false",
        "RE-2026-0041, GS-2026-0042, ZZ-2026-0042, true",
        "R0041-JAN, R0042-JAN, R0043-FEB, true",
        "100417, 100529, 100731, true",
        "100417, 100529, 1000001, true",
        "100417, 100529, 4711, false",
        "100417, 100529, 20261001, false"
    })
    void fitsWhatLooksAsTheOthersDo(String one, String other, String number, boolean fits) {
        assertThat(NumberPattern.of(List.of(one, other)).orElseThrow().fits(number))
                .isEqualTo(fits);
    }

    @Test
    void isShownAsPeopleWouldWriteIt() {
        assertThat(NumberPattern.of(List.of("RE-2026-9", "RE-2026-10"))).hasToString("Optional[RE-####-##]");
        assertThat(NumberPattern.of(List.of("RE-7", "GS-8"))).hasToString("Optional[A-#]");
    }

    @Test
    void thereIsNoneOfOneNumberOrOfNumbersOfDifferentKinds() {
        assertThat(NumberPattern.of(List.of())).isEmpty();
        assertThat(NumberPattern.of(List.of("RE-1"))).isEmpty();
        assertThat(NumberPattern.of(List.of("RE-1", "8F3KQ2"))).isEmpty();
        assertThat(NumberPattern.of(List.of("RE-1", "RE/2"))).isEmpty();
        assertThat(NumberPattern.of(List.of("paid", "open"))).isEmpty();
    }
}
