package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Entries;
import io.paperbridge.failure.ClaimLost;
import io.paperbridge.journal.Claim.Resume;

/** A node that stops leaves nothing behind that others would wait for. */
class HandedBackTest {

    @OnEachDatabase
    void anotherNodeTakesOverAtOnceWhatAStoppedOneHeldAndItsLateWritesAreRefused(TestJournal journal) {
        try (journal) {
            // Given
            JournalNode stopping = journal.node();
            JournalNode other = journal.anotherNode();
            Claim held = stopping.claimed(7);
            Claim others = other.claimed(8);
            stopping.admitted(9);
            journal.sql("update document set queue_token = '" + stopping.documents.node()
                    + "-feed', queued_until = current_timestamp + interval '3' minute where paperless_id = 9");
            // When
            stopping.leftovers.handBack();
            Claim taken = other.documents.claim(held.documentKey());
            // Then
            assertThat(taken.fence()).isGreaterThan(held.fence());
            assertThatThrownBy(() -> stopping.documents.hold(held)).isInstanceOf(ClaimLost.class);
            assertThat(journal.count("document", "queued_until is not null and paperless_id = 9"))
                    .isZero();
            other.documents.hold(others);
        }
    }

    @OnEachDatabase
    void whatWasSentAndNotAnsweredStaysInDoubt(TestJournal journal) {
        try (journal) {
            // Given
            JournalNode stopping = journal.node();
            Claim held = stopping.claimed(7);
            Booking intended = stopping.bookings.intend(held, Entries.bill(held.reference()));
            stopping.bookings.creating(held, intended);
            // When
            stopping.leftovers.handBack();
            Claim taken = journal.anotherNode().documents.claim(held.documentKey());
            // Then
            assertThat(taken.resume()).isEqualTo(Resume.BOOK);
            assertThat(journal.count("effect", "kind = 'CREATE_ENTRY' and sent_at is not null and done_at is null"))
                    .isEqualTo(1);
            assertThat(journal.count("document", "recheck_at is not null")).isEqualTo(1);
        }
    }
}
