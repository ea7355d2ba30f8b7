package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Entries;
import io.paperbridge.failure.ClaimLost;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.journal.Claim.Resume;
import io.paperbridge.language.Sentence;
import java.time.Duration;

class ClaimTest {

    private static final Duration LONGER_THAN_THE_LEASE = Duration.ofMinutes(4);

    @OnEachDatabase
    void excludesOthers(TestJournal journal) {
        // Given
        JournalNode other = journal.anotherNode();
        Claim claim = journal.node().claimed(17);

        // When // Then
        assertThatThrownBy(() -> other.documents.claim(claim.documentKey())).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> journal.node().documents.claim(claim.documentKey()))
                .isInstanceOf(ClaimLost.class);
        assertThat(journal.text("select state from document")).isEqualTo("PROCESSING");
    }

    @OnEachDatabase
    void raisesTheFenceWithEveryClaim(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.documents.goOnLater(first, Duration.ZERO);

        // When
        Claim second = node.documents.claim(first.documentKey());

        // Then
        assertThat(second.fence()).isEqualTo(first.fence() + 1);
    }

    @OnEachDatabase
    void waitsUntilADocumentIsDue(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.documents.goOnLater(claim, Duration.ofMinutes(5));

        // When // Then
        assertThatThrownBy(() -> node.documents.claim(claim.documentKey())).isInstanceOf(ClaimLost.class);
        journal.letPass(Duration.ofMinutes(6));
        assertThat(node.documents.claim(claim.documentKey()).fence()).isEqualTo(2);
    }

    @OnEachDatabase
    void givesASecondLookItsDelay(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.posted(claim);

        // When
        node.documents.lookAgainLater(claim);

        // Then
        assertThatThrownBy(() -> node.documents.claim(claim.documentKey())).isInstanceOf(ClaimLost.class);
        journal.letPass(Duration.ofSeconds(3));
        assertThat(node.documents.claim(claim.documentKey()).resume()).isEqualTo(Resume.LOOK_AGAIN);
    }

    @OnEachDatabase
    void takesOverFromADeadNode(TestJournal journal) {
        // Given
        JournalNode other = journal.anotherNode();
        Claim dead = journal.node().claimed(17);
        journal.letPass(LONGER_THAN_THE_LEASE);

        // When
        Claim taken = other.documents.claim(dead.documentKey());

        // Then
        assertThat(taken.fence()).isGreaterThan(dead.fence());
        assertThat(taken.owner()).isNotEqualTo(dead.owner());
        assertThat(taken.resume()).isEqualTo(Resume.READ);
        assertThat(journal.count("document", "recheck_at is not null")).isZero();
    }

    @OnEachDatabase
    void looksForSurplusDraftsAfterTakingOverABooking(TestJournal journal) {
        // Given
        Claim dead = journal.node().claimed(17);
        journal.node().drafted(dead, Entries.bill("PLX-17"));
        journal.letPass(LONGER_THAN_THE_LEASE);

        // When
        Claim taken = journal.anotherNode().documents.claim(dead.documentKey());

        // Then
        assertThat(taken.resume()).isEqualTo(Resume.BOOK);
        assertThat(journal.count("document", "recheck_at > current_timestamp")).isEqualTo(1);
    }

    @OnEachDatabase
    void keepsTheLeaseOfALivingNode(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        journal.letPass(Duration.ofMinutes(2));

        // When
        node.documents.renewLeases();
        journal.letPass(Duration.ofMinutes(2));

        // Then
        assertThatThrownBy(() -> journal.anotherNode().documents.claim(claim.documentKey()))
                .isInstanceOf(ClaimLost.class);
        assertThat(node.documents.renewalMillis())
                .isEqualTo(Duration.ofMinutes(1).toMillis());
    }

    @OnEachDatabase
    void renewsNoLeaseThatHasEnded(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        journal.letPass(LONGER_THAN_THE_LEASE);

        // When
        node.documents.renewLeases();

        // Then
        Claim taken = journal.anotherNode().documents.claim(claim.documentKey());
        assertThat(taken.fence()).isGreaterThan(claim.fence());
    }

    @OnEachDatabase
    void renewsNoLeaseOfWorkThatIsOver(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);

        // When
        node.documents.forget(claim);
        node.documents.forget(null);

        // Then
        assertThat(node.fences.renewAll()).isZero();
    }

    @OnEachDatabase
    void sendsNothingOnceTheLeaseHasEndedEvenIfNobodyTookOver(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking booking = node.bookings.intend(claim, Entries.bill("PLX-17"));
        journal.letPass(LONGER_THAN_THE_LEASE);

        // When // Then
        assertThatThrownBy(() -> node.bookings.creating(claim, booking)).isInstanceOf(ClaimLost.class);
        assertThat(journal.count("effect", "sent_at is not null")).isZero();
    }

    @OnEachDatabase
    void tellsOnlyWhatIsFinishedAndUntold(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim working = node.claimed(17);
        long told = node.confirmed(18).documentKey();
        Claim finished = node.claimed(19);
        node.outcomes.ended(
                finished, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")), Verdict.REVIEW, "");

        // When
        Claim telling = node.documents.claimToTell(finished.documentKey());

        // Then
        assertThat(telling.resume()).isEqualTo(Resume.TELL);
        assertThatThrownBy(() -> node.documents.claimToTell(working.documentKey()))
                .isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> node.documents.claimToTell(told)).isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> node.documents.claimToTell(finished.documentKey()))
                .isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> node.documents.claim(finished.documentKey())).isInstanceOf(ClaimLost.class);
    }

    @OnEachDatabase
    void knowsNoDocumentThatWasNeverAdmitted(TestJournal journal) {
        assertThatThrownBy(() -> journal.node().documents.claim(-1))
                .isInstanceOf(ClaimLost.class)
                .hasMessageContaining("-1");
    }

    @OnEachDatabase
    void holdsOnlyWhileTheLeaseLasts(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.documents.hold(claim);

        // When
        journal.letPass(LONGER_THAN_THE_LEASE);

        // Then
        assertThatThrownBy(() -> node.documents.hold(claim)).isInstanceOf(ClaimLost.class);
    }

    @OnEachDatabase
    void waitsForNoLeaseOfAFormerProcessOnH2(TestJournal journal) {
        // Given
        Claim dead = journal.node().claimed(17);
        journal.node().drafted(dead, Entries.bill("PLX-17"));
        journal.node().lane.enter(dead);

        // When
        journal.restart();

        // Then
        Documents documents = journal.anotherNode().documents;
        if (journal.isOfOneProcess()) {
            assertThat(documents.claim(dead.documentKey()).fence()).isGreaterThan(dead.fence() + 1);
            assertThat(journal.count("lane", "name = 'posting' and document_key is null"))
                    .isEqualTo(1);
            assertThat(journal.count("document", "recheck_at > current_timestamp"))
                    .isEqualTo(1);
        } else {
            assertThatThrownBy(() -> documents.claim(dead.documentKey())).isInstanceOf(ClaimLost.class);
        }
    }
}
