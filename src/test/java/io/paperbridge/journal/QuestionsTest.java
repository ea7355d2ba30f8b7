package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Money;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

class QuestionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Set<EntryKind> LIKE = Set.of(EntryKind.BILL, EntryKind.EXPENSE);
    private static final Question LIMIT = new Question(Reason.APPROVAL_LIMIT, "119.00 EUR vat:DE1");
    private static final Question HIGHER = new Question(Reason.APPROVAL_LIMIT, "238.00 EUR vat:DE1");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @OnEachDatabase
    void oneOfManyLookalikesAtTheSameMomentPassesAndTheOthersAreAskedAbout(TestJournal journal) throws Exception {
        // Given
        List<JournalNode> nodes = List.of(journal.node(), journal.anotherNode());
        List<Claim> claims = IntStream.range(0, 8)
                .mapToObj(thread -> nodes.get(thread % 2).claimed(100 + thread))
                .toList();

        // When
        List<Boolean> passed = Together.run(thread -> nodes.get(thread % 2)
                .questions
                .ask(claims.get(thread), bill("R-" + thread, "DE1"), LIKE, 7, QuestionsTest::aboutAlike)
                .isEmpty());

        // Then
        assertThat(passed).containsOnlyOnce(true);
        assertThat(journal.count("precedent", "passed")).isEqualTo(1);
    }

    @OnEachDatabase
    void oneOfManyAccountsOfANewVendorAtTheSameMomentPasses(TestJournal journal) throws Exception {
        // Given
        List<JournalNode> nodes = List.of(journal.node(), journal.anotherNode());
        List<Claim> claims = IntStream.range(0, 8)
                .mapToObj(thread -> nodes.get(thread % 2).claimed(100 + thread))
                .toList();

        // When
        List<Boolean> passed = Together.run(thread -> nodes.get(thread % 2)
                .questions
                .ask(claims.get(thread), bill("R-" + thread, "DE" + thread), Set.of(), 0, QuestionsTest::aboutAccounts)
                .isEmpty());

        // Then
        assertThat(passed).containsOnlyOnce(true);
    }

    @OnEachDatabase
    void whatEndedInReviewIsNoMeasureForOthersAndIsMeasuredAnewWhenItIsPutBack(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        ask(node, first, bill("R-1", "DE1"));
        review(node, first);

        // When
        List<Question> second = ask(node, node.claimed(18), bill("R-2", "DE1"));
        List<Question> putBack = ask(node, again(node, first), bill("R-1", "DE1"));

        // Then
        assertThat(second).isEmpty();
        assertThat(putBack).extracting(Question::subject).containsExactly("PLX-18");
    }

    @OnEachDatabase
    void whatPassedPassesAgainAfterACrashThoughAnotherWasApprovedMeanwhile(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        ask(node, first, bill("R-1", "DE1"));
        Claim second = node.claimed(18);
        ask(node, second, bill("R-2", "DE1"));
        review(node, second);
        node.approvals.approve(18, "anna", null);
        List<Question> approved = ask(node, node.documents.claim(second.documentKey()), bill("R-2", "DE1"));

        // When
        journal.letPass(Duration.ofMinutes(4));
        List<Question> again = ask(node, node.documents.claim(first.documentKey()), bill("R-1", "DE1"));

        // Then
        assertThat(approved).isEmpty();
        assertThat(again).isEmpty();
    }

    @OnEachDatabase
    void anApprovalCoversWhatWasAskedAndNothingElse(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        List<Question> asked = node.questions.ask(claim, bill("R-1", null), Set.of(), 0, earlier -> List.of(LIMIT));
        review(node, claim);

        // When
        boolean approved = node.approvals.approve(17, "anna", "by telephone");
        Claim next = node.documents.claim(claim.documentKey());
        List<Question> same = node.questions.ask(next, bill("R-1", null), Set.of(), 0, earlier -> List.of(LIMIT));
        List<Question> other = node.questions.ask(next, bill("R-1", "DE1"), Set.of(), 0, earlier -> List.of(HIGHER));

        // Then
        assertThat(asked).containsExactly(LIMIT);
        assertThat(approved).isTrue();
        assertThat(same).isEmpty();
        assertThat(other).containsExactly(HIGHER);
        assertThat(journal.text("select actor || '|' || reason from event where what = 'approved'"))
                .isEqualTo("anna|approval-limit: 119.00 EUR vat:DE1 (by telephone)");
    }

    @OnEachDatabase
    void aQuestionThatIsNoLongerAskedIsNotApprovedWithTheOthers(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.questions.ask(claim, bill("R-1", null), Set.of(), 0, earlier -> List.of(HIGHER));
        node.questions.ask(claim, bill("R-1", null), Set.of(), 0, earlier -> List.of(LIMIT));
        review(node, claim);

        // When
        node.approvals.approve(17, "anna", null);

        // Then
        assertThat(journal.text("select subject from question")).isEqualTo(LIMIT.subject());
    }

    @OnEachDatabase
    void theTagApprovesADocumentInReviewOnceItIsToldAndIsNothingOnOthers(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.questions.ask(claim, bill("R-1", null), Set.of(), 0, earlier -> List.of(LIMIT));
        review(node, claim);
        DocumentRef ref = claim.ref();

        // When
        Admission untold = node.approvals.admit(ref, false, node.documents.now().plus(MINUTE), "anna");
        node.outcomes.told(node.documents.claimToTell(claim.documentKey()));
        Admission unseen =
                node.approvals.admit(new DocumentRef(99, TestJournal.ADDED), false, node.documents.now(), "anna");
        boolean open = node.questions.areOpen(ref);
        Admission approved =
                node.approvals.admit(ref, false, node.documents.now().plus(MINUTE), "anna");

        // Then
        assertThat(untold).isEqualTo(Admission.KNOWN);
        assertThat(unseen).isEqualTo(Admission.KNOWN);
        assertThat(open).isTrue();
        assertThat(approved).isEqualTo(Admission.AGAIN);
        assertThat(journal.text("select approved_by from question")).isEqualTo("anna");
        assertThat(journal.count("document", "true")).isEqualTo(1);
    }

    @OnEachDatabase
    void theTagOnABookedDocumentIsTakenOffByTellingAgain(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.confirmed(17);

        // When
        Admission admission =
                node.approvals.admit(claim.ref(), false, node.documents.now().plus(MINUTE), "anna");

        // Then
        assertThat(admission).isEqualTo(Admission.KNOWN);
        assertThat(journal.text("select state || ' ' || told from document")).isEqualToIgnoringCase("CONFIRMED false");
    }

    @OnEachDatabase
    void nothingIsApprovedWhereNothingWasAsked(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        review(node, node.claimed(17));

        // When // Then
        assertThat(node.approvals.approve(17, "anna", null)).isFalse();
        assertThat(node.approvals.approve(99, "anna", null)).isFalse();
        assertThat(journal.text("select state from document")).isEqualTo("NEEDS_REVIEW");
    }

    private static List<Question> ask(JournalNode node, Claim claim, Precedent document) {
        return node.questions.ask(claim, document, LIKE, 7, QuestionsTest::aboutAlike);
    }

    private static List<Question> aboutAlike(Earlier earlier) {
        return earlier.alike().stream()
                .map(other -> new Question(Reason.LIKELY_DUPLICATE, other.reference()))
                .toList();
    }

    private static List<Question> aboutAccounts(Earlier earlier) {
        return new ArrayList<>(earlier.accounts())
                .stream()
                        .map(account -> new Question(Reason.IBAN_CHANGED, account.iban()))
                        .toList();
    }

    private static Precedent bill(String number, @Nullable String iban) {
        return new Precedent(EntryKind.BILL, 12L, "vat:DE1", number, DAY, Money.of("119.00", "EUR"), iban);
    }

    private static void review(JournalNode node, Claim claim) {
        node.outcomes.ended(
                claim, new ReviewNeeded(Reason.APPROVAL_LIMIT, Sentence.verbatim("Approve it.")), Verdict.REVIEW, "");
    }

    private static Claim again(JournalNode node, Claim claim) {
        node.documents.replay(claim.documentKey(), "test");
        return node.documents.claim(claim.documentKey());
    }
}
