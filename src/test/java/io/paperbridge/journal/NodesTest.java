package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.Nodes.Signs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Which processes live, and what each of them sees. */
class NodesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z").truncatedTo(ChronoUnit.MICROS);
    private static final Signs NOTHING = new Signs(null, null, Map.of(), null, null);

    @OnEachDatabase
    void tellTheOthersWhatEachSees(TestJournal journal) {
        // Given
        Nodes one = journal.node().nodes;
        Nodes other = journal.anotherNode().nodes;
        Signs signs = new Signs(NOON, "a tag is missing", Map.of("BigCapital", NOON), NOON, "ghost 1");

        // When
        other.report(NOTHING);
        other.report(signs);
        one.report(NOTHING);

        // Then
        assertThat(one.others()).containsExactly(signs);
        assertThat(other.others()).containsExactly(NOTHING);
        assertThat(one.living()).isEqualTo(2);
        assertThat(one.all()).hasSize(2).allMatch(node -> node.name().contains("/"));
    }

    @OnEachDatabase
    void takeForDeadWhoHasSaidNothingForALease(TestJournal journal) {
        // Given
        Nodes one = journal.node().nodes;
        journal.anotherNode().nodes.report(NOTHING);
        journal.letPass(Duration.ofHours(1));

        // When
        one.report(NOTHING);

        // Then
        assertThat(one.living()).isEqualTo(1);
        assertThat(journal.count("node", "1 = 1")).isEqualTo(1);
    }

    @OnEachDatabase
    void forgetAProcessThatEnds(TestJournal journal) {
        // Given
        JournalNode ending = journal.anotherNode();
        ending.nodes.report(NOTHING);

        // When
        ending.leftovers.handBack();

        // Then
        assertThat(journal.count("node", "1 = 1")).isZero();
    }
}
