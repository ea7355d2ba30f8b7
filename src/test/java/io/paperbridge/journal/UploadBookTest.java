package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.UploadBook.Place;
import io.paperbridge.journal.UploadBook.State;
import io.paperbridge.journal.UploadBook.Upload;
import io.paperbridge.journal.UploadBook.Wanted;
import java.time.Duration;
import java.util.List;

/** What was uploaded through Paperbridge. */
class UploadBookTest {

    private static final Duration WAIT = Duration.ofMinutes(2);

    @OnEachDatabase
    void takesTheSameBytesForOneUploadWithinADay(TestJournal journal) {
        // Given
        UploadBook book = journal.node().uploads;
        Place first = book.begin(wanted("a".repeat(64)), WAIT);
        book.queued(first.upload().id(), "task-1234");
        // When
        Place same = journal.anotherNode().uploads.begin(wanted("a".repeat(64)), WAIT);
        Place other = book.begin(wanted("b".repeat(64)), WAIT);
        journal.letPass(Duration.ofDays(1));
        Place later = book.begin(wanted("a".repeat(64)), WAIT);
        // Then
        assertThat(first.isToSend()).isTrue();
        assertThat(first.isToLookFor()).isFalse();
        assertThat(same.isToSend()).isFalse();
        assertThat(same.upload().id()).isEqualTo(first.upload().id());
        assertThat(same.upload().task()).isEqualTo("task-1234");
        assertThat(other.isToSend()).isTrue();
        assertThat(later.isToSend()).isTrue();
        assertThat(later.upload().id()).isNotEqualTo(first.upload().id());
    }

    @OnEachDatabase
    void isSentByOneOfThoseWhoBringItAtOnce(TestJournal journal) {
        // Given
        List<JournalNode> nodes = List.of(journal.node(), journal.anotherNode());
        // When
        List<Place> places = nodes.parallelStream()
                .map(node -> node.uploads.begin(wanted("c".repeat(64)), WAIT))
                .toList();
        // Then
        assertThat(places).filteredOn(Place::isToSend).hasSize(1);
        assertThat(places)
                .extracting(place -> place.upload().id())
                .containsOnly(places.get(0).upload().id());
    }

    @OnEachDatabase
    void isLookedForWhenItsAnswerWasLost(TestJournal journal) {
        // Given
        UploadBook book = journal.node().uploads;
        Wanted wanted = wanted("d".repeat(64));
        String id = book.begin(wanted, WAIT).upload().id();
        // When
        book.inDoubt(id);
        Place again = book.begin(wanted, WAIT);
        Place meanwhile = book.begin(wanted, WAIT);
        journal.letPass(WAIT.plusSeconds(1));
        Place afterACrash = book.begin(wanted, WAIT);
        // Then
        assertThat(again.isToLookFor() && again.isToSend()).isTrue();
        assertThat(meanwhile.isToSend()).isFalse();
        assertThat(afterACrash.isToLookFor() && afterACrash.isToSend()).isTrue();
    }

    @OnEachDatabase
    void tellsWhatBecameOfItAndBeginsAnewWhatFailed(TestJournal journal) {
        // Given
        UploadBook book = journal.node().uploads;
        Wanted wanted = wanted("e".repeat(64));
        String id = book.begin(wanted, WAIT).upload().id();
        // When
        Upload failed = book.failed(id, "a duplicate of #3");
        Place again = book.begin(wanted, WAIT);
        Upload consumed = book.consumed(again.upload().id(), 17);
        // Then
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.reason()).isEqualTo("a duplicate of #3");
        assertThat(failed.wanted()).isEqualTo(wanted);
        assertThat(again.isToSend()).isTrue();
        assertThat(consumed.state()).isEqualTo(State.CONSUMED);
        assertThat(consumed.paperlessId()).isEqualTo(17);
        assertThat(book.find("x")).isEmpty();
    }

    private static Wanted wanted(String sha256) {
        return new Wanted(sha256, "f".repeat(32), "März.pdf", "application/pdf", 17, null, "bill", "anna");
    }
}
