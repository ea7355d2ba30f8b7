package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.paperbridge.document.Entries;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

class PostingLaneTest {

    private final RemoteFailure cut =
            RemoteFailure.network("BigCapital", "PATCH /api/bills/90/open", false, new IOException("cut"));
    private static final Duration QUIET = Duration.ofSeconds(106);

    @OnEachDatabase
    void hasOneHolderOverAllNodes(TestJournal journal) throws Exception {
        // Given
        JournalNode node = journal.node();
        JournalNode other = journal.anotherNode();
        Claim first = node.claimed(17);
        Claim second = other.claimed(18);
        node.lane.enter(first);
        Throwable busy = impatient(() -> other.lane.enter(second));

        // When
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> other.lane.enter(second));
        node.lane.leave(first);

        // Then
        assertThat(busy).isInstanceOfSatisfying(NotYet.class, notYet -> assertThat(notYet.reason())
                .isEqualTo(Reason.POSTING_BUSY));
        waiting.get(10, TimeUnit.SECONDS);
        assertThat(journal.count("lane", "document_key = " + second.documentKey()))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void isFreeAgainOnceTheLedgerAnswered(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.lane.enter(first);
        node.lane.sending(first);

        // When
        node.lane.leave(first);

        // Then
        assertThat(impatient(() -> node.lane.enter(node.claimed(18)))).isNull();
    }

    @OnEachDatabase
    void isKeptWithThePostAndFreedWithItsAnswer(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        Booking checked = node.bookings.checked(first, node.drafted(first, Entries.bill("PLX-17")), false);
        Throwable withoutTheLane = catchThrowable(() -> node.bookings.postingInLane(first, checked));
        long sentWithout = journal.count("effect", "kind = 'POST_ENTRY' and sent_at is not null");
        node.lane.enter(first);

        // When
        node.bookings.postingInLane(first, checked);
        long shut = journal.count("lane", "shut_until is not null");
        node.bookings.postedInLane(first, checked);

        // Then
        assertThat(withoutTheLane).isInstanceOf(NotYet.class);
        assertThat(sentWithout).isZero();
        assertThat(shut).isEqualTo(1);
        assertThat(journal.count("lane", "document_key is not null or shut_until is not null"))
                .isZero();
        assertThat(node.effects.isDone(first.documentKey(), Effects.Kind.POST_ENTRY))
                .isTrue();
    }

    @OnEachDatabase
    void staysShutUntilTheQuietTimeAfterAPostWithoutAnswer(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        Claim second = node.claimed(18);
        node.lane.enter(first);
        node.lane.sending(first);

        // When
        node.aftermath.decide(first, cut);

        // Then
        assertThat(impatient(() -> node.lane.enter(second))).isInstanceOf(NotYet.class);
        journal.letPass(QUIET);
        assertThat(impatient(() -> node.lane.enter(second))).isNull();
    }

    @OnEachDatabase
    void isFreeAgainAfterARefusedPost(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.lane.enter(first);
        node.lane.sending(first);

        // When
        node.aftermath.decide(
                first, RemoteFailure.rejected("BigCapital", "PATCH", 400, "TRANSACTIONS_DATE_LOCKED", ""));

        // Then
        assertThat(impatient(() -> node.lane.enter(node.claimed(18)))).isNull();
    }

    @OnEachDatabase
    void isFreeAgainAfterAFailureBeforeThePost(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.lane.enter(first);

        // When
        node.aftermath.decide(first, new IllegalStateException("a fault of our own"));

        // Then
        assertThat(impatient(() -> node.lane.enter(node.claimed(18)))).isNull();
    }

    @OnEachDatabase
    void isTakenOverFromADeadHolderAfterItsLease(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim dead = journal.anotherNode().claimed(17);
        node.lane.enter(dead);
        node.lane.sending(dead);
        Claim second = node.claimed(18);
        journal.letPass(QUIET);

        // When
        Throwable beforeTheLeaseEnds = impatient(() -> node.lane.enter(second));
        journal.letPass(QUIET);

        // Then
        assertThat(beforeTheLeaseEnds).isInstanceOf(NotYet.class);
        assertThat(impatient(() -> node.lane.enter(second))).isNull();
    }

    @OnEachDatabase
    void letsNobodyInWhileItIsStopped(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.lane.stop(Sentence.verbatim("entry 90 stands in the ledger twice"));

        // When
        Throwable refused = catchThrowable(() -> node.lane.enter(claim));
        node.lane.resume();

        // Then
        assertThat(refused).isInstanceOf(NotYet.class).hasMessageContaining("entry 90 stands in the ledger twice");
        assertThat(node.lane.stopped()).isNull();
        assertThat(impatient(() -> node.lane.enter(claim))).isNull();
    }

    /** What entering the lane throws when there is no time to wait. */
    private static @Nullable Throwable impatient(Runnable entering) {
        Thread.currentThread().interrupt();
        try {
            return catchThrowable(entering::run);
        } finally {
            Thread.interrupted();
        }
    }
}
