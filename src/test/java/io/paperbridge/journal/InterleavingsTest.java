package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.journal.Outside.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Two nodes take their steps in any order; they crash, freeze and wake, and documents are shown and replayed at any moment. */
class InterleavingsTest {

    private static final int DOCUMENTS = 3;
    private static final Duration PAST_ALL_LEASES = Duration.ofMinutes(4);
    private static final int ROUNDS = 200;

    /** What may happen next. */
    private enum What {
        STEP,
        CRASH,
        TIME_PASSES,
        WAKE_UP,
        REPLAY
    }

    private record Action(What what, int worker, int document, Fate fate) {}

    @Provide
    Arbitrary<Action> actions() {
        Arbitrary<What> what = Arbitraries.frequency(
                Tuple.of(16, What.STEP),
                Tuple.of(1, What.CRASH),
                Tuple.of(2, What.TIME_PASSES),
                Tuple.of(1, What.WAKE_UP),
                Tuple.of(1, What.REPLAY));
        Arbitrary<Fate> fate = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(Fate.ANSWERED)), Tuple.of(3, Arbitraries.of(Fate.class)));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, DOCUMENTS),
                        fate)
                .as(Action::new);
    }

    @Provide
    Arbitrary<List<Action>> histories() {
        return actions().list().ofMinSize(10).ofMaxSize(90);
    }

    @Property(tries = 150)
    void bookEachOnceTakeOnlyLegalStepsAndLeaveNothingStuck(@ForAll("histories") List<Action> history) {
        try (TestJournal journal = TestJournal.on(JournalDatabase.ALL.get(0))) {
            // Given
            Outside outside = new Outside();
            List<Worker> workers = List.of(new Worker(journal, outside), new Worker(journal, outside));
            for (int id = 1; id <= DOCUMENTS; id++) {
                journal.node().admitted(id);
            }

            // When
            history.forEach(action -> perform(action, journal, outside, workers));
            finish(journal, outside, workers);

            // Then
            assertThat(journal.count("document", "state = 'CONFIRMED' and told"))
                    .isEqualTo(DOCUMENTS);
            assertThat(journal.count("entry", "state = 'POSTED'")).isEqualTo(DOCUMENTS);
            for (int id = 1; id <= DOCUMENTS; id++) {
                assertThat(outside.find("PLX-" + id))
                        .filteredOn(entry -> entry.opened() > 0)
                        .hasSize(1);
            }
            assertThat(illegalSteps(journal)).isEmpty();
        }
    }

    private static void perform(Action action, TestJournal journal, Outside outside, List<Worker> workers) {
        JournalNode node = journal.node();
        switch (action.what()) {
            case STEP -> workers.get(action.worker()).step(node.key(action.document()), action.fate());
            case CRASH -> workers.get(action.worker()).crash();
            case TIME_PASSES -> timePasses(journal, outside);
            case WAKE_UP ->
                node.documents.admit(new DocumentRef(action.document(), TestJournal.ADDED), node.documents.now());
            case REPLAY -> node.documents.replay(node.key(action.document()), "anna");
        }
    }

    /** Longer than any lease and quiet time: a worker in the middle of something has been frozen. */
    private static void timePasses(TestJournal journal, Outside outside) {
        outside.settle();
        journal.letPass(PAST_ALL_LEASES);
    }

    /** Both go on, everything is answered, until there is nothing to do. */
    private static void finish(TestJournal journal, Outside outside, List<Worker> workers) {
        for (int round = 0;
                round < ROUNDS && journal.count("document", "not told or recheck_at is not null") > 0;
                round++) {
            timePasses(journal, outside);
            for (int id = 1; id <= DOCUMENTS; id++) {
                Worker worker = workers.get(id % 2);
                long key = journal.node().key(id);
                journal.node().documents.replay(key, "anna"); // what has failed too often
                do {
                    worker.step(key, Fate.ANSWERED);
                } while (worker.isAtWork());
            }
        }
    }

    /** The events of a document tell one chain of states; each link must be legal. */
    private static List<String> illegalSteps(TestJournal journal) {
        Map<Long, DocumentState> states = new HashMap<>();
        List<String> illegal = new ArrayList<>();
        for (TestJournal.Change change : journal.changes()) {
            DocumentState before = states.get(change.documentKey());
            boolean follows = before == change.from();
            if (!follows || (before != null && !isLegal(before, change.to()))) {
                illegal.add(before + ": " + change);
            }
            states.put(change.documentKey(), change.to());
        }
        return illegal;
    }

    private static boolean isLegal(DocumentState from, DocumentState to) {
        try {
            return from.to(to) == to;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
