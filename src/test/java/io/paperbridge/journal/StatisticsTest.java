package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.Statistics.Acceptance;
import io.paperbridge.journal.Statistics.Day;
import io.paperbridge.journal.Statistics.Sum;
import io.paperbridge.journal.Statistics.Waiting;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Counts and times over the documents of a journal. */
class StatisticsTest {

    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @OnEachDatabase
    void countsByState(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(16);
        node.documents.read(node.claimed(17), Readings.invoice(), "Paper");
        node.admitted(18);
        // When // Then
        assertThat(node.statistics.byState())
                .isEqualTo(Map.of(DocumentState.CONFIRMED, 1, DocumentState.PROCESSING, 1, DocumentState.RECEIVED, 1));
    }

    @OnEachDatabase
    void countsByTheDaysOfATimeZone(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        long late = node.admitted(16);
        long next = node.admitted(17);
        journal.sql("update document set created_at = '2026-11-02T22:30:00Z' where document_key = " + late);
        journal.sql("update document set created_at = '2026-11-02T23:30:00Z' where document_key = " + next);
        ended(journal, late, "2026-11-02T22:59:59Z", "CONFIRMED");
        ended(journal, next, "2026-11-04T10:00:00Z", "NEEDS_REVIEW");
        // When // Then
        assertThat(node.statistics.history(NOVEMBER).days(BERLIN))
                .containsExactly(
                        new Day(LocalDate.of(2026, 11, 2), 1, Map.of(DocumentState.CONFIRMED, 1)),
                        new Day(LocalDate.of(2026, 11, 3), 1, Map.of()),
                        new Day(LocalDate.of(2026, 11, 4), 0, Map.of(DocumentState.NEEDS_REVIEW, 1)));
    }

    @OnEachDatabase
    void acceptsWhatNeverNeededAPerson(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        ended(journal, node.admitted(16), "2026-11-02T10:00:00Z", "CONFIRMED");
        ended(journal, node.admitted(17), "2026-11-02T10:00:00Z", "NEEDS_REVIEW");
        ended(journal, node.key(17), "2026-11-03T10:00:00Z", "CONFIRMED");
        ended(journal, node.admitted(18), "2026-11-02T10:00:00Z", "PARKED");
        ended(journal, node.admitted(19), "2026-10-02T10:00:00Z", "CONFIRMED");
        ended(journal, node.admitted(20), "2026-11-02T10:00:00Z", "DISCARDED");
        // When // Then
        assertThat(node.statistics.history(NOVEMBER).acceptance())
                .isEqualTo(new Acceptance(1, 3, new BigDecimal("0.3333")));
        assertThat(node.statistics.history(LATER).acceptance()).isEqualTo(new Acceptance(0, 0, null));
    }

    @OnEachDatabase
    void saysHowLongDocumentsTake(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        for (int id = 1; id <= 20; id++) {
            long key = node.admitted(id);
            journal.sql("update document set created_at = '2026-11-02T10:00:00Z' where document_key = " + key);
            ended(journal, key, "2026-11-02T10:00:%02d.250Z".formatted(id), "CONFIRMED");
        }
        // When // Then
        assertThat(node.statistics.history(NOVEMBER).waiting())
                .isEqualTo(new Waiting(20, Duration.ofMillis(10_250), Duration.ofMillis(19_250)));
        assertThat(node.statistics.history(LATER).waiting()).isEqualTo(new Waiting(0, null, null));
    }

    @OnEachDatabase
    void addsUpWhatCameByStateKindAndCurrency(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(16);
        node.confirmed(17);
        node.documents.read(node.claimed(18), Readings.invoice(), "Paper");
        node.admitted(19);
        journal.sql("update entry set total = 0.10");
        // When // Then
        assertThat(node.statistics.sums(Instant.EPOCH))
                .containsExactly(
                        new Sum(DocumentState.CONFIRMED, "BILL", "EUR", 2, new BigDecimal("0.2000")),
                        new Sum(DocumentState.PROCESSING, "INVOICE", null, 1, null),
                        new Sum(DocumentState.RECEIVED, null, null, 1, null));
        assertThat(node.statistics.sums(Instant.parse("2099-01-01T00:00:00Z"))).isEmpty();
    }

    @OnEachDatabase
    void followsADocumentThatIsBookedAgain(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(16);
        journal.sql("update entry set total = 10");
        journal.sql("update document set created_at = '2026-11-02T10:00:00Z'");
        journal.sql("update event set happened_at = '2026-11-02T10:00:20Z' where to_state = 'CONFIRMED'");
        Sum booked = new Sum(DocumentState.CONFIRMED, "BILL", "EUR", 1, new BigDecimal("10.0000"));
        Day first = new Day(LocalDate.of(2026, 11, 2), 1, Map.of(DocumentState.CONFIRMED, 1));
        Waiting twentySeconds = new Waiting(1, Duration.ofSeconds(20), Duration.ofSeconds(20));
        List<Sum> before = node.statistics.sums(NOVEMBER);
        History standing = node.statistics.history(NOVEMBER);
        // When
        node.interventions.rebook(16, List.of(), "anna", "wrong period");
        Map<DocumentState, Integer> meanwhile = node.statistics.byState();
        List<Sum> gone = node.statistics.sums(NOVEMBER);
        ended(journal, node.key(16), "2026-11-05T10:00:00Z", "CONFIRMED");
        History after = node.statistics.history(NOVEMBER);
        // Then
        assertThat(before).containsExactly(booked);
        assertThat(standing.days(BERLIN)).containsExactly(first);
        assertThat(standing.waiting()).isEqualTo(twentySeconds);
        assertThat(meanwhile).isEqualTo(Map.of(DocumentState.PROCESSING, 1));
        assertThat(gone).singleElement().satisfies(sum -> {
            assertThat(sum.state()).isEqualTo(DocumentState.PROCESSING);
            assertThat(sum.total()).isNull();
        });
        assertThat(after.days(BERLIN))
                .containsExactly(first, new Day(LocalDate.of(2026, 11, 5), 0, Map.of(DocumentState.CONFIRMED, 1)));
        assertThat(after.waiting()).isEqualTo(twentySeconds);
        assertThat(after.acceptance()).isEqualTo(new Acceptance(1, 1, new BigDecimal("1.0000")));
    }

    private static void ended(TestJournal journal, long key, String at, String state) {
        journal.sql(
                """
                insert into event (document_key, happened_at, actor, from_state, to_state, what)
                values (%d, '%s', 'node', 'PROCESSING', '%s', 'ended')"""
                        .formatted(key, at, state));
    }
}
