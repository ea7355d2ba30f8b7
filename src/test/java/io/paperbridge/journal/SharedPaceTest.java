package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.pacing.CommonPace.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What several nodes know together of what BigCapital bears. */
class SharedPaceTest {

    private static final String BILLS = "POST /api/bills";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @OnEachDatabase
    void givesEachCallToOneNodeOnly(TestJournal journal) {
        // Given
        SharedPace one = journal.node().pace;
        SharedPace other = journal.anotherNode().pace;
        one.heed(BILLS, 10, 3, MINUTE);

        // When
        List<Duration> waits =
                Stream.of(one, other, one, other).map(pace -> pace.take(BILLS)).toList();

        // Then
        assertThat(waits.subList(0, 3)).containsOnly(Duration.ZERO);
        assertThat(waits.get(3)).isBetween(Duration.ofSeconds(50), MINUTE);
        assertThat(other.untilNext(BILLS)).isBetween(Duration.ofSeconds(50), MINUTE);
    }

    @OnEachDatabase
    void keepsWhatIsOnItsWayWhenAnAnswerDoesNotCountItYet(TestJournal journal) {
        // Given
        SharedPace one = journal.node().pace;
        SharedPace other = journal.anotherNode().pace;
        one.heed(BILLS, 10, 2, MINUTE);
        one.take(BILLS);
        other.take(BILLS);

        // When
        other.heed(BILLS, 10, 1, MINUTE);

        // Then
        assertThat(one.take(BILLS)).isPositive();
    }

    @OnEachDatabase
    void tellsAllNodesThatOneWasRefused(TestJournal journal) {
        // Given
        SharedPace one = journal.node().pace;
        SharedPace other = journal.anotherNode().pace;

        // When
        one.close(BILLS, Duration.ofSeconds(7));

        // Then
        assertThat(other.take(BILLS)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        assertThat(other.take("POST /api/expenses")).isZero();
    }

    @OnEachDatabase
    void waitsForAnAnswerOnlyWhenAWindowsEndIsNotSaidYet(TestJournal journal) {
        // Given
        SharedPace one = journal.node().pace;
        one.heed(BILLS, 1, 0, MINUTE);
        journal.letPass(MINUTE);
        one.take(BILLS);

        // When
        Duration wait = one.take(BILLS);
        one.heed(BILLS, 1, 0, Duration.ofSeconds(20));

        // Then
        assertThat(wait).isEqualTo(Duration.ofSeconds(1));
        assertThat(one.take(BILLS)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
    }

    @OnEachDatabase
    void allowsAllAgainWhenCallsAreNotCountedAnyMore(TestJournal journal) {
        // Given
        SharedPace one = journal.node().pace;
        SharedPace other = journal.anotherNode().pace;
        one.heed(BILLS, 10, 0, MINUTE);

        // When
        one.forget(BILLS);

        // Then
        assertThat(other.take(BILLS)).isZero();
    }

    @OnEachDatabase
    void beginsAWindowWhenTheLastOneIsOver(TestJournal journal) {
        // Given
        SharedPace one = journal.node().pace;
        one.heed(BILLS, 10, 0, MINUTE);
        journal.letPass(MINUTE);

        // When
        Duration wait = one.take(BILLS);

        // Then
        assertThat(wait).isZero();
        assertThat(journal.count("allowance", "calls_left = 9 and ends_at > current_timestamp"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void hasSoManyTurnsOverAllNodes(TestJournal journal) {
        // Given
        SharedPace one = journal.node().pace;
        SharedPace other = journal.anotherNode().pace;

        // When
        List<Turn> taken = IntStream.range(0, 6)
                .mapToObj(i -> (i % 2 == 0 ? one : other).enter(4, false))
                .filter(Objects::nonNull)
                .toList();

        // Then
        assertThat(taken).extracting(Turn::number).containsExactlyInAnyOrder(1, 2, 3, 4);
        one.leave(taken.get(3)); // whoever has it knows whose it is
        assertThat(other.enter(4, false)).isNotNull();
        assertThat(other.enter(4, false)).isNull();
    }

    @OnEachDatabase
    void takesTheTurnOfADeadNodeWhenItsRequestMustHaveEnded(TestJournal journal) {
        // Given
        SharedPace dead = journal.node().pace;
        SharedPace other = journal.anotherNode().pace;
        Turn lost = dead.enter(1, false);
        journal.letPass(MINUTE);

        // When
        Turn next = other.enter(1, false);

        // Then
        assertThat(next).isNotNull();
        dead.leave(Objects.requireNonNull(lost));
        assertThat(dead.enter(1, false)).isNull();
    }
}
