package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.journal.Attempts.Exchanged;
import io.paperbridge.journal.Attempts.Place;

class AttemptsTest {

    /** What fails here would keep the document from being parked. */
    @OnEachDatabase
    void keepsOfAnAttemptWhatTheJournalCanHold(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        RemoteFailure down = RemoteFailure.server("BigCapital", "GET /api/vendors", 503, true);
        Exchanged exchanged = new Exchanged(
                "GET", "http://books/api/vendors?" + "%D0%91".repeat(400), 503, 20, "asked\u0000", "answered\u0000");

        // When
        node.attempts.failed(claim, down, Verdict.PARK, new Place("r".repeat(300), "s".repeat(300), exchanged));

        // Then
        assertThat(node.attempts.of(claim.documentKey())).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo("PARK");
            assertThat(attempt.exchanged()).isNotNull().satisfies(kept -> {
                assertThat(kept.address()).hasSize(1000).startsWith("http://books/api/vendors?%D0%91");
                assertThat(kept.request()).isEqualTo("asked");
            });
        });
    }
}
