package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

/** A person's pause stands in the journal. */
class PausesTest {

    @OnEachDatabase
    void aPauseHoldsForEveryNode(TestJournal journal) {
        try (journal) {
            // Given
            Pauses here = journal.node().pauses;
            Pauses there = journal.anotherNode().pauses;
            // When
            here.pause("anna", " ");
            String why = there.why();
            boolean resumed = there.resume("ben");
            // Then
            assertThat(why).isEqualTo("by anna");
            assertThat(resumed).isTrue();
            assertThat(here.isPaused()).isFalse();
            assertThat(here.resume("anna")).isFalse();
        }
    }
}
