package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Entries;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Claim.Resume;
import java.time.Duration;

class BookingsTest {

    private static final PreparedEntry BILL = Entries.bill("PLX-17");
    private static final Duration QUIET = Duration.ofSeconds(106);

    @OnEachDatabase
    void givesBackExactlyWhatWasIntended(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);

        // When
        Booking intended = journal.node().bookings.intend(claim, BILL);

        // Then
        assertThat(intended).isEqualTo(new Booking(BILL, EntryState.INTENDED, null, false, false, false));
        assertThat(intended.isDrafted()).isFalse();
        assertThat(intended.isToPost()).isFalse();
        assertThat(journal.text("select payload_hash from entry")).isEqualTo(Effects.sha256(BILL.payload()));
    }

    @OnEachDatabase
    void replacesAnIntentionOfWhichNothingWasSent(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);
        journal.node().bookings.intend(claim, BILL);

        // When
        Booking again = journal.node().bookings.intend(claim, Entries.bill("PLX-17", "R-18", 13));

        // Then
        assertThat(again.entry().number()).isEqualTo("R-18");
        assertThat(journal.count("entry", "true")).isEqualTo(1);
        assertThat(journal.count("effect", "true")).isEqualTo(1);
    }

    @OnEachDatabase
    void readsADocumentAnewAsLongAsNothingWasSent(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.bookings.intend(claim, BILL);

        // When
        Claim again = handedBack(journal, claim);

        // Then
        assertThat(again.resume()).isEqualTo(Resume.READ);
    }

    @OnEachDatabase
    void goesOnFromTheFrozenIntentionOnceACreateWasSent(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.bookings.creating(claim, node.bookings.intend(claim, BILL));

        // When
        Claim again = handedBack(journal, claim);

        // Then
        assertThat(again.resume()).isEqualTo(Resume.BOOK);
        assertThatThrownBy(() -> node.bookings.resume(again))
                .isInstanceOfSatisfying(
                        NotYet.class, waiting -> assertThat(waiting.reason()).isEqualTo(Reason.IN_DOUBT));
        journal.letPass(QUIET);
        assertThat(node.bookings.resume(again).entry()).isEqualTo(BILL);
    }

    @OnEachDatabase
    void sendsTheCreateASecondTimeOnlyAfterTheQuietTime(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking booking = node.bookings.intend(claim, BILL);
        node.bookings.creating(claim, booking);

        // When // Then
        assertThatThrownBy(() -> node.bookings.creating(claim, booking)).isInstanceOf(NotYet.class);
        journal.letPass(QUIET);
        node.bookings.creating(claim, booking);
        assertThat(journal.text("select rounds from effect")).isEqualTo("2");
    }

    @OnEachDatabase
    void keepsTheIdOfTheDraft(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);

        // When
        Booking drafted = node.drafted(claim, BILL);

        // Then
        assertThat(drafted.entryId()).isEqualTo(90);
        assertThat(drafted.isDeletableDraft()).isTrue();
        assertThat(handedBack(journal, claim).resume()).isEqualTo(Resume.BOOK);
    }

    @OnEachDatabase
    void adoptsADraftThatALookFoundWithoutAnyRequest(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking intended = node.bookings.intend(claim, BILL);

        // When
        Booking adopted = node.bookings.drafted(claim, intended, 77);

        // Then
        assertThat(adopted.entryId()).isEqualTo(77);
        assertThat(adopted.state()).isEqualTo(EntryState.DRAFTED);
        assertThat(journal.count("effect", "sent_at is not null")).isZero();
    }

    @OnEachDatabase
    void postsOnlyWhatWasChecked(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking drafted = node.drafted(claim, BILL);

        // When
        Booking checked = node.bookings.checked(claim, drafted, false);

        // Then
        assertThat(drafted.isToPost()).isFalse();
        assertThat(checked.isToPost()).isTrue();
        assertThat(node.bookings.checked(claim, checked, false).isToPost()).isTrue();
        assertThat(handedBack(journal, claim).resume()).isEqualTo(Resume.BOOK);
    }

    @OnEachDatabase
    void leavesADraftThatIsNotToBePostedAtItsCheck(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking drafted = node.drafted(claim, Entries.draft("PLX-17"));

        // When
        Booking checked = node.bookings.checked(claim, drafted, false);

        // Then
        assertThat(checked.isToPost()).isFalse();
        assertThat(handedBack(journal, claim).resume()).isEqualTo(Resume.LOOK_AGAIN);
    }

    @OnEachDatabase
    void looksAgainAtWhatWasPosted(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);

        // When
        Booking posted = node.posted(claim);

        // Then
        assertThat(posted.postSent()).isTrue();
        assertThat(posted.isDeletableDraft()).isFalse();
        assertThat(posted.isToPost()).isFalse();
        assertThat(posted.isSettled()).isFalse();
        assertThat(handedBack(journal, claim).resume()).isEqualTo(Resume.LOOK_AGAIN);
    }

    @OnEachDatabase
    void repeatsNoPostBlindly(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking checked = node.bookings.checked(claim, node.drafted(claim, BILL), false);
        node.bookings.posting(claim, checked);

        // When
        Claim again = handedBack(journal, claim);

        // Then
        assertThat(again.resume()).isEqualTo(Resume.BOOK);
        assertThatThrownBy(() -> node.bookings.resume(again)).isInstanceOf(NotYet.class);
        journal.letPass(QUIET);
        Booking resumed = node.bookings.resume(again);
        assertThat(resumed.isToPost()).isFalse();
        assertThat(node.bookings.checked(again, resumed, false).isToPost()).isTrue();
    }

    @OnEachDatabase
    void takesAPostForDoneWhenALookFoundTheEntryPosted(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking checked = node.bookings.checked(claim, node.drafted(claim, BILL), false);
        node.bookings.posting(claim, checked);
        Claim again = handedBack(journal, claim);
        journal.letPass(QUIET);

        // When
        Booking found = node.bookings.checked(again, node.bookings.resume(again), true);

        // Then
        assertThat(found.isToPost()).isFalse();
        assertThat(node.effects.isDone(claim.documentKey(), Effects.Kind.POST_ENTRY))
                .isTrue();
    }

    @OnEachDatabase
    void adoptsAnEntryThatIsPostedAlready(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking intended = node.bookings.intend(claim, BILL);

        // When
        Booking found = node.bookings.foundPosted(claim, intended, 77);

        // Then
        assertThat(found.isToPost()).isFalse();
        assertThat(found.isDeletableDraft()).isFalse();
        assertThat(handedBack(journal, claim).resume()).isEqualTo(Resume.LOOK_AGAIN);
    }

    @OnEachDatabase
    void linksWhatSomebodyElseBooked(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking intended = node.bookings.intend(claim, BILL);

        // When
        Booking linked = node.bookings.linked(claim, intended, 77);

        // Then
        assertThat(linked.isSettled()).isTrue();
        assertThat(linked.isDeletableDraft()).isFalse();
        assertThat(journal.count("entry", "foreign_entry and entry_id = 77")).isEqualTo(1);
    }

    @OnEachDatabase
    void intendsAnEntryAgainThatTheServerLost(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking posted = node.posted(claim);

        // When
        node.bookings.notRight(claim, posted, "GONE");

        // Then
        assertThat(node.booking(claim).isDrafted()).isFalse();
        assertThat(journal.count("effect", "sent_at is not null")).isZero();
        assertThat(handedBack(journal, claim).resume()).isEqualTo(Resume.READ);
    }

    @OnEachDatabase
    void postsAgainWhatTheServerForgotToPost(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking posted = node.posted(claim);

        // When
        node.bookings.notRight(claim, posted, "NOT_POSTED");

        // Then
        assertThat(node.booking(claim).isToPost()).isTrue();
        assertThat(node.booking(claim).entryId()).isEqualTo(90);
    }

    @OnEachDatabase
    void stopsAllPostingWhenTheLedgerIsWrong(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking posted = node.posted(claim);

        // When
        node.bookings.notRight(claim, posted, "WRONG");

        // Then
        assertThat(node.lane.stopped()).contains("entry 90 of PLX-17");
        assertThat(node.booking(claim).entryId()).isEqualTo(90);
    }

    @OnEachDatabase
    void leavesAnEntryAloneThatWasRightBefore(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(17);
        journal.letPass(Duration.ofMinutes(1));
        node.admitted(17);
        Claim recheck = node.documents.claim(node.key(17));
        Booking settled = node.booking(recheck);

        // When
        node.bookings.notRight(recheck, settled, "GONE");

        // Then
        assertThat(node.booking(recheck)).isEqualTo(settled);
    }

    @OnEachDatabase
    void saysWhichDocumentHasNoEntry(TestJournal journal) {
        // Given
        Claim claim = journal.node().claimed(17);

        // When // Then
        assertThat(journal.node().bookings.find(claim)).isNull();
        assertThatThrownBy(() -> journal.node().bookings.resume(claim)).hasMessageContaining("PLX-17");
    }

    @OnEachDatabase
    void stampsEveryEventWithTheFlowThatMadeIt(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.flowHash.is("abc");

        // When
        node.drafted(node.claimed(17), BILL);

        // Then
        assertThat(journal.count("event", "flow_hash = 'abc'")).isEqualTo(journal.count("event", "true"));
        assertThat(journal.text("select reason from event where what = 'entry drafted'"))
                .isEqualTo("draft 90");
    }

    private static Claim handedBack(TestJournal journal, Claim claim) {
        journal.node().documents.goOnLater(claim, Duration.ZERO);
        return journal.node().documents.claim(claim.documentKey());
    }
}
