package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Which entries' payments are followed. */
class PaymentsTest {

    @OnEachDatabase
    void entriesAreFollowedUntilTheyAreSettledOrMissedThreeTimes(TestJournal journal) {
        try (journal) {
            // Given
            JournalNode node = journal.node();
            node.confirmed(7);
            Payments payments = node.payments;
            var entry = payments.followed().get(0);
            // When
            payments.told(entry.with("paid"));
            var settled = payments.followed();
            payments.followAll();
            var all = payments.followed();
            payments.told(entry.with("open"));
            for (int i = 0; i < 3; i++) {
                payments.looked(List.of(), List.of(entry));
            }
            var missed = payments.followed();
            payments.looked(List.of(entry), List.of());
            // Then
            assertThat(settled).isEmpty();
            assertThat(all).hasSize(1);
            assertThat(missed).isEmpty();
            assertThat(payments.followed()).hasSize(1);
            assertThat(payments.counts()).containsEntry("open", 1);
        }
    }
}
