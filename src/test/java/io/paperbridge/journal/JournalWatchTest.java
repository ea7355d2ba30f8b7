package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.journal.JournalWatch.Count;
import io.paperbridge.language.Sentence;
import java.time.Duration;

class JournalWatchTest {

    @OnEachDatabase
    void countsByStateAndReasonAndKnowsHowLongTheOldestWait(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.admitted(5);
        node.admitted(6);
        node.confirmed(7);
        node.outcomes.ended(
                node.claimed(8), new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")), Verdict.REVIEW, "");
        journal.sql("update document set created_at = created_at - interval '90' minute where paperless_id = 6");
        journal.sql("update document set updated_at = updated_at - interval '2' day where paperless_id = 8");

        // When
        JournalWatch watch = node.watch;

        // Then
        assertThat(watch.counts())
                .containsExactlyInAnyOrder(
                        new Count(DocumentState.RECEIVED, null, 2),
                        new Count(DocumentState.CONFIRMED, null, 1),
                        new Count(DocumentState.NEEDS_REVIEW, "duplicate", 1));
        assertThat(watch.due()).isEqualTo(2);
        assertThat(watch.untold()).isEqualTo(1);
        assertThat(watch.oldestWaiting()).isBetween(Duration.ofMinutes(90), Duration.ofMinutes(91));
        assertThat(watch.oldestAsked())
                .isBetween(Duration.ofDays(2), Duration.ofDays(2).plusMinutes(1));
    }

    @OnEachDatabase
    void anEmptyJournalHasNothingToCount(TestJournal journal) {
        // When
        JournalWatch watch = journal.node().watch;

        // Then
        assertThat(watch.counts()).isEmpty();
        assertThat(watch.due()).isZero();
        assertThat(watch.oldestWaiting()).isZero();
        assertThat(watch.oldestAsked()).isZero();
    }
}
