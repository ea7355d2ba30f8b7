package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatesTest {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED,     PROCESSING DISCARDED",
        "RETRYING,     PROCESSING DISCARDED",
        "PROCESSING,   PROCESSING RETRYING NEEDS_REVIEW PARKED CONFIRMED",
        "NEEDS_REVIEW, RECEIVED DISCARDED CONFIRMED",
        "PARKED,       RECEIVED DISCARDED CONFIRMED",
        "DISCARDED,    RECEIVED",
        "CONFIRMED,    PROCESSING CONFIRMED"
    })
    void letsADocumentGoOnlyWhereItMay(DocumentState from, String legal) {
        // Given
        List<String> allowed = List.of(legal.split(" "));

        // When // Then
        assertThat(DocumentState.values()).allSatisfy(to -> {
            if (allowed.contains(to.name())) {
                assertThat(from.to(to)).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> from.to(to))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(from.name())
                        .hasMessageContaining(to.name());
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "INTENDED, INTENDED IN_DOUBT DRAFTED POSTED",
        "IN_DOUBT, INTENDED IN_DOUBT DRAFTED POSTED",
        "DRAFTED,  DRAFTED VERIFIED INTENDED",
        "VERIFIED, VERIFIED POSTED INTENDED",
        "POSTED,   POSTED INTENDED"
    })
    void letsAnEntryGoOnlyWhereItMay(EntryState from, String legal) {
        // Given
        List<String> allowed = List.of(legal.split(" "));

        // When // Then
        assertThat(EntryState.values()).allSatisfy(to -> {
            if (allowed.contains(to.name())) {
                assertThat(from.to(to)).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalStateException.class);
            }
        });
    }

    @ParameterizedTest
    @CsvSource("NEEDS_REVIEW PARKED DISCARDED CONFIRMED")
    void knowsWhenWorkIsOver(String over) {
        assertThat(Arrays.stream(DocumentState.values())
                        .filter(DocumentState::isFinal)
                        .map(Enum::name))
                .containsExactlyInAnyOrder(over.split(" "));
    }
}
