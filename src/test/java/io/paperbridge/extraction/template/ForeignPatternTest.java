package io.paperbridge.extraction.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignPatternTest {

    private static final Deadline PLENTY = Deadline.in(Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Total:\\s+(\\d+\\.\\d{2})            ; Total:   119.00           ; 119.00",
                "(?P<no>R-\\d+)                       ; Invoice R-17              ; R-17",
                "(?P<a>\\w)-(?P=a)                    ; x-y z-z                   ; z",
                "Größe\\s(\\w+)                       ; Größe Übermaß             ; Übermaß",
                "Netto\\s(\\d+)                       ; Netto\u00a0100             ; 100",
                "[[(]21[])]\\s(\\d+)                  ; (21] 7                    ; 7",
                "[^]x]+(x)                            ; abx                       ; x",
                "(\\d+) EUR\\Z                        ; 5 EUR and 6 EUR           ; 6",
                "no\\_(\\d)\\-\\€                     ; no_1-€                    ; 1",
                "(?:Sum|Total) (\\d+)|None            ; Total 4                   ; 4",
                "(?<!Sub)Total (\\d+)                 ; SubTotal 1 Total 2        ; 2",
                "Due (?=EUR)(\\w+)                    ; Due USD Due EUR           ; EUR",
                "a{,2}(b)                             ; aab                       ; b",
                "\\d{3}-\\d{,1}(x)                    ; 123-x                     ; x",
                "{no}\\s(\\d)                         ; {no} 3                    ; 3",
                "(?i)TOTAL\\s*(\\d+)                  ; total 8                   ; 8",
                "plain                                ; a plain word              ; plain"
            })
    void findsWhatPythonFinds(String expression, String text, String expected) {
        // When
        ForeignPattern pattern = ForeignPattern.compile(expression);
        // Then
        assertThat(pattern.find(text, 1, PLENTY)).singleElement().satisfies(found -> assertThat(found.value())
                .isEqualTo(expected));
    }

    @Test
    void fillsGroupsIntoAReplacement() {
        // Given
        ForeignPattern pattern = ForeignPattern.compile("(\\d+)[ ](?P<cents>\\d{2})");
        // When
        String replaced = pattern.replaceIn("5 20 and 6 30 $", "\\1,\\g<cents>$", PLENTY);
        // Then
        assertThat(replaced).isEqualTo("5,20$ and 6,30$ $");
    }

    @Test
    void refusesWhatIsNoExpression() {
        assertThatThrownBy(() -> ForeignPattern.compile("Total (\\d+")).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void comesToAnEndWhereTheTextMakesAnExpressionEndless() {
        // Given
        ForeignPattern endless = ForeignPattern.compile("(?<=x)(a+)+b\\1");
        // When // Then
        assertThatThrownBy(() -> endless.find("x" + "a".repeat(5000), 1, Deadline.in(Duration.ofMillis(50))))
                .isInstanceOfAny(Deadline.Passed.class, StackOverflowError.class);
    }
}
