package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Entries;
import io.paperbridge.document.Outcome;
import io.paperbridge.document.Term;
import io.paperbridge.failure.ClaimLost;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.journal.Claim.Resume;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

class OutcomesTest {

    private static final String LINK = "http://books/bills/90/edit";

    @OnEachDatabase
    void tellsWhatWasReadAndWhereTheEntryIs(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.documents.read(claim, Readings.invoice(), "Invoice of October");
        node.posted(claim);

        // When
        node.outcomes.confirmed(claim, LINK, "open");

        // Then
        Outcome outcome = node.outcomes.outcome(node.documents.claimToTell(claim.documentKey()));
        assertThat(outcome.state()).isEqualTo(Outcome.State.CONFIRMED);
        assertThat(outcome.link()).isEqualTo(LINK);
        assertThat(outcome.status()).isEqualTo("open");
        assertThat(outcome.sentence()).isNull();
        assertThat(outcome.fields().number()).isEqualTo("R-17");
        assertThat(outcome.fields().issueDate()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(outcome.fields().gross()).isEqualByComparingTo("119.00");
        assertThat(outcome.fields().party()).isEqualTo("Nordwind Papier GmbH");
        assertThat(journal.text("select state from entry")).isEqualTo("POSTED");
    }

    @OnEachDatabase
    void leavesAVerifiedDraftADraft(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.bookings.checked(claim, node.drafted(claim, Entries.draft("PLX-17")), false);

        // When
        node.outcomes.confirmed(claim, LINK, "draft");

        // Then
        assertThat(journal.text("select state || ' ' || status from entry")).isEqualTo("VERIFIED draft");
    }

    @OnEachDatabase
    void keepsWhatDoesNotFitTheJournalOutOfIt(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);

        // When
        node.documents.read(claim, Readings.nonsense(), "t".repeat(300));

        // Then
        assertThat(journal.count("document", "gross is null and party is null and net = 100"))
                .isEqualTo(1);
        assertThat(journal.text("select invoice_number from document")).hasSize(255);
    }

    @OnEachDatabase
    void asksAPersonWithTheReasonAndANoteOfItsOwnEachTime(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.outcomes.ended(
                first, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("It is there.")), Verdict.REVIEW, "");
        Claim telling = node.documents.claimToTell(first.documentKey());
        Outcome firstOutcome = node.outcomes.outcome(telling);
        node.outcomes.told(telling);
        node.documents.replay(first.documentKey(), "anna");
        Claim second = node.documents.claim(first.documentKey());

