package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.ClaimLost;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.journal.Attachables.Answer;
import io.paperbridge.journal.Attachment.State;
import io.paperbridge.journal.Effects.Effect;
import io.paperbridge.journal.Effects.Kind;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.time.Duration;

class AttachmentsTest {

    private final RemoteFailure down = RemoteFailure.server("BigCapital", "POST /api/attachments", 500, false);
    private final RemoteFailure cut =
            RemoteFailure.network("BigCapital", "POST /api/attachments", false, new IOException("cut"));

    @OnEachDatabase
    void intendsTheOriginalWithTheConfirmationAndAttachesItAfterPaperlessWasTold(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim booking = node.claimed(17);
        node.posted(booking);
        node.outcomes.confirmed(booking, "http://books/bills/90/edit", "open");
        Throwable untold = catchThrowable(() -> node.documents.claimToAttach(booking.documentKey()));
        node.outcomes.told(node.documents.claimToTell(booking.documentKey()));

        // When
        Claim claim = node.documents.claimToAttach(booking.documentKey());

        // Then
        assertThat(untold).isInstanceOf(ClaimLost.class);
        assertThat(node.attachments.of(claim))
                .isEqualTo(new Attachment(EntryKind.BILL, 90, State.WAITING, null, 0, null));
    }

    @OnEachDatabase
    void leavesSomebodyElsesEntryAlone(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.posted(claim);
        journal.sql("update entry set foreign_entry = true");

        // When
        node.outcomes.confirmed(claim, "http://books/bills/90/edit", "open");

        // Then
        assertThat(journal.count("attachment", "true")).isZero();
    }

    @OnEachDatabase
    void goesFromUploadToLinkToAttached(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = toAttach(node, 17);
        upload(node, claim);
        Attachment uploaded = node.attachments.of(claim);

        // When
        node.attachments.attached(claim, "PLX-17-4f1c09ab.pdf", 1234, "1795197547851");

        // Then
        assertThat(uploaded)
                .isEqualTo(new Attachment(
                        EntryKind.BILL, 90, State.UPLOADED, "PLX-17-4f1c09ab.pdf", 1234, "1795197547851"));
        assertThat(journal.count("attachment", "state = 'ATTACHED'")).isEqualTo(1);
        assertThat(journal.count("document", "owner is null and state = 'CONFIRMED' and told"))
                .isEqualTo(1);
        assertThat(journal.text("select reason from event where what = 'original attached'"))
                .isEqualTo("PLX-17-4f1c09ab.pdf");
        assertThat(catchThrowable(() -> node.documents.claimToAttach(claim.documentKey())))
                .isInstanceOf(ClaimLost.class);
    }

    @OnEachDatabase
    void letsAFailureNeitherParkNorUntellTheDocument(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = toAttach(node, 17);

        // When
        Verdict verdict = node.aftermath.decide(claim, down);

        // Then
        assertThat(verdict.endsWork()).isFalse();
        assertThat(journal.count("document", "state = 'CONFIRMED' and told and attempts = 0 and owner is null"))
                .isEqualTo(1);
        assertThat(journal.count("attachment", "state = 'WAITING' and attempts = 1 and due_at > current_timestamp"))
                .isEqualTo(1);
        assertThat(node.attachmentReport.failed()).singleElement().satisfies(row -> assertThat(row.reason())
                .contains("500"));
        assertThat(journal.count("event", "what = 'original not attached yet'")).isEqualTo(1);
    }

