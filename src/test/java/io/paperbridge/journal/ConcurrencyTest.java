package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.ClaimLost;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.ReviewNeeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Eight threads of two nodes at once. */
class ConcurrencyTest {

    @OnEachDatabase
    void everyDocumentIsClaimedOnce(TestJournal journal) throws Exception {
        // Given
        List<JournalNode> nodes = List.of(journal.node(), journal.anotherNode());
        List<Long> keys = LongStream.rangeClosed(1, 200)
                .mapToObj(id -> journal.node().admitted(id))
                .toList();

        // When
        List<List<Long>> claimed = Together.run(thread -> {
            Documents documents = nodes.get(thread % 2).documents;
            List<Long> mine = new ArrayList<>();
            for (long key : keys) {
                try {
                    mine.add(documents.claim(key).documentKey());
                } catch (ClaimLost byAnother) {
                    assertThat(byAnother).hasMessageContaining(Long.toString(key));
                }
            }
            return mine;
        });

        // Then
        assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(journal.count("document", "fence = 1")).isEqualTo(200);
    }

    @OnEachDatabase
    void everyDocumentIsAdmittedOnceWhenNodesPollAtTheSameTime(TestJournal journal) throws Exception {
        // Given
        List<JournalNode> nodes = List.of(journal.node(), journal.anotherNode());
        Instant added = Instant.parse("2026-11-02T08:00:00Z");

        // When
        List<Long> admitted = Together.run(thread -> {
            Documents documents = nodes.get(thread % 2).documents;
            return LongStream.rangeClosed(1, 50)
                    .filter(id -> documents.admit(new DocumentRef(id, added), added) == Admission.NEW)
                    .count();
        });

        // Then
        assertThat(admitted.stream().mapToLong(Long::longValue).sum()).isEqualTo(50);
        assertThat(journal.count("document", "true")).isEqualTo(50);
    }

    @OnEachDatabase
    void oneOfManyDocumentsGetsTheNumber(TestJournal journal) throws Exception {
        // Given
        JournalNode node = journal.node();
        List<Claim> claims = LongStream.rangeClosed(1, Together.THREADS)
                .mapToObj(node::claimed)
                .toList();

        // When
        List<Boolean> locked = Together.run(thread -> {
            try {
                return node.numbers
                        .lock(claims.get(thread), EntryKind.BILL, 12, "R-1", false)
                        .equals("R-1");
            } catch (ReviewNeeded duplicate) {
                return false;
            }
        });

        // Then
        assertThat(locked).containsOnlyOnce(true);
        assertThat(journal.count("number_lock", "true")).isEqualTo(1);
    }

    @OnEachDatabase
    void oneOfManyDocumentsThatDifferInTheirPartyOnlyGetsTheNumber(TestJournal journal) throws Exception {
        // Given
        JournalNode node = journal.node();
        List<Claim> claims = LongStream.rangeClosed(1, Together.THREADS)
                .mapToObj(node::claimed)
                .toList();
        claims.forEach(claim -> node.documents.read(claim, Readings.invoice(), "Credit of October"));

        // When
        List<Boolean> locked = Together.run(thread -> {
            try {
                return node.numbers
                        .lock(claims.get(thread), EntryKind.VENDOR_CREDIT, 12 + thread, "G-1", false)
                        .equals("G-1");
            } catch (ReviewNeeded duplicate) {
                return false;
            }
        });

        // Then
        assertThat(locked).containsOnlyOnce(true);
    }

    @OnEachDatabase
    void oneOfManyDocumentsCreatesTheContact(TestJournal journal) throws Exception {
        // Given
        JournalNode node = journal.node();
        List<Claim> claims = LongStream.rangeClosed(1, Together.THREADS)
                .mapToObj(node::claimed)
                .toList();

        // When
        List<Boolean> mayCreate = Together.run(thread -> {
            try {
                return node.contacts.intend(claims.get(thread), "vendor", "name:NORDWIND", "EUR") == null;
            } catch (NotYet another) {
                return false;
            }
        });

        // Then
        assertThat(mayCreate).containsOnlyOnce(true);
    }

    @OnEachDatabase
    void oneOfManyPostingsIsInFlight(TestJournal journal) throws Exception {
        // Given
        List<JournalNode> nodes = List.of(journal.node(), journal.anotherNode());
        List<Claim> claims = IntStream.range(0, Together.THREADS)
                .mapToObj(thread -> nodes.get(thread % 2).claimed(thread + 1))
                .toList();
        List<String> log = Collections.synchronizedList(new ArrayList<>());

        // When
        Together.run(thread -> {
            PostingLane lane = nodes.get(thread % 2).lane;
            lane.enter(claims.get(thread));
            log.add("in " + thread);
            lane.sending(claims.get(thread));
            log.add("out " + thread);
            lane.leave(claims.get(thread));
            return thread;
        });

        // Then
        assertThat(log).hasSize(2 * Together.THREADS);
        for (int i = 0; i < log.size(); i += 2) {
            assertThat(log.get(i + 1)).isEqualTo(log.get(i).replace("in ", "out "));
        }
    }
}
