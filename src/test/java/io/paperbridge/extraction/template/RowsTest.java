package io.paperbridge.extraction.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void comesToAnEndWhereALineMakesAnExpressionEndless() {
        // Given
        ForeignPattern endless = ForeignPattern.compile("(?P<name>(a+)+)b\\2");
        Rows rows = new Rows(new Section(null, null), List.of(), List.of(endless), List.of(), List.of());
        String text = ("a".repeat(60) + "\n").repeat(100);
        // When // Then
        assertThatThrownBy(() -> rows.in(text, Deadline.in(Duration.ofMillis(50))))
                .isInstanceOf(Deadline.Passed.class);
    }
}