    @OnEachDatabase
    void triesAgainEveryTwelveHoursInTheEnd(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = toAttach(node, 17);
        long key = claim.documentKey();
        for (int i = 0; i < 6; i++) {
            node.aftermath.decide(claim, down);
            journal.letPass(Duration.ofHours(19));
            claim = node.documents.claimToAttach(key);
        }

        // When
        node.aftermath.decide(claim, down);

        // Then
        assertThat(journal.count("attachment", "attempts = 7 and due_at > current_timestamp + interval '17' hour"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void leavesOutWhatNoRepetitionHelpsUntilThePersonPutsTheTagBack(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = toAttach(node, 17);
        node.aftermath.decide(claim, new Refused(Reason.UNREADABLE, Sentence.verbatim("The original is empty.")));
        String leftOut = journal.text("select state || ' ' || reason_text from attachment");
        journal.letPass(Duration.ofMinutes(5));
        node.documents.admit(claim.ref(), node.documents.now());
        Claim again = node.documents.claim(claim.documentKey());

        // When
        node.outcomes.confirmed(again, "http://books/bills/90/edit", "open");

        // Then
        assertThat(leftOut).isEqualTo("LEFT_OUT The original is empty.");
        assertThat(journal.count("attachment", "state = 'WAITING' and attempts = 0 and reason_text is null"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void startsAnewForAnEntryThatWasMadeAnew(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = toAttach(node, 17);
        upload(node, claim);
        node.attachments.attached(claim, "PLX-17-4f1c09ab.pdf", 1234, "1795197547851");
        journal.letPass(Duration.ofMinutes(5));
        node.documents.admit(claim.ref(), node.documents.now());
        Claim again = node.documents.claim(claim.documentKey());
        journal.sql("update entry set entry_id = 91");

        // When
        node.outcomes.confirmed(again, "http://books/bills/91/edit", "open");

        // Then
        assertThat(journal.count("attachment", "state = 'WAITING' and entry_id = 91 and remote_key is null"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void waitsForTheQuietTimeAfterAnUploadWithoutAnswerAndKeepsOthersOut(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = toAttach(node, 17);
        Effect upload = node.effects.intend(claim, Kind.UPLOAD_ORIGINAL, "bill 90", "sha");
        node.attachingLane.enter(claim);
        node.effects.sending(claim, upload);
        node.aftermath.decide(claim, cut);
        JournalNode other = journal.anotherNode();
        Claim second = toAttach(other, 18);

        // When
        Throwable shut = catchThrowable(() -> other.attachingLane.enter(second));
        journal.letPass(Duration.ofMinutes(8)); // the upload, the quiet time, and the rest of a server that fails

        // Then
        assertThat(shut).isInstanceOfSatisfying(NotYet.class, busy -> assertThat(busy.reason())
                .isEqualTo(Reason.ATTACHING_BUSY));
        Claim again = node.documents.claim(node.admitted(19));
        node.attachingLane.enter(again);
        assertThat(journal.count("lane", "name = 'attaching' and document_key = " + again.documentKey()))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void letsOneUploadOnItsWayOverAllNodesAndTheNextAfterItsAnswer(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        JournalNode other = journal.anotherNode();
        Claim first = toAttach(node, 17);
        Claim second = toAttach(other, 18);
        node.attachingLane.enter(first);
        Throwable busy = catchThrowable(() -> other.attachingLane.enter(second));

        // When
        node.attachingLane.leave(first);
        other.attachingLane.enter(second);

        // Then
        assertThat(busy).isInstanceOf(NotYet.class);
        assertThat(journal.count("lane", "name = 'posting' and document_key is null and shut_until is null"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void restsAllOriginalsWhileTheServerFailsAndCountsNoAttemptForWrongSettings(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = toAttach(node, 17);

        // When
        node.aftermath.decide(
                claim,
                new ConfigurationFault(
                        Reason.ACCESS_REFUSED, Sentence.verbatim("BigCapital refused the key; make a new one.")));

        // Then
        assertThat(journal.count("lane", "name = 'attaching' and shut_until > current_timestamp"))
                .isEqualTo(1);
        assertThat(journal.count("attachment", "attempts = 0 and reason_code = 'access-refused'"))
                .isEqualTo(1);
        assertThat(node.attachmentReport.dueBy(node.documents.now().plusSeconds(30)))
                .isZero();
    }

    @OnEachDatabase
    void uploadsAgainWhenTheServerHasLostTheUpload(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = toAttach(node, 17);
        upload(node, claim);

        // When
        node.aftermath.decide(
                claim,
                RemoteFailure.rejected("BigCapital", "POST /api/attachments/1/link", 404, null, "NotFoundError"));

        // Then
        assertThat(journal.count("attachment", "state = 'WAITING' and remote_key is null and attempts = 1"))
                .isEqualTo(1);
        assertThat(journal.count("effect", "kind = 'UPLOAD_ORIGINAL' and done_at is null and sent_at is null"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void remembersForADayWhatTheServerLinksAndFetchesUpWhenItHasLearnedTo(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = toAttach(node, 17);
        Answer unknown = node.attachables.answer(EntryKind.BILL);
        node.attachables.learned(EntryKind.BILL, false);
        node.attachments.byLink(claim);
        Answer no = node.attachables.answer(EntryKind.BILL);
        journal.letPass(Duration.ofHours(25));
        Answer old = node.attachables.answer(EntryKind.BILL);

        // When
        node.attachables.learned(EntryKind.BILL, true);

        // Then
        assertThat(unknown).isEqualTo(Answer.UNKNOWN);
        assertThat(no).isEqualTo(Answer.NO);
        assertThat(old).isEqualTo(Answer.UNKNOWN);
        assertThat(node.attachables.answer(EntryKind.BILL)).isEqualTo(Answer.YES);
        assertThat(node.attachables.answer(EntryKind.EXPENSE)).isEqualTo(Answer.UNKNOWN);
        assertThat(node.documents.claimToAttach(claim.documentKey()).resume()).isEqualTo(Claim.Resume.ATTACH);
    }

    private static Claim toAttach(JournalNode node, long paperlessId) {
        return node.documents.claimToAttach(node.confirmed(paperlessId).documentKey());
    }

    private static void upload(JournalNode node, Claim claim) {
        Effect upload = node.effects.intend(claim, Kind.UPLOAD_ORIGINAL, "bill 90", "sha");
        node.effects.sending(claim, upload);
        node.attachments.uploaded(claim, upload, "PLX-17-4f1c09ab.pdf", 1234, "1795197547851");
    }
}
