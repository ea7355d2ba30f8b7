package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paperbridge.document.Entries;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

class ContactsTest {

    private static final String VENDOR = "vendor";
    private static final String NORDWIND = "vat:DE136695976";
    private static final String EUR = "EUR";

    @OnEachDatabase
    void remembersTheStrongestLink(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.contacts.remember(claim, VENDOR, List.of("correspondent:7"), EUR, 11);
        node.contacts.remember(claim, VENDOR, List.of(NORDWIND, "correspondent:7"), EUR, 12);

        // When
        Long byBoth = node.contacts.remembered(VENDOR, List.of(NORDWIND, "correspondent:7"), EUR);

        // Then
        assertThat(byBoth).isEqualTo(12);
        assertThat(node.contacts.remembered(VENDOR, List.of("correspondent:7"), EUR))
                .isEqualTo(11);
        assertThat(node.contacts.remembered(VENDOR, List.of(NORDWIND), "USD")).isNull();
        assertThat(node.contacts.remembered("customer", List.of(NORDWIND), EUR)).isNull();
        assertThat(node.contacts.remembered(VENDOR, List.of(), EUR)).isNull();
    }

    @OnEachDatabase
    void forgetsAContactThatACreateNamesInVain(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        PreparedEntry wanted = Entries.bill(claim.reference());
        node.contacts.remember(claim, VENDOR, List.of(NORDWIND), EUR, wanted.contactId());
        Booking booking = node.bookings.intend(claim, wanted);
        node.bookings.creating(claim, booking);

        // When
        node.aftermath.decide(
                claim, RemoteFailure.rejected("BigCapital", "POST /api/bills", 404, null, "NotFoundError"));

        // Then
        assertThat(node.contacts.remembered(VENDOR, List.of(NORDWIND), EUR)).isNull();
    }

    @OnEachDatabase
    void letsOneOfTwoDocumentsCreateTheContactAndGivesItToTheOther(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        JournalNode other = journal.anotherNode();
        Claim first = node.claimed(17);
        Claim second = other.claimed(18);
        Long nobody = node.contacts.intend(first, VENDOR, NORDWIND, EUR);

        // When
        NotYet waiting = catchThrowableOfType(NotYet.class, () -> other.contacts.intend(second, VENDOR, NORDWIND, EUR));
        node.contacts.creating(first, VENDOR, NORDWIND, EUR);
        node.contacts.created(first, VENDOR, NORDWIND, EUR, 12);

        // Then
        assertThat(nobody).isNull();
        assertThat(waiting.waitFor()).isPositive();
        assertThat(other.contacts.intend(second, VENDOR, NORDWIND, EUR)).isEqualTo(12);
    }

    @OnEachDatabase
    void keepsContactsOfTwoCurrenciesApart(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        created(node, node.claimed(17), 12);

        // When
        Long inDollars = node.contacts.intend(node.claimed(18), VENDOR, NORDWIND, "USD");

        // Then
        assertThat(inDollars).isNull();
    }

    @OnEachDatabase
    void repeatsNoCreateInDoubtBeforeTheQuietTime(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.contacts.intend(claim, VENDOR, NORDWIND, EUR);
        node.contacts.creating(claim, VENDOR, NORDWIND, EUR);

        // When
        Throwable tooEarly = catchThrowable(() -> node.contacts.intend(claim, VENDOR, NORDWIND, EUR));
        journal.letPass(Duration.ofSeconds(106));

        // Then
        assertThat(tooEarly).isInstanceOf(NotYet.class);
        assertThat(node.contacts.intend(claim, VENDOR, NORDWIND, EUR)).isNull();
    }

    @OnEachDatabase
    void takesTheCreateOverFromADocumentThatGaveUp(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.contacts.intend(first, VENDOR, NORDWIND, EUR);
        node.outcomes.ended(first, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("large")), Verdict.PARK, "");
        Claim second = node.claimed(18);

        // When
        Long contact = node.contacts.intend(second, VENDOR, NORDWIND, EUR);

        // Then
        assertThat(contact).isNull();
        assertThat(journal.count("contact", "document_key = " + second.documentKey()))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void waitsForTheQuietTimeOfADocumentThatGaveUpInDoubt(TestJournal journal) {
        // Given
        JournalNode node = journal.nodeWith(TestSettings.withoutRetry());
        Claim first = node.claimed(17);
        node.contacts.intend(first, VENDOR, NORDWIND, EUR);
        node.contacts.creating(first, VENDOR, NORDWIND, EUR);
        RemoteFailure unanswered =
                RemoteFailure.network("BigCapital", "POST /api/vendors", false, new IOException("cut"));
        node.outcomes.ended(first, unanswered, node.aftermath.decide(first, unanswered), "");
        Claim second = node.claimed(18);

        // When
        Throwable tooEarly = catchThrowable(() -> node.contacts.intend(second, VENDOR, NORDWIND, EUR));
        journal.letPass(Duration.ofSeconds(106));

        // Then
        assertThat(tooEarly).isInstanceOf(NotYet.class);
        assertThat(node.contacts.intend(second, VENDOR, NORDWIND, EUR)).isNull();
    }

    @OnEachDatabase
    void takesTheCreateOverFromADocumentThatWaitsForSomethingElse(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.contacts.intend(first, VENDOR, NORDWIND, EUR);
        node.aftermath.decide(first, new NotYet(Reason.RATE_LIMITED, Duration.ZERO, Sentence.verbatim("later")));
        Claim second = node.claimed(18);

        // When
        Long contact = node.contacts.intend(second, VENDOR, NORDWIND, EUR);

        // Then
        assertThat(contact).isNull();
        Claim again = node.documents.claim(first.documentKey());
        assertThat(catchThrowable(() -> node.contacts.creating(again, VENDOR, NORDWIND, EUR)))
                .isInstanceOf(NotYet.class);
        node.contacts.creating(second, VENDOR, NORDWIND, EUR);
    }

    private static void created(JournalNode node, Claim claim, long contactId) {
        node.contacts.intend(claim, VENDOR, NORDWIND, EUR);
        node.contacts.creating(claim, VENDOR, NORDWIND, EUR);
        node.contacts.created(claim, VENDOR, NORDWIND, EUR, contactId);
    }
}
