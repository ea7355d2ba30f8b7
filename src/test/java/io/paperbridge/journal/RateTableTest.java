package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.RateTable.DayRates;
import io.paperbridge.journal.RateTable.Span;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class RateTableTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 10, 1);
    private static final LocalDate FRIDAY = THURSDAY.plusDays(1);
    private static final LocalDate MONDAY = THURSDAY.plusDays(4);

    @OnEachDatabase
    void keepsWhatAFileSays(TestJournal journal) {
        try (journal) {
            // Given
            RateTable table = journal.node().rates;
            // When
            boolean more = table.learn(
                    List.of(day(THURSDAY, "1.08"), day(FRIDAY, "1.09")), span(THURSDAY, FRIDAY), THURSDAY.minusDays(1));
            // Then
            assertThat(more).isTrue();
            assertThat(table.span()).contains(span(THURSDAY, FRIDAY));
            assertThat(table.latest(List.of("USD"), THURSDAY, MONDAY).map(rates -> rates.perEuro("USD")))
                    .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("1.09"));
            assertThat(table.latest(List.of("USD"), MONDAY, MONDAY)).isEmpty();
            assertThat(table.latest(List.of("USD", "CHF"), THURSDAY, MONDAY)).isEmpty();
        }
    }

    @OnEachDatabase
    void takesTheSameFileTwice(TestJournal journal) {
        try (journal) {
            // Given
            RateTable table = journal.node().rates;
            table.learn(List.of(day(FRIDAY, "1.09")), span(FRIDAY, FRIDAY), THURSDAY);
            // When
            boolean more =
                    journal.anotherNode().rates.learn(List.of(day(FRIDAY, "1.11")), span(FRIDAY, FRIDAY), THURSDAY);
            // Then
            assertThat(more).isFalse();
            assertThat(table.latest(List.of("USD"), FRIDAY, FRIDAY)
                            .orElseThrow()
                            .perEuro("USD"))
                    .as("a rate that a document may have been booked with stays")
                    .isEqualByComparingTo("1.09");
        }
    }

    @OnEachDatabase
    void joinsDaysThatFollowAndForgetsAGap(TestJournal journal) {
        try (journal) {
            // Given
            RateTable table = journal.node().rates;
            table.learn(List.of(day(THURSDAY, "1.08")), span(THURSDAY, THURSDAY), THURSDAY.minusDays(1));
            // When
            table.learn(List.of(day(MONDAY, "1.10")), span(MONDAY, MONDAY), FRIDAY);
            Span withGap = table.span().orElseThrow();
            table.learn(List.of(day(FRIDAY, "1.09")), span(FRIDAY, FRIDAY), THURSDAY);
            Span older = table.span().orElseThrow();
            table.learn(
                    List.of(day(THURSDAY, "1.08"), day(FRIDAY, "1.09"), day(MONDAY, "1.10")),
                    span(THURSDAY, MONDAY),
                    THURSDAY.minusDays(1));
            // Then
            assertThat(withGap).isEqualTo(span(MONDAY, MONDAY));
            assertThat(older).as("a file of earlier days").isEqualTo(span(MONDAY, MONDAY));
            assertThat(table.span()).contains(span(THURSDAY, MONDAY));
        }
    }

    @OnEachDatabase
    void knowsHowLongDocumentsWaitForADay(TestJournal journal) {
        try (journal) {
            // Given
            RateTable table = journal.node().rates;
            table.want(MONDAY);
            table.want(FRIDAY);
            journal.letPass(Duration.ofHours(3));
            // When
            Duration waited = table.want(FRIDAY);
            table.unwant(MONDAY);
            // Then
            assertThat(waited).isBetween(Duration.ofHours(3), Duration.ofHours(4));
            assertThat(table.wanted()).containsExactly(FRIDAY);
        }
    }

    @OnEachDatabase
    void showsTheRateInTheHistoryOfTheDocument(TestJournal journal) {
        try (journal) {
            // Given
            Claim claim = journal.node().claimed(17);
            // When
            journal.node().rates.used(claim, Sentence.of("rates.used", new BigDecimal("0.92"), THURSDAY));
            // Then
            assertThat(journal.text("select reason from event where what = 'exchange rate'"))
                    .isEqualTo("Rate 0.92 of 2026-10-01, ECB");
        }
    }

    private static DayRates day(LocalDate day, String dollars) {
        return new DayRates(day, Map.of("USD", new BigDecimal(dollars)));
    }

    private static Span span(LocalDate first, LocalDate last) {
        return new Span(first, last);
    }
}
