package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Entries;
import io.paperbridge.failure.ClaimLost;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.journal.Claim.Resume;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

class AftermathTest {

    private static final String CREATE = "POST /api/bills";

    @OnEachDatabase
    void sendsADocumentToAPersonWhoMustDecide(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);

        // When
        Verdict verdict =
                journal.node().aftermath.decide(claim, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")));

        // Then
        assertThat(verdict).isEqualTo(Verdict.REVIEW);
        assertThat(verdict.endsWork()).isTrue();
    }

    @OnEachDatabase
    void parksWhatNoRepetitionCanHelp(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);

        // When
        Verdict verdict =
                journal.node().aftermath.decide(claim, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("large")));

        // Then
        assertThat(verdict).isEqualTo(Verdict.PARK);
        assertThat(verdict.endsWork()).isTrue();
    }

    @OnEachDatabase
    void waitsAsLongAsTheServerAsksWithoutCountingAnAttempt(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);

        // When
        Verdict verdict = journal.node()
                .aftermath
                .decide(
                        claim,
                        new NotYet(
                                Reason.RATE_LIMITED,
                                Duration.ofSeconds(60),
                                Sentence.verbatim("BigCapital asks to wait")));

        // Then
        assertThat(verdict).isEqualTo(Verdict.LATER);
        assertThat(verdict.endsWork()).isFalse();
        assertThat(waits(journal)).isEqualTo(60);
        assertThat(journal.text("select state || ' ' || attempts || ' ' || reason_code from document"))
                .isEqualTo("RETRYING 0 rate-limited");
        assertThat(journal.text("select reason from event where to_state = 'RETRYING'"))
                .isEqualTo("BigCapital asks to wait");
    }

    @OnEachDatabase
    void countsNoAttemptWhenSomebodyMustActOnTheSettings(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);

        // When
        Verdict verdict = journal.node()
                .aftermath
                .decide(claim, new ConfigurationFault(Reason.ACCESS_REFUSED, Sentence.verbatim("wrong key")));

        // Then
        assertThat(verdict).isEqualTo(Verdict.LATER);
        assertThat(waits(journal)).isEqualTo(60);
        assertThat(journal.text("select attempts from document")).isEqualTo("0");
    }

    @OnEachDatabase
    void triesAServersFailureAgainAsLateAsItsCategorySays(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim server = node.claimed(17);

        // When
        Verdict verdict =
                node.aftermath.decide(server, RemoteFailure.server("BigCapital", "GET /api/bills", 502, true));

        // Then
        assertThat(verdict).isEqualTo(Verdict.LATER);
        assertThat(waits(journal)).isEqualTo(Duration.ofMinutes(5).toSeconds() * 3 / 2);
        assertThat(journal.text("select attempts || ' ' || reason_code from document"))
                .isEqualTo("1 remote-unavailable");
    }

    @OnEachDatabase
    void triesARefusalAgainMuchLater(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim refused = node.claimed(17);

        // When
        node.aftermath.decide(refused, RemoteFailure.rejected("BigCapital", CREATE, 400, "ITEMS_NOT_FOUND", ""));

        // Then
        assertThat(waits(journal)).isEqualTo(Duration.ofMinutes(30).toSeconds());
    }

    @OnEachDatabase
    void waitsLongerAfterEveryAttemptAndParksAfterTheLast(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        long key = node.admitted(17);
        RuntimeException fault = new IllegalStateException("a fault of our own");
        long[] minutes = {5, 15, 60, 240, 720};

        // When // Then
        for (long wait : minutes) {
            assertThat(node.aftermath.decide(node.documents.claim(key), fault)).isEqualTo(Verdict.LATER);
            assertThat(waits(journal)).isEqualTo(wait * 60);
            journal.letPass(Duration.ofMinutes(wait + 1));
        }
        assertThat(node.aftermath.decide(node.documents.claim(key), fault)).isEqualTo(Verdict.PARK);
    }

    @OnEachDatabase
    void parksAtTheFirstFailureWhenNothingIsTriedAgain(TestJournal journal) {
        // Given
        JournalNode node = journal.nodeWith(TestSettings.withoutRetry());
        Claim claim = node.claimed(17);

        // When
        Verdict verdict = node.aftermath.decide(claim, RemoteFailure.server("BigCapital", CREATE, 502, false));

        // Then
        assertThat(verdict).isEqualTo(Verdict.PARK);
    }

    @OnEachDatabase
    void leavesACreateWithoutAnswerInDoubtUntilTheQuietTime(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = creating(node);

        // When
        Verdict verdict =
                node.aftermath.decide(claim, RemoteFailure.network("BigCapital", CREATE, false, new IOException()));

        // Then
        assertThat(verdict).isEqualTo(Verdict.LATER);
        assertThat(waits(journal)).isBetween(100L, 105L);
        assertThat(journal.text("select state from entry")).isEqualTo("IN_DOUBT");
        assertThat(journal.text("select attempts from document")).isEqualTo("1");
        journal.letPass(Duration.ofSeconds(106));
        Claim again = node.documents.claim(claim.documentKey());
        assertThat(again.resume()).isEqualTo(Resume.BOOK);
        assertThat(journal.count("document", "recheck_at is not null")).isEqualTo(1);
    }

    @OnEachDatabase
    void takesARefusedCreateForNeverSent(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = creating(node);

        // When
        node.aftermath.decide(claim, RemoteFailure.rejected("BigCapital", CREATE, 400, "BILL_NUMBER_EXISTS", ""));

        // Then
        assertThat(journal.count("effect", "sent_at is not null")).isZero();
        assertThat(journal.text("select state from entry")).isEqualTo("INTENDED");
        journal.letPass(Duration.ofHours(1));
        assertThat(node.documents.claim(claim.documentKey()).resume()).isEqualTo(Resume.READ);
    }

    @OnEachDatabase
    void takesAThrottledCreateForNeverSent(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = creating(node);

        // When
        node.aftermath.decide(claim, new NotYet(Reason.RATE_LIMITED, Duration.ofSeconds(9), Sentence.verbatim("wait")));

        // Then
        assertThat(journal.count("effect", "sent_at is not null")).isZero();
        assertThat(waits(journal)).isEqualTo(9);
    }

    @OnEachDatabase
    void keepsADoubtWhileItWaitsForTheQuietTime(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = creating(node);

        // When
        node.aftermath.decide(
                claim, new NotYet(Reason.IN_DOUBT, Duration.ofSeconds(50), Sentence.verbatim("not yet known")));

        // Then
        assertThat(journal.count("effect", "sent_at is not null")).isEqualTo(1);
    }

    @OnEachDatabase
    void findsTheFailureBehindWhatIsWrappedAroundIt(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);
        Throwable wrapped = new CompletionException(new IllegalStateException(
                "route failed", new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice"))));

        // When
        Verdict verdict = journal.node().aftermath.decide(claim, wrapped);

        // Then
        assertThat(verdict).isEqualTo(Verdict.REVIEW);
        assertThat(Aftermath.wordingOf(wrapped)).isEqualTo(Sentence.verbatim("twice"));
        assertThat(Aftermath.wordingOf(new IllegalStateException("secret")).toString())
                .contains("IllegalStateException")
                .doesNotContain("secret");
    }

    @OnEachDatabase
    void doesNothingWithoutADocumentOrWithALostOne(TestJournal journal) {
        // Given
        Aftermath aftermath = journal.node().aftermath;
        Claim claim = journal.node().claimed(17);

        // When // Then
        assertThat(aftermath.decide(null, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("large"))))
                .isEqualTo(Verdict.NOTHING);
        assertThat(aftermath.decide(claim, new ClaimLost("taken over"))).isEqualTo(Verdict.NOTHING);
        assertThat(journal.text("select state from document")).isEqualTo("PROCESSING");
    }

    @OnEachDatabase
    void tellsAgainLaterAndKeepsTheFinalState(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim telling = telling(node);

        // When
        Verdict verdict = node.aftermath.decide(telling, RemoteFailure.server("Paperless", "POST", 503, true));

        // Then
        assertThat(verdict).isEqualTo(Verdict.LATER);
        assertThat(waits(journal)).isEqualTo(300);
        assertThat(journal.text("select state || ' ' || tell_attempts from document"))
                .isEqualTo("NEEDS_REVIEW 1");
        journal.letPass(Duration.ofMinutes(6));
        assertThat(node.documents.claimToTell(telling.documentKey()).resume()).isEqualTo(Resume.TELL);
    }

    @OnEachDatabase
    void tellsAgainAfterADayStillAsTheLastDelaySays(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim telling = telling(node);
        journal.sql("update document set tell_attempts = 40");

        // When
        node.aftermath.decide(telling, RemoteFailure.server("Paperless", "POST", 503, true));

        // Then
        assertThat(waits(journal)).isEqualTo(Duration.ofHours(12).toSeconds());
    }

    @OnEachDatabase
    void tellsNobodyOfADocumentThatIsGone(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim telling = telling(node);

        // When
        node.aftermath.decide(telling, new Refused(Reason.DOCUMENT_GONE, Sentence.verbatim("document 17 is gone")));

        // Then
        assertThat(journal.count("document", "told")).isEqualTo(1);
    }

    @OnEachDatabase
    void waitsToTellAsLongAsPaperlessAsks(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim telling = telling(node);

        // When
        node.aftermath.decide(
                telling, new NotYet(Reason.RATE_LIMITED, Duration.ofSeconds(7), Sentence.verbatim("wait")));

        // Then
        assertThat(waits(journal)).isEqualTo(7);
    }

    @OnEachDatabase
    void leavesADocumentBookedWhoseCheckFailsForGood(TestJournal journal) {
        // Given
        JournalNode node = journal.nodeWith(TestSettings.withoutRetry());
        node.confirmed(17);
        journal.letPass(Duration.ofMinutes(1));
        node.admitted(17);
        Claim recheck = node.documents.claim(node.key(17));

        // When
        Verdict verdict =
                node.aftermath.decide(recheck, RemoteFailure.server("BigCapital", "GET /api/bills/90", 502, true));

        // Then
        assertThat(verdict).isEqualTo(Verdict.LATER);
        assertThat(journal.text("select state from document")).isEqualTo("CONFIRMED");
        assertThat(node.documents.claimToTell(recheck.documentKey()).resume()).isEqualTo(Resume.TELL);
    }

    @OnEachDatabase
    void looksForTheContactAnewThatACreateNamedInVain(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.contacts.remember(claim, "vendor", List.of("vat:DE1"), "EUR", 12);
        node.contacts.remember(claim, "vendor", List.of("vat:DE2"), "EUR", 13);
        node.bookings.creating(claim, node.bookings.intend(claim, Entries.bill("PLX-17")));

        // When
        node.aftermath.decide(claim, RemoteFailure.rejected("BigCapital", CREATE, 404, null, "NotFoundError"));

        // Then
        assertThat(node.contacts.remembered("vendor", List.of("vat:DE1"), "EUR"))
                .isNull();
        assertThat(node.contacts.remembered("vendor", List.of("vat:DE2"), "EUR"))
                .isEqualTo(13);
    }

    @OnEachDatabase
    void countsNoAttemptToTellWhileNobodyCanBeTold(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim telling = telling(node);

        // When
        node.aftermath.decide(telling, new ConfigurationFault(Reason.ACCESS_REFUSED, Sentence.verbatim("wrong token")));

        // Then
        assertThat(waits(journal)).isEqualTo(60);
        assertThat(journal.text("select tell_attempts from document")).isEqualTo("0");
    }

    private static Claim creating(JournalNode node) {
        Claim claim = node.claimed(17);
        node.bookings.creating(claim, node.bookings.intend(claim, Entries.bill("PLX-17")));
        return claim;
    }

    private static Claim telling(JournalNode node) {
        Claim claim = node.claimed(17);
        node.outcomes.ended(claim, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")), Verdict.REVIEW, "");
        return node.documents.claimToTell(claim.documentKey());
    }

    /** In how many seconds the only document is due, rounded up. */
    private static long waits(TestJournal journal) {
        return Long.parseLong(String.valueOf(journal.text(
                "select cast(ceil(extract(epoch from (due_at - current_timestamp))) as bigint) from document")));
    }
}
