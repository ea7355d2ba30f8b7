package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.journal.DocumentList.Event;
import io.paperbridge.journal.DocumentList.Page;
import io.paperbridge.journal.DocumentSort.By;
import io.paperbridge.journal.DocumentSort.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of a journal as lists show them. */
class DocumentListTest {

    private static final DocumentFilter ALL = DocumentFilter.all();

    @OnEachDatabase
    void everyOrderShowsEachDocumentOnceOverItsPages(TestJournal journal) {
        // Given
        LongStream.rangeClosed(1, 7).forEach(journal.node()::admitted);
        journal.sql("update document set issue_date = '2026-10-01', gross = 119 where paperless_id in (2, 4, 6)");
        journal.sql("update document set issue_date = '2026-10-02', gross = -5 where paperless_id = 3");
        // When // Then
        for (By by : By.values()) {
            assertThat(pages(journal, new DocumentSort(by, false), 2))
                    .as(by.word())
                    .hasSize(7);
            assertThat(pages(journal, new DocumentSort(by, true), 3))
                    .as(by.word())
                    .hasSize(7);
        }
        assertThat(pages(journal, new DocumentSort(By.DATE, false), 2)).containsExactly(2L, 4L, 6L, 3L, 1L, 5L, 7L);
        assertThat(pages(journal, new DocumentSort(By.DATE, true), 2)).containsExactly(3L, 6L, 4L, 2L, 7L, 5L, 1L);
        assertThat(pages(journal, new DocumentSort(By.TOTAL, false), 3)).containsExactly(3L, 2L, 4L, 6L, 1L, 5L, 7L);
        assertThat(pages(journal, new DocumentSort(By.RECEIVED, true), 4)).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @OnEachDatabase
    void aPageIsFullAndTheLastHasNoNext(TestJournal journal) {
        // Given
        LongStream.rangeClosed(1, 4).forEach(journal.node()::admitted);
        DocumentSort sort = new DocumentSort(By.DATE, false);
        // When
        Page<ListedDocument> first = journal.node().list.page(ALL, sort, null, 2);
        Page<ListedDocument> second = journal.node().list.page(ALL, sort, first.next(), 2);
        // Then
        assertThat(ids(first)).containsExactly(1L, 2L);
        assertThat(ids(second)).containsExactly(3L, 4L);
        assertThat(second.next()).isNull();
    }

    @OnEachDatabase
    void everyConditionCounts(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(16);
        node.documents.read(node.claimed(17), Readings.invoice(), "Papier 50% off_x");
        node.admitted(18);
        journal.sql("update document set created_at = '2026-10-05T12:00:00Z' where paperless_id = 18");
        journal.sql("update document set reason_code = 'duplicate', state = 'NEEDS_REVIEW' where paperless_id = 18");
        // When // Then
        assertThat(found(journal, filter("states", "NEEDS_REVIEW", "PARKED"))).containsExactly(18L);
        assertThat(found(journal, filter("states", "CONFIRMED", "PROCESSING"))).containsExactly(16L, 17L);
        assertThat(found(journal, filter("kind", "BILL"))).containsExactly(16L);
        assertThat(found(journal, filter("kind", "INVOICE"))).containsExactly(17L);
        assertThat(found(journal, filter("party", "nordWIND"))).containsExactly(17L);
        assertThat(found(journal, filter("number", "R-17"))).containsExactly(16L, 17L);
        assertThat(found(journal, filter("number", "R-1"))).isEmpty();
        assertThat(found(journal, filter("reason", "duplicate"))).containsExactly(18L);
        assertThat(found(journal, filter("until", "2026-10-05T12:00:01Z"))).containsExactly(18L);
        assertThat(found(journal, filter("until", "2026-10-05T12:00:00Z"))).isEmpty();
        assertThat(found(journal, filter("from", "2026-10-05T12:00:01Z"))).containsExactly(16L, 17L);
        assertThat(found(journal, filter("text", "50% OFF_"))).containsExactly(17L);
        assertThat(found(journal, filter("text", "_0%"))).isEmpty();
        assertThat(found(journal, filter("text", "18"))).containsExactly(18L);
        assertThat(found(journal, filter("text", "'; drop table document; --"))).isEmpty();
        assertThat(found(journal, filter("text", "🧾"))).isEmpty();
        assertThat(node.list.countLatest(filter("number", "R-17"))).isEqualTo(2);
        assertThat(node.list.latest(filter("number", "R-17"), 1)).containsExactly(16L);
    }

    @OnEachDatabase
    void aDocumentHasItsEntryAndItsHistory(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        long key = node.confirmed(16).documentKey();
        // When
        ListedDocument document = node.list.byKey(key).orElseThrow();
        List<Event> events = node.list.events(key, 0, 100);
        List<Event> later = node.list.events(key, events.get(0).eventId(), 1);
        // Then
        assertThat(document.state()).isEqualTo(DocumentState.CONFIRMED);
        assertThat(document.entry())
                .isEqualTo(
                        new ListedDocument.Entry("BILL", "POSTED", 90L, "R-17", "http://books/bills/90/edit", "open"));
        assertThat(events.get(0).to()).isEqualTo(DocumentState.RECEIVED);
        assertThat(events.get(0).from()).isNull();
        assertThat(events).extracting(Event::to).contains(DocumentState.CONFIRMED);
        assertThat(later).containsExactly(events.get(1));
        assertThat(node.list.byKey(key + 1)).isEmpty();
    }

    @OnEachDatabase
    void generationsOfAnIdAreToldApart(TestJournal journal) {
        // Given
        journal.node().admitted(17);
        journal.sql("update document set added = added - interval '1' day");
        journal.node().admitted(17);
        // When
        List<ListedDocument> generations = journal.node().list.generations(17);
        // Then
        assertThat(generations).extracting(ListedDocument::generation).containsExactly(2, 1);
        assertThat(generations).extracting(ListedDocument::reference).containsExactly("PLX-17.2", "PLX-17");
        assertThat(journal.node().list.generations(99)).isEmpty();
        assertThat(journal.node().list.latest(ALL, 5)).containsExactly(17L);
        assertThat(journal.node().list.countLatest(ALL)).isEqualTo(1);
    }

    @OnEachDatabase
    void amountsKeepTheirDigits(TestJournal journal) {
        // Given
        long key = journal.node().admitted(17);
        // When
        journal.sql("update document set gross = 123456789012345.6789, currency = 'EUR'");
        // Then
        assertThat(journal.node().list.byKey(key).orElseThrow().gross())
                .isEqualTo(new BigDecimal("123456789012345.6789"));
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, ",
        "RECEIVED, yesterday",
        "DATE, 2026-13-01",
        "TOTAL, 1e999999999",
        "TOTAL, 1",
        "UPDATED, 2026-10-05"
    })
    void refusesAPlaceOfAnotherList(By by, @Nullable String value) {
        // Given
        Place place = new Place(value, 1);
        // When // Then
        assertThatThrownBy(() -> new DocumentSort(by, false).require(place)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void takesAPlaceOfTheList() {
        // Given
        DocumentSort sort = new DocumentSort(By.DATE, true);
        // When // Then
        sort.require(new Place("2026-10-05", 1));
        sort.require(new Place(null, 1));
    }

    private static List<Long> pages(TestJournal journal, DocumentSort sort, int limit) {
        List<Long> ids = new ArrayList<>();
        Place next = null;
        do {
            Page<ListedDocument> page = journal.node().list.page(ALL, sort, next, limit);
            ids.addAll(ids(page));
            next = page.next();
            if (next != null) {
                sort.require(next);
            }
        } while (next != null);
        return ids;
    }

    private static List<Long> found(TestJournal journal, DocumentFilter filter) {
        return ids(journal.node().list.page(filter, new DocumentSort(By.TOTAL, false), null, 10)).stream()
                .sorted()
                .toList();
    }

    private static List<Long> ids(Page<ListedDocument> page) {
        return page.items().stream().map(ListedDocument::paperlessId).toList();
    }

    private static DocumentFilter filter(String name, String... values) {
        String value = values[0];
        return switch (name) {
            case "states" -> ALL.withStates(Set.of(DocumentState.valueOf(value), DocumentState.valueOf(values[1])));
            case "kind" -> new DocumentFilter(Set.of(), value, null, null, null, null, null, null);
            case "party" -> new DocumentFilter(Set.of(), null, value, null, null, null, null, null);
            case "number" -> new DocumentFilter(Set.of(), null, null, value, null, null, null, null);
            case "reason" -> new DocumentFilter(Set.of(), null, null, null, value, null, null, null);
            case "from" -> new DocumentFilter(Set.of(), null, null, null, null, Instant.parse(value), null, null);
            case "until" -> new DocumentFilter(Set.of(), null, null, null, null, null, Instant.parse(value), null);
            default -> new DocumentFilter(Set.of(), null, null, null, null, null, null, value);
        };
    }
}