        // When
        node.outcomes.ended(
                second, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("Still.")), Verdict.REVIEW, "90");

        // Then
        Outcome outcome = node.outcomes.outcome(node.documents.claimToTell(first.documentKey()));
        assertThat(firstOutcome.marker()).isEqualTo("#PLX-17-1");
        assertThat(outcome.marker()).isEqualTo("#PLX-17-2");
        assertThat(outcome.sentence()).isEqualTo("Still. Entry 90 is left in BigCapital; look at it there.");
        assertThat(outcome.link()).isNull();
        assertThat(journal.text("select reason_code from document")).isEqualTo("duplicate");
    }

    @OnEachDatabase
    void parksAFaultOfOurOwnWithoutItsDetails(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);

        // When
        node.outcomes.ended(claim, new IllegalStateException("token t0p"), Verdict.PARK, "");

        // Then
        Outcome outcome = node.outcomes.outcome(node.documents.claimToTell(claim.documentKey()));
        assertThat(outcome.state()).isEqualTo(Outcome.State.PARKED);
        assertThat(outcome.sentence()).contains("IllegalStateException").doesNotContain("t0p");
        assertThat(journal.text("select reason_code from document")).isEqualTo("internal-error");
    }

    @OnEachDatabase
    void cutsASentenceThatTheJournalCannotHold(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);

        // When
        node.outcomes.ended(
                claim, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("x".repeat(5000))), Verdict.PARK, "");

        // Then
        assertThat(journal.text("select reason_text from document"))
                .hasSize(2000)
                .endsWith("…");
    }

    @OnEachDatabase
    void endsADocumentWhoseTextHasACharacterThatNoDatabaseTakes(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.documents.read(claim, Readings.invoice("R\u000017"), "Invoice\u0000");

        // When
        node.outcomes.ended(
                claim,
                new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("The number R\u000017 is taken.")),
                Verdict.REVIEW,
                "");

        // Then
        assertThat(journal.text("select title || ' ' || invoice_number || ' ' || reason_text from document"))
                .isEqualTo("Invoice R17 The number R17 is taken.");
    }

    @OnEachDatabase
    void tellsNobodyOfADryRun(TestJournal journal) {
        // Given
        JournalNode node = journal.nodeWith(TestSettings.dryRun());
        Claim claim = node.claimed(17);
        node.bookings.intend(claim, Entries.bill("PLX-17"));

        // When
        node.outcomes.rehearsed(claim);

        // Then
        assertThat(journal.count("document", "state = 'CONFIRMED' and told")).isEqualTo(1);
        assertThatThrownBy(() -> node.documents.claimToTell(claim.documentKey()))
                .isInstanceOf(ClaimLost.class);
    }

    @OnEachDatabase
    void keepsWhatWasWrittenIntoFields(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.outcomes.writing(claim, Map.of(Term.NET, "EUR100.00", Term.INVOICE_NUMBER, "R-17"));

        // When
        node.outcomes.writing(claim, Map.of(Term.NET, "EUR101.00"));

        // Then
        assertThat(node.outcomes.written(claim)).isEqualTo(Map.of(Term.NET, "EUR101.00", Term.INVOICE_NUMBER, "R-17"));
    }

    @OnEachDatabase
    void sweepsOnceAfterADoubtIsOver(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim doubtful = node.claimed(17);
        Booking intended = node.bookings.intend(doubtful, Entries.bill("PLX-17"));
        node.bookings.creating(doubtful, intended);
        node.aftermath.decide(doubtful, RemoteFailure.network("BigCapital", "POST", false, new IOException()));
        journal.letPass(Duration.ofSeconds(106));
        Claim claim = node.documents.claim(doubtful.documentKey());
        node.bookings.checked(claim, node.bookings.drafted(claim, intended, 90), true);
        node.outcomes.confirmed(claim, LINK, "open");
        node.outcomes.told(node.documents.claimToTell(claim.documentKey()));

        // When
        Claim sweeping = node.documents.claimToTell(claim.documentKey());
        node.outcomes.swept(sweeping);

        // Then
        assertThat(sweeping.resume()).isEqualTo(Resume.SWEEP);
        assertThatThrownBy(() -> node.documents.claimToTell(claim.documentKey()))
                .isInstanceOf(ClaimLost.class);
        assertThat(journal.count("document", "told and owner is null")).isEqualTo(1);
    }

    @OnEachDatabase
    void sweepsAgainWhenTheNodeThatSweptHasDied(TestJournal journal) {
        // Given
        Claim told = journal.node().confirmed(17);
        journal.sql("update document set recheck_at = current_timestamp");
        journal.node().documents.claimToTell(told.documentKey());
        journal.letPass(Duration.ofMinutes(4));

        // When
        Claim taken = journal.anotherNode().documents.claimToTell(told.documentKey());

        // Then
        assertThat(taken.resume()).isEqualTo(Resume.SWEEP);
    }

    @OnEachDatabase
    void sweepsAgainLaterWhenASweepFails(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim told = node.confirmed(17);
        journal.sql("update document set recheck_at = current_timestamp");
        Claim sweeping = node.documents.claimToTell(told.documentKey());

        // When
        node.aftermath.decide(sweeping, RemoteFailure.server("BigCapital", "GET /api/bills", 502, true));

        // Then
        assertThat(journal.count("document", "state = 'CONFIRMED' and told and owner is null"))
                .isEqualTo(1);
        assertThatThrownBy(() -> node.documents.claimToTell(told.documentKey())).isInstanceOf(ClaimLost.class);
        journal.letPass(Duration.ofMinutes(6));
        assertThat(node.documents.claimToTell(told.documentKey()).resume()).isEqualTo(Resume.SWEEP);
    }
}
