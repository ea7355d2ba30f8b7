package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.Tasks.Deed;
import io.paperbridge.journal.Tasks.Refused;
import io.paperbridge.journal.Tasks.State;
import io.paperbridge.journal.Tasks.Task;
import java.time.Duration;
import java.util.stream.LongStream;

/** What was asked for about many documents at once. */
class TasksTest {

    @OnEachDatabase
    void saysHowFarItIs(TestJournal journal) {
        // Given
        Tasks tasks = journal.node().tasks;
        String id = tasks.begin(Deed.DISCARD, "anna", "no invoices", 3, 5);
        // When
        tasks.done(id);
        tasks.refused(id, 17, "it is booked");
        Task half = tasks.find(id).orElseThrow();
        tasks.done(id);
        tasks.ended(id);
        Task whole = tasks.find(id).orElseThrow();
        // Then
        assertThat(half.state()).isEqualTo(State.RUNNING);
        assertThat(half.done()).isEqualTo(1);
        assertThat(half.refused()).isEqualTo(1);
        assertThat(half.documents()).isEqualTo(3);
        assertThat(half.leftOver()).isEqualTo(5);
        assertThat(half.endedAt()).isNull();
        assertThat(half.refusals()).containsExactly(new Refused(17, "it is booked"));
        assertThat(whole.state()).isEqualTo(State.ENDED);
        assertThat(whole.done()).isEqualTo(2);
        assertThat(whole.reason()).isEqualTo("no invoices");
        assertThat(whole.endedAt()).isNotNull();
        assertThat(tasks.find("' or 1=1")).isEmpty();
    }

    @OnEachDatabase
    void isStoppedWhenItsProcessEnds(TestJournal journal) {
        // Given
        String id = journal.node().tasks.begin(Deed.RETRY, "anna", null, 3, 0);
        String through = journal.node().tasks.begin(Deed.RETRY, "anna", null, 0, 0);
        journal.node().tasks.ended(through);
        // When
        journal.node().leftovers.handBack();
        // Then
        assertThat(journal.anotherNode().tasks.find(id).orElseThrow().state()).isEqualTo(State.STOPPED);
        assertThat(journal.node().tasks.find(through).orElseThrow().state()).isEqualTo(State.ENDED);
    }

    @OnEachDatabase
    void isStoppedWhenItsProcessWasKilled(TestJournal journal) {
        // Given
        String id = journal.node().tasks.begin(Deed.RETRY, "anna", null, 3, 0);
        // When
        if (journal.isOfOneProcess()) {
            journal.restart();
        } else {
            journal.letPass(Duration.ofMinutes(10));
        }
        // Then
        Task killed = journal.anotherNode().tasks.find(id).orElseThrow();
        assertThat(killed.state()).isEqualTo(State.STOPPED);
        assertThat(killed.endedAt()).isNotNull();
    }

    @OnEachDatabase
    void runsWhileItsProcessLivesHoweverLongADocumentTakes(TestJournal journal) {
        // Given
        Tasks tasks = journal.node().tasks;
        String id = tasks.begin(Deed.RETRY, "anna", null, 3, 0);
        String broken = tasks.begin(Deed.RETRY, "anna", null, 3, 0);
        tasks.brokeOff(broken);
        // When
        journal.letPass(Duration.ofMinutes(10));
        tasks.renew();
        // Then
        assertThat(tasks.find(id).orElseThrow().state()).isEqualTo(State.RUNNING);
        assertThat(tasks.find(broken).orElseThrow().state()).isEqualTo(State.STOPPED);
    }

    @OnEachDatabase
    void newOnesForgetNoOldOnes(TestJournal journal) {
        // Given
        String id = journal.node().tasks.begin(Deed.RETRY, "anna", null, 1, 0);
        journal.node().tasks.ended(id);
        // When
        journal.letPass(Duration.ofDays(89));
        journal.node().tasks.begin(Deed.RETRY, "anna", null, 1, 0);
        // Then
        assertThat(journal.node().tasks.find(id)).isPresent();
    }

    @OnEachDatabase
    void showsTheFirstRefusalsOfMany(TestJournal journal) {
        // Given
        Tasks tasks = journal.node().tasks;
        String id = tasks.begin(Deed.RETRY, "anna", null, 120, 0);
        // When
        LongStream.rangeClosed(1, 120).forEach(document -> tasks.refused(id, document, "it is booked"));
        // Then
        Task task = tasks.find(id).orElseThrow();
        assertThat(task.refused()).isEqualTo(120);
        assertThat(task.refusals()).hasSize(100);
    }
}
