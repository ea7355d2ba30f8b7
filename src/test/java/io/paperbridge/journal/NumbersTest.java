package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Entries;
import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.List;

class NumbersTest {

    private static final long NORDWIND = 12;
    private static final long SUEDWIND = 13;
    private static final long WESTWIND = 14;

    @OnEachDatabase
    void asksWhenTheSameVendorHasTheNumberAlreadyAndNamesTheDocument(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.numbers.lock(node.claimed(17), EntryKind.BILL, NORDWIND, "R-1", false);
        Claim second = node.claimed(18);

        // When // Then
        assertThatThrownBy(() -> node.numbers.lock(second, EntryKind.BILL, NORDWIND, "R-1", false))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> {
                    assertThat(review.reason()).isEqualTo(Reason.DUPLICATE);
                    assertThat(review.sentence()).contains("R-1", "Paperless document 17", "document 18");
                });
    }

    @OnEachDatabase
    void comparesNumbersAsTheLedgerDoes(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.numbers.lock(node.claimed(17), EntryKind.BILL, NORDWIND, "Büro-1", false);
        Claim second = node.claimed(18);

        // When // Then
        assertThatThrownBy(() -> node.numbers.lock(second, EntryKind.BILL, NORDWIND, "BURO-1 ", false))
                .isInstanceOf(ReviewNeeded.class);
    }

    @OnEachDatabase
    void asksWhenTheSameReceiptIsThereAlready(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.numbers.lock(first, EntryKind.EXPENSE, NORDWIND, first.reference(), false);
        Claim second = node.claimed(18);

        // When // Then
        assertThatThrownBy(() -> node.numbers.lock(second, EntryKind.EXPENSE, NORDWIND, second.reference(), false))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> {
                    assertThat(review.reason()).isEqualTo(Reason.DUPLICATE);
                    assertThat(review.sentence()).contains("Paperless document 17", "document 18");
                });
        assertThat(node.numbers.lock(second, EntryKind.EXPENSE, SUEDWIND, second.reference(), false))
                .isEqualTo(second.reference());
    }

    @OnEachDatabase
    void suffixesTheNumberOfABillThatAnotherVendorHolds(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.numbers.lock(node.claimed(17), EntryKind.BILL, NORDWIND, "R-1", false);

        // When
        String number = node.numbers.lock(node.claimed(18), EntryKind.BILL, SUEDWIND, "R-1", false);

        // Then
        assertThat(number).isEqualTo("R-1 (V13)");
        assertThat(journal.count("number_lock", "true")).isEqualTo(2);
    }

    @OnEachDatabase
    void suffixesTheNumberThatTheLedgerShowsWithAnotherVendor(TestJournal journal) {
        // Given
        JournalNode node = journal.node();

        // When
        String number = node.numbers.lock(node.claimed(17), EntryKind.BILL, SUEDWIND, "R-1", true);

        // Then
        assertThat(number).isEqualTo("R-1 (V13)");
    }

    @OnEachDatabase
    void asksWhenTheSuffixedNumberIsTakenToo(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.numbers.lock(node.claimed(17), EntryKind.BILL, SUEDWIND, "R-1", true);
        Claim second = node.claimed(18);

        // When // Then
        assertThatThrownBy(() -> node.numbers.lock(second, EntryKind.BILL, SUEDWIND, "R-1", true))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("Paperless document 17");
    }

    @OnEachDatabase
    void letsContactsShareANumberWhereTheLedgerDoes(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.numbers.lock(node.claimed(17), EntryKind.VENDOR_CREDIT, NORDWIND, "G-1", false);

        // When
        String number = node.numbers.lock(node.claimed(18), EntryKind.VENDOR_CREDIT, SUEDWIND, "G-1", false);

        // Then
        assertThat(number).isEqualTo("G-1");
    }

    @OnEachDatabase
    void holdsOneNumberForADocumentThatIsReadAnew(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.numbers.lock(claim, EntryKind.BILL, NORDWIND, "R-1", false);
        node.numbers.lock(claim, EntryKind.BILL, NORDWIND, "R-1", false);

        // When
        node.numbers.lock(claim, EntryKind.BILL, NORDWIND, "R-2", false);

        // Then
        assertThat(journal.text("select folded_number from number_lock")).isEqualTo("R-2");
        assertThat(node.numbers.lock(node.claimed(18), EntryKind.BILL, NORDWIND, "R-1", false))
                .isEqualTo("R-1");
    }

    @OnEachDatabase
    void freesTheNumberOfADocumentThatEndedWithoutEntry(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim reviewed = node.claimed(17);
        node.numbers.lock(reviewed, EntryKind.BILL, NORDWIND, "R-1", false);
        Claim parked = node.claimed(18);
        node.numbers.lock(parked, EntryKind.BILL, NORDWIND, "R-2", false);
        node.bookings.intend(parked, Entries.bill("PLX-18"));

        // When
        node.outcomes.ended(
                reviewed, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")), Verdict.REVIEW, "");
        node.outcomes.ended(parked, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("large")), Verdict.PARK, "");

        // Then
        assertThat(journal.count("number_lock", "true")).isZero();
    }

    @OnEachDatabase
    void keepsTheNumberOfADocumentWhoseEntryStands(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.numbers.lock(claim, EntryKind.BILL, NORDWIND, "R-1", false);
        node.posted(claim);

        // When
        node.outcomes.ended(
                claim, new ReviewNeeded(Reason.ENTRY_DIFFERS, Sentence.verbatim("changed")), Verdict.REVIEW, "");

        // Then
        assertThat(journal.count("number_lock", "true")).isEqualTo(1);
    }

    @OnEachDatabase
    void keepsTheNumberOfADocumentThatIsTriedAgain(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.numbers.lock(claim, EntryKind.BILL, NORDWIND, "R-1", false);

        // When
        node.aftermath.decide(
                claim, new NotYet(Reason.RATE_LIMITED, Duration.ofSeconds(1), Sentence.verbatim("later")));

        // Then
        assertThat(journal.count("number_lock", "true")).isEqualTo(1);
    }

    @OnEachDatabase
    void cutsLongNumbersSoThatTheLedgerCanStoreThem(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        String endless = "9".repeat(300);

        // When
        List<String> numbers = List.of(
                node.numbers.lock(node.claimed(17), EntryKind.BILL, NORDWIND, endless, false),
                node.numbers.lock(node.claimed(18), EntryKind.BILL, SUEDWIND, endless, false));

        // Then
        assertThat(numbers).allSatisfy(number -> assertThat(number).hasSize(255));
        assertThat(numbers.get(1)).endsWith("9 (V13)");
    }

    @OnEachDatabase
    void asksWhenTheSameInvoiceSeemsToComeFromTwoVendors(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.documents.read(first, Readings.invoice(), "Invoice of October");
        node.numbers.lock(first, EntryKind.BILL, NORDWIND, "R-1", false);
        Claim second = node.claimed(18);
        node.documents.read(second, Readings.invoice(), "The same, scanned again");

        // When // Then
        assertThatThrownBy(() -> node.numbers.lock(second, EntryKind.BILL, SUEDWIND, "R-1", false))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("same date and total")
                .hasMessageContaining("Paperless document 17");
    }

    @OnEachDatabase
    void asksWhenTheSameCreditSeemsToComeFromTwoVendors(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.documents.read(first, Readings.invoice(), "Credit of October");
        node.numbers.lock(first, EntryKind.VENDOR_CREDIT, NORDWIND, "G-1", false);
        Claim second = node.claimed(18);
        node.documents.read(second, Readings.invoice(), "The same, its party read otherwise");

        // When // Then
        assertThatThrownBy(() -> node.numbers.lock(second, EntryKind.VENDOR_CREDIT, SUEDWIND, "G-1", false))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("same date and total")
                .hasMessageContaining("Paperless document 17");
    }

    @OnEachDatabase
    void asksWhenTheSameInvoiceIsHeldUnderASuffix(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.numbers.lock(node.claimed(16), EntryKind.BILL, NORDWIND, "R-1", false);
        Claim first = node.claimed(17);
        node.documents.read(first, Readings.invoice(), "Invoice of October");
        node.numbers.lock(first, EntryKind.BILL, SUEDWIND, "R-1", false);
        Claim second = node.claimed(18);
        node.documents.read(second, Readings.invoice(), "The same, its party read otherwise");

        // When // Then
        assertThatThrownBy(() -> node.numbers.lock(second, EntryKind.BILL, WESTWIND, "R-1", false))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("Paperless document 17");
    }

    @OnEachDatabase
    void keepsTheNumberWhileACreateIsInDoubt(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.numbers.lock(claim, EntryKind.BILL, NORDWIND, "R-1", false);
        node.bookings.creating(claim, node.bookings.intend(claim, Entries.bill("PLX-17")));

        // When
        node.outcomes.ended(claim, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("large")), Verdict.PARK, "");

        // Then
        assertThat(journal.count("number_lock", "true")).isEqualTo(1);
    }
}
