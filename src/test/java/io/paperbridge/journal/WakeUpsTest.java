package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Calls of Paperless, kept until they were looked at. */
class WakeUpsTest {

    private static final Duration LONGER_THAN_A_LOOK = Duration.ofSeconds(11);

    @OnEachDatabase
    void aDocumentIsLookedAtOnceHoweverOftenItIsCalledFor(TestJournal journal) {
        try (journal) {
            // Given
            WakeUps wakeUps = journal.node().wakeUps;
            List.of(7L, 9L, 7L, 9L, 7L).forEach(id -> wakeUps.call(id, null));
            // When
            List<Long> first = wakeUps.due();
            List<Long> meanwhile = journal.anotherNode().wakeUps.due();
            wakeUps.looked(first, first);
            journal.letPass(LONGER_THAN_A_LOOK);
            // Then
            assertThat(first).containsExactlyInAnyOrder(7L, 9L);
            assertThat(meanwhile).isEmpty();
            assertThat(wakeUps.due()).isEmpty();
        }
    }

    @OnEachDatabase
    void whatIsCalledForDuringALookIsLookedAtAgain(TestJournal journal) {
        try (journal) {
            // Given
            WakeUps wakeUps = journal.node().wakeUps;
            wakeUps.call(7, null);
            List<Long> look = wakeUps.due();
            // When
            wakeUps.call(7, null);
            wakeUps.looked(look, look);
            // Then
            assertThat(wakeUps.due()).containsExactly(7L);
        }
    }

    @OnEachDatabase
    void aLookThatFailedIsMadeAgain(TestJournal journal) {
        try (journal) {
            // Given
            WakeUps wakeUps = journal.node().wakeUps;
            wakeUps.call(7, null);
            wakeUps.due();
            // When
            journal.letPass(LONGER_THAN_A_LOOK);
            // Then
            assertThat(wakeUps.due()).containsExactly(7L);
        }
    }

    @OnEachDatabase
    void whatPaperlessDoesNotShowIsLookedForLaterAndLaterAndThenLeftToThePoll(TestJournal journal) {
        try (journal) {
            // Given
            WakeUps wakeUps = journal.node().wakeUps;
            wakeUps.call(7, null);
            wakeUps.looked(wakeUps.due(), List.of());
            // When
            List<Long> atOnce = wakeUps.due();
            int looks = 1;
            journal.letPass(Duration.ofSeconds(17));
            for (List<Long> due = wakeUps.due(); !due.isEmpty(); due = wakeUps.due()) {
                wakeUps.looked(due, List.of());
                looks++;
                journal.letPass(Duration.ofSeconds(17));
            }
            // Then
            assertThat(atOnce).isEmpty();
            assertThat(looks).isEqualTo(6);
            assertThat(journal.count("wake_up", "true")).isZero();
        }
    }
}
