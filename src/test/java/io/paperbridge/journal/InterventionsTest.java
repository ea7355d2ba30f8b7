package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Entries;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

class InterventionsTest {

    @OnEachDatabase
    void discardsWhatIsInReviewWaitsOrIsParkedAndKeepsItsHistory(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = inReview(node, 17);
        node.admitted(18);

        // When
        Intervention reviewed = node.interventions.discard(17, List.of(), "anna", "a quote", null);
        Intervention waiting = node.interventions.discard(18, List.of(), "anna", "a quote", null);
        Intervention again = node.interventions.discard(17, List.of(), "anna", "a quote", null);

        // Then
        assertThat(reviewed.done() && waiting.done()).isTrue();
        assertThat(again.done()).isFalse();
        assertThat(journal.count("document", "state = 'DISCARDED' and told = false"))
                .isEqualTo(2);
        assertThat(journal.count("event", "what = 'discarded' and actor = 'anna' and reason = 'a quote'"))
                .isEqualTo(2);
        assertThat(node.documents.claimToTell(claim.documentKey()).resume()).isEqualTo(Claim.Resume.TELL);
    }

    @OnEachDatabase
    void leavesAloneWhatNoLongerMeetsWhatItWasChosenBy(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim corrected = inReview(node, 17);
        inReview(node, 18);
        DocumentFilter inReview = DocumentFilter.all().withStates(Set.of(DocumentState.NEEDS_REVIEW));
        node.documents.replay(corrected.documentKey(), "anna");

        // When
        Intervention changed = node.interventions.discard(17, List.of(), "bob", "no invoices", inReview);
        Intervention same = node.interventions.discard(18, List.of(), "bob", "no invoices", inReview);

        // Then
        assertThat(changed.done()).isFalse();
        assertThat(changed.sentence().in(Locale.ENGLISH)).contains("17", "changed meanwhile");
        assertThat(same.done()).isTrue();
        assertThat(journal.count("document", "state = 'DISCARDED'")).isEqualTo(1);
    }

    @OnEachDatabase
    void discardsNothingThatIsInWorkBookedUnknownOrMayYetTakeEffect(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(17);
        node.claimed(18);
        Claim doubtful = node.claimed(19);
        node.bookings.creating(doubtful, node.bookings.intend(doubtful, Entries.bill("PLX-19")));
        node.outcomes.ended(
                doubtful, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")), Verdict.REVIEW, "");
        inReview(node, 20);

        // When // Then
        for (long id : List.of(17L, 18L, 19L, 99L)) {
            assertThat(node.interventions
                            .discard(id, List.of(), "anna", "no", null)
                            .done())
                    .isFalse();
        }
        assertThat(node.interventions
                        .discard(20, List.of(bill("PLX-20")), "anna", "no", null)
                        .done())
                .isFalse();
        assertThat(journal.count("document", "state = 'DISCARDED'")).isZero();
    }

    @OnEachDatabase
    void takesAnEntryOnceForTheDocumentThatWasBookedByHand(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        inReview(node, 17);
        inReview(node, 18);

        // When
        Intervention missing = node.interventions.resolve(17, null, "link", "anna", null);
        Intervention resolved = node.interventions.resolve(17, bill(null), "link", "anna", "typed");
        Intervention taken = node.interventions.resolve(18, bill(null), "link", "anna", null);

        // Then
        assertThat(missing.done()).isFalse();
        assertThat(resolved.done()).isTrue();
        assertThat(taken.sentence().toString()).contains("document 17");
        assertThat(node.interventions.kind(17, null)).isEqualTo(EntryKind.BILL);
        assertThat(journal.count("entry", "entry_id = 42 and foreign_entry and state = 'POSTED'"))
                .isEqualTo(1);
        assertThat(journal.count("number_lock", "folded_number = 'R-17'")).isEqualTo(1);
        assertThat(journal.text("select reason from event where what = 'resolved by hand'"))
                .contains("R-17", "typed");
    }

    @OnEachDatabase
    void booksAgainWhatWasBookedAndIsGone(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.confirmed(17);
        inReview(node, 18);

        // When
        Intervention standing = node.interventions.rebook(17, List.of(bill("PLX-17")), "anna", null);
        Intervention never = node.interventions.rebook(18, List.of(), "anna", null);
        Intervention rebooks = node.interventions.rebook(17, List.of(), "anna", "wrong period");

        // Then
        assertThat(standing.done() || never.done()).isFalse();
        assertThat(rebooks.done()).isTrue();
        assertThat(node.documents.claim(claim.documentKey()).resume()).isEqualTo(Claim.Resume.READ);
        assertThat(node.interventions.standing(17).hasEntry()).isFalse();
        assertThat(journal.count("effect", "sent_at is not null")).isZero();
        assertThat(journal.count("event", "reason = 'rebook: wrong period' and actor = 'anna'"))
                .isEqualTo(1);
    }

    private static Claim inReview(JournalNode node, long paperlessId) {
        Claim claim = node.claimed(paperlessId);
        node.outcomes.ended(claim, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")), Verdict.REVIEW, "");
        return claim;
    }

    private static FoundEntry bill(@Nullable String reference) {
        return new FoundEntry(
                EntryKind.BILL,
                42,
                reference,
                "R-17",
                7,
                Set.of(LocalDate.of(2026, 10, 1)),
                "EUR",
                new BigDecimal("119.00"),
                BigDecimal.ONE,
                true);
    }
}
