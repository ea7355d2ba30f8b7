package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.time.Instant;

class AdmissionTest {

    private static final DocumentRef SEVENTEEN = new DocumentRef(17, TestJournal.ADDED);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @OnEachDatabase
    void admitsOnce(TestJournal journal) {
        // Given
        Documents documents = journal.node().documents;

        // When
        Admission first = documents.admit(SEVENTEEN, documents.now());
        Admission second = documents.admit(SEVENTEEN, documents.now());

        // Then
        assertThat(first).isEqualTo(Admission.NEW);
        assertThat(second).isEqualTo(Admission.KNOWN);
        assertThat(journal.count("document", "reference = 'PLX-17' and state = 'RECEIVED'"))
                .isEqualTo(1);
        assertThat(journal.text("select what from event")).isEqualTo("admitted");
    }

    @OnEachDatabase
    void takesTheSameIdOfARebuiltPaperlessForAnotherDocument(TestJournal journal) {
        // Given
        Documents documents = journal.node().documents;
        documents.admit(SEVENTEEN, documents.now());
        DocumentRef rebuilt = new DocumentRef(17, TestJournal.ADDED.plusMillis(1));

        // When
        Admission admission = documents.admit(rebuilt, documents.now());

        // Then
        assertThat(admission).isEqualTo(Admission.NEW);
        assertThat(documents.claim(journal.node().key(17)).reference()).isEqualTo("PLX-17.2");
    }

    @OnEachDatabase
    void leavesADocumentInWorkAlone(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);

        // When
        Admission admission = node.documents.admit(SEVENTEEN, node.documents.now());

        // Then
        assertThat(admission).isEqualTo(Admission.KNOWN);
        node.fences.hold(claim);
    }

    @OnEachDatabase
    void startsAReviewedDocumentAnewWhenTheTagIsPutBack(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        reviewed(node, true);
        journal.letPass(MINUTE);

        // When
        Admission admission = node.documents.admit(SEVENTEEN, node.documents.now());

        // Then
        assertThat(admission).isEqualTo(Admission.AGAIN);
        assertThat(journal.count("document", "state = 'RECEIVED' and told = false and attempts = 0 and urgency = 1"))
                .isEqualTo(1);
        assertThat(journal.text("select reason from event where what = 'started anew'"))
                .isEqualTo("tag put back");
    }

    @OnEachDatabase
    void takesTheTagForPutBackOnlyWhenPaperlessWasTold(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        reviewed(node, false);
        journal.letPass(MINUTE);

        // When
        Admission admission = node.documents.admit(SEVENTEEN, node.documents.now());

        // Then
        assertThat(admission).isEqualTo(Admission.KNOWN);
    }

    @OnEachDatabase
    void takesTheTagForPutBackOnlyWhenThePollAskedAfterPaperlessWasTold(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Instant pollStarted = node.documents.now().minus(MINUTE);
        reviewed(node, true);

        // When
        Admission admission = node.documents.admit(SEVENTEEN, pollStarted);

        // Then
        assertThat(admission).isEqualTo(Admission.KNOWN);
    }

    @OnEachDatabase
    void looksAtTheEntryOfABookedDocumentWhenTheTagIsPutBack(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(17);
        journal.letPass(MINUTE);

        // When
        Admission admission = node.documents.admit(SEVENTEEN, node.documents.now());

        // Then
        assertThat(admission).isEqualTo(Admission.RECHECK);
        Claim claim = node.documents.claim(node.key(17));
        assertThat(claim.resume()).isEqualTo(Claim.Resume.LOOK_AGAIN);
        assertThat(node.booking(claim).isSettled()).isTrue();
    }

    @OnEachDatabase
    void looksEverywhereUntilTheJournalHasHistory(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.posted(first);
        node.outcomes.confirmed(first, "http://books/bills/90/edit", "open");

        // When
        Claim second = node.claimed(18);

        // Then
        assertThat(first.lookEverywhere()).isTrue();
        assertThat(second.lookEverywhere()).isFalse();
    }

    private static void reviewed(JournalNode node, boolean told) {
        Claim claim = node.claimed(17);
        node.outcomes.ended(claim, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")), Verdict.REVIEW, "");
        if (told) {
            node.outcomes.told(node.documents.claimToTell(claim.documentKey()));
        }
    }
}
