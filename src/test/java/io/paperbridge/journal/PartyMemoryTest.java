package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.journal.PartyMemory.Remembered;
import java.util.Locale;
import java.util.Map;

/** What booked documents teach about a party. */
class PartyMemoryTest {

    private static final String NORTH = "vat:DE123456788";

    @OnEachDatabase
    void theLatestDocumentOfAKindWithADueDateCounts(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        booked(journal, 7, NORTH, "2026-10-01", "'2026-10-15'");
        booked(journal, 8, NORTH, "2026-09-01", "'2026-10-01'");
        booked(journal, 9, NORTH, "2026-11-01", "null");
        booked(journal, 10, "name:other", "2026-11-01", "'2026-11-08'");
        // When // Then
        assertThat(node.memory.of(EntryKind.BILL, NORTH)).isEqualTo(Map.of(Aspect.DUE_DAYS, "14"));
        assertThat(node.memory.of(EntryKind.VENDOR_CREDIT, NORTH)).isEmpty();
        assertThat(node.memory.of(EntryKind.BILL, "name:nobody")).isEmpty();
        assertThat(node.memory.all())
                .containsExactly(
                        new Remembered("name:other", "Other", EntryKind.BILL, 1, 7),
                        new Remembered(NORTH, "Vat:DE123456788", EntryKind.BILL, 2, 14));
    }

    @OnEachDatabase
    void aReceiptTeachesNothing(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        booked(journal, 7, NORTH, "2026-10-01", "'2026-10-15'");
        // When
        journal.sql("update precedent set kind = 'EXPENSE'");
        // Then
        assertThat(node.memory.of(EntryKind.EXPENSE, NORTH)).isEmpty();
        assertThat(node.memory.all()).isEmpty();
    }

    @OnEachDatabase
    void whatIsForgottenIsRememberedAgainFromLaterDocuments(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        booked(journal, 7, NORTH, "2026-10-01", "'2026-10-15'");
        // When
        int forgotten = node.memory.forget(" vat:de123456788");
        int nobody = node.memory.forget("nobody");
        Map<Aspect, String> after = node.memory.of(EntryKind.BILL, NORTH);
        booked(journal, 8, NORTH, "2026-10-02", "'2026-10-09'");
        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(nobody).isZero();
        assertThat(after).isEmpty();
        assertThat(node.memory.of(EntryKind.BILL, NORTH)).isEqualTo(Map.of(Aspect.DUE_DAYS, "7"));
    }

    private static void booked(TestJournal journal, long paperlessId, String party, String issued, String due) {
        long document = journal.node().confirmed(paperlessId).documentKey();
        String name = party.substring(0, 1).toUpperCase(Locale.ROOT) + party.substring(1);
        journal.sql("update document set issue_date = '%s', due_date = %s, party = '%s' where document_key = %d"
                .formatted(issued, due, name.replace("Name:o", "O"), document));
        journal.sql(
                """
                insert into precedent (document_key, kind, party, issue_date, currency, gross, passed)
                values (%d, 'BILL', '%s', '%s', 'EUR', 119, true)"""
                        .formatted(document, party, issued));
    }
}
