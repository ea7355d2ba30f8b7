package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.StateChanges.Change;
import io.paperbridge.journal.StateChanges.Changes;

/** The changes of state of all documents, as those hear them who listen. */
class StateChangesTest {

    @OnEachDatabase
    void tellsChangesInTheOrderOfTheirEvents(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        long before = node.stateChanges.last();
        node.confirmed(17);
        old(journal);
        // When
        Changes all = node.stateChanges.next(before, 500);
        Changes rest = node.stateChanges.between(all.changes().get(0).eventId(), all.upTo(), 500);
        Changes two = node.stateChanges.between(before, all.upTo(), 2);
        // Then
        assertThat(all.changes()).isSortedAccordingTo((one, other) -> Long.compare(one.eventId(), other.eventId()));
        assertThat(all.changes().get(0)).satisfies(first -> {
            assertThat(first.from()).isNull();
            assertThat(first.to()).isEqualTo(DocumentState.RECEIVED);
            assertThat(first.paperlessId()).isEqualTo(17);
            assertThat(first.generation()).isEqualTo(1);
        });
        assertThat(all.changes()).extracting(Change::to).last().isEqualTo(DocumentState.CONFIRMED);
        assertThat(all.upTo()).isEqualTo(node.stateChanges.last()).isEqualTo(node.stateChanges.settled());
        assertThat(all.isUnsettled()).isFalse();
        assertThat(rest.changes())
                .isEqualTo(all.changes().subList(1, all.changes().size()));
        assertThat(two.upTo()).isLessThan(all.upTo());
        assertThat(node.stateChanges.next(all.upTo(), 500).changes()).isEmpty();
    }

    @OnEachDatabase
    void waitsForWhatMayStillBeWrittenBeforeWhatIsSeen(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.admitted(17);
        old(journal);
        long last = node.stateChanges.last();
        long document = node.key(17);
        journal.sql("insert into event (event_id, document_key, actor, from_state, to_state, what) values ("
                + (last + 2) + ", " + document + ", 'test', 'RECEIVED', 'PARKED', 'test')");
        // When
        Changes early = node.stateChanges.next(last, 500);
        old(journal);
        Changes late = node.stateChanges.next(last, 500);
        journal.sql("delete from event where event_id = " + (last + 2));
        // Then
        assertThat(early.changes()).isEmpty();
        assertThat(early.isUnsettled()).isTrue();
        assertThat(early.upTo()).isEqualTo(last);
        assertThat(late.changes()).extracting(Change::to).containsExactly(DocumentState.PARKED);
    }

    private static void old(TestJournal journal) {
        journal.sql("update event set happened_at = happened_at - interval '1' minute");
    }
}
