package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.ChangedEntry;
import io.paperbridge.document.DayOrder;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Habits;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.journal.PartyMemory.Payee;
import io.paperbridge.journal.PartyMemory.Remembered;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
                        new Remembered("name:other", "Other", EntryKind.BILL, 1, days("7"), Habits.NONE),
                        new Remembered(NORTH, "Vat:DE123456788", EntryKind.BILL, 3, days("14"), Habits.NONE));
    }

    @OnEachDatabase
    void aReceiptTeachesNoDays(TestJournal journal) {
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

    @OnEachDatabase
    void anAccountIsRememberedThatTheLatestDocumentsWereBookedOnByARule(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        booked(journal, 7, NORTH, "2026-09-01", "null");
        booked(journal, 8, NORTH, "2026-10-01", "null");
        chosen(journal, 8, "ACCOUNT", "6805", "RULE");
        chosen(journal, 8, "ITEM", "HOSTING", "TEMPLATE"); // which will say so again
        // When
        Map<Aspect, String> besideTheSettings = node.memory.of(EntryKind.BILL, NORTH);
        chosen(journal, 7, "ACCOUNT", "6805", "RULE");
        Map<Aspect, String> unanimous = node.memory.of(EntryKind.BILL, NORTH);
        booked(journal, 9, NORTH, "2026-11-01", "null");
        chosen(journal, 9, "ACCOUNT", "6805", "MEMORY");
        Map<Aspect, String> byMemory = node.memory.of(EntryKind.BILL, NORTH);
        chosen(journal, 7, "ACCOUNT", "6800", "RULE");
        // Then
        assertThat(besideTheSettings).isEmpty();
        assertThat(unanimous).isEqualTo(Map.of(Aspect.ACCOUNT, "6805"));
        assertThat(byMemory).isEqualTo(unanimous);
        assertThat(node.memory.of(EntryKind.BILL, NORTH)).isEmpty();
        assertThat(node.memory.of(EntryKind.EXPENSE, NORTH)).isEmpty();
    }

    @OnEachDatabase
    void whatAPersonHasChangedInTheBooksCountsAtOnceAndNoMoreOnceItIsChangedBack(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        booked(journal, 7, NORTH, "2026-09-01", "null");
        booked(journal, 8, NORTH, "2026-10-01", "null");
        chosen(journal, 7, "ACCOUNT", "6805", "RULE");
        chosen(journal, 8, "ACCOUNT", "6805", "MEMORY");
        // When
        node.memory.learn(List.of(new ChangedEntry(node.key(8), Map.of(Aspect.ACCOUNT, "6810", Aspect.ITEM, "CLOUD"))));
        Map<Aspect, String> changed = node.memory.of(EntryKind.BILL, NORTH);
        node.memory.learn(List.of(new ChangedEntry(node.key(8), Map.of())));
        // Then
        assertThat(changed).isEqualTo(Map.of(Aspect.ACCOUNT, "6810", Aspect.ITEM, "CLOUD"));
        assertThat(node.memory.of(EntryKind.BILL, NORTH)).isEqualTo(Map.of(Aspect.ACCOUNT, "6805"));
    }

    @OnEachDatabase
    void remembersHowAVendorWritesUntilItIsForgotten(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        booked(journal, 7, NORTH, "2026-09-01", "null");
        booked(journal, 8, NORTH, "2026-10-01", "null");
        written(journal, 7, "RE-2026-0041", "'english'", "'DAY_FIRST'");
        written(journal, 8, "RE-2026-0042", "'english'", "null");
        // When
        Habits habits = node.memory.habits(NORTH);
        Habits listed = node.memory.all().get(0).habits();
        written(journal, 8, "RE-2026-0042", "'german'", "'MONTH_FIRST'");
        Habits contradictory = node.memory.habits(NORTH);
        node.memory.forget("Vat:DE123456788");
        // Then
        assertThat(habits.language()).isEqualTo("english");
        assertThat(habits.dayOrder()).isEqualTo(DayOrder.DAY_FIRST);
        assertThat(habits.number()).hasToString("RE-####-####");
        assertThat(listed).isEqualTo(habits);
        assertThat(contradictory.language()).isNull();
        assertThat(contradictory.dayOrder()).isNull();
        assertThat(node.memory.habits(NORTH)).isEqualTo(Habits.NONE);
        assertThat(node.memory.all()).isEmpty();
    }

    @OnEachDatabase
    void anAccountIsTheVendorsThatWasPaidThereUntilAnotherIs(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        booked(journal, 7, NORTH, "2026-09-01", "null");
        booked(journal, 8, "name:vat:de123456788", "2026-10-01", "null");
        booked(journal, 9, "name:other", "2026-10-02", "'2026-10-16'");
        journal.sql("update precedent set iban = 'DE89370400440532013000' where party <> 'name:other'");
        journal.sql("update document set party = 'Vat:DE123456788' where party = 'Name:vat:de123456788'");
        // When
        Optional<Payee> payee = node.memory.payee("DE89370400440532013000");
        journal.sql("update precedent set iban = 'DE89370400440532013000' where party = 'name:other'");
        Optional<Payee> shared = node.memory.payee("DE89370400440532013000");
        node.memory.forget("Other");
        Optional<Payee> forgotten = node.memory.payee("DE89370400440532013000");
        // Then
        assertThat(payee).contains(new Payee("name:vat:de123456788", "Vat:DE123456788"));
        assertThat(shared).isEmpty();
        assertThat(forgotten).isEqualTo(payee);
        assertThat(node.memory.payee("DE02120300000000202051")).isEmpty();
    }

    private static Map<Aspect, String> days(String days) {
        return Map.of(Aspect.DUE_DAYS, days);
    }

    private static void chosen(TestJournal journal, long paperlessId, String aspect, String value, String by) {
        long document = journal.node().key(paperlessId);
        journal.sql("delete from choice where document_key = %d and aspect = '%s'".formatted(document, aspect));
        journal.sql(
                """
                insert into choice (document_key, position, aspect, chosen, made_by, source)
                values (%d, %d, '%s', '%s', '%s', 'a test')"""
                        .formatted(document, aspect.length(), aspect, value, by));
    }

    private static void written(TestJournal journal, long paperlessId, String number, String language, String order) {
        journal.sql("update document set invoice_number = '%s', language = %s, day_order = %s where paperless_id = %d"
                .formatted(number, language, order, paperlessId));
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
