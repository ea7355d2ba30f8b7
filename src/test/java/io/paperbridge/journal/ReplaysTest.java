package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Entries;
import io.paperbridge.failure.ClaimLost;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Aftermath.Verdict;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplaysTest {

    @OnEachDatabase
    void startsEveryParkedDocumentAnew(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        parked(node, 17);
        parked(node, 18);
        reviewed(node, 19);

        // When
        int started = node.replays.replay(Selection.parked(), "anna");

        // Then
        assertThat(started).isEqualTo(2);
        assertThat(journal.count("document", "state = 'RECEIVED' and attempts = 0 and urgency = 1"))
                .isEqualTo(2);
        assertThat(journal.count("event", "actor = 'anna' and reason = 'replay'"))
                .isEqualTo(2);
    }

    @OnEachDatabase
    void startsOneDocumentAnewThatIsInReview(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        reviewed(node, 19);

        // When
        int started = node.replays.replay(Selection.of(List.of(19L)), "anna");

        // Then
        assertThat(started).isEqualTo(1);
        assertThat(node.documents.claim(node.key(19)).resume()).isEqualTo(Claim.Resume.READ);
    }

    @OnEachDatabase
    void leavesBookedUnfinishedAndUnknownDocumentsAlone(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(17);
        node.claimed(18);

        // When // Then
        assertThat(node.replays.replay(Selection.of(List.of(17L)), "anna")).isZero();
        assertThat(node.replays.replay(Selection.of(List.of(18L)), "anna")).isZero();
        assertThat(node.replays.replay(Selection.of(List.of(99L)), "anna")).isZero();
        assertThat(journal.count("document", "state = 'CONFIRMED'")).isEqualTo(1);
    }

    @OnEachDatabase
    void leavesAloneWhatNoLongerMeetsWhatItWasListedBy(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        parked(node, 17);
        parked(node, 18);
        DocumentFilter parked = DocumentFilter.all().withStates(Set.of(DocumentState.PARKED));
        node.interventions.discard(17, List.of(), "anna", "a quote", null);

        // When
        int started = node.replays.replay(Selection.of(List.of(17L, 18L), parked), "bob");

        // Then
        assertThat(started).isEqualTo(1);
        assertThat(journal.count("document", "paperless_id = 17 and state = 'DISCARDED'"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void startsAnewOnlyWhatMeetsEveryCondition(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim read = node.claimed(16);
        node.documents.read(read, Readings.invoice(), "Invoice of October");
        node.outcomes.ended(read, new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")), Verdict.REVIEW, "");
        parked(node, 17);
        reviewed(node, 18);
        journal.sql(
                "update event set happened_at = happened_at - interval '3' day where document_key = " + node.key(18));

        // When
        int none = node.replays.replay(Selection.matching("unreadable", null, null, null), "anna");
        int neither = node.replays.replay(Selection.matching("duplicate", "bill", null, null), "anna");
        int old = node.replays.replay(Selection.matching("duplicate", null, " ", Duration.ofDays(2)), "anna");
        int byKindAndParty = node.replays.replay(Selection.matching(null, "invoice", "NORDWIND", null), "anna");
        int all = node.replays.replay(Selection.matching(null, null, null, Duration.ZERO), "anna");

        // Then
        assertThat(List.of(none, neither, old, byKindAndParty, all)).containsExactly(0, 0, 1, 1, 1);
        assertThat(journal.count("document", "state = 'RECEIVED'")).isEqualTo(3);
    }

    @Test
    void saysWhatNothingCanMeet() {
        assertThatThrownBy(() -> Selection.matching("tired", null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tired")
                .hasMessageContaining("duplicate");
        assertThatThrownBy(() -> Selection.matching(null, "letter", null, null))
                .hasMessageContaining("letter")
                .hasMessageContaining("sale-invoice");
        assertThatThrownBy(() -> Selection.matching("", null, null, null)).hasMessageContaining("which documents");
    }

    @OnEachDatabase
    void bindsTheJournalToOneRemoteOfEachKind(TestJournal journal) {
        // Given
        Bindings bindings = journal.node().bindings;
        bindings.bind("Paperless", "http://archive");
        bindings.bind("BigCapital", "org-1");

        // When
        bindings.bind("Paperless", "http://archive");

        // Then
        assertThatThrownBy(() -> bindings.bind("BigCapital", "org-2"))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("BigCapital org-1")
                .hasMessageContaining("org-2");
    }

    @OnEachDatabase
    void reportsWhatIsOpenAndWhatWaitsForSomebody(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(17);
        parked(node, 18);
        Claim working = node.claimed(19);
        node.documents.read(working, Readings.invoice(), "Invoice of October");

        // When
        JournalReport report = node.report;

        // Then
        assertThat(report.counts())
                .containsEntry("CONFIRMED", 1)
                .containsEntry("PARKED", 1)
                .containsEntry("PROCESSING", 1);
        assertThat(report.open()).extracting(JournalReport.Row::paperlessId).containsExactlyInAnyOrder(18L, 19L);
        assertThat(report.waitingForSomebody()).singleElement().satisfies(row -> {
            assertThat(row.reasonText()).isEqualTo("too large");
            assertThat(row.entryId()).isNull();
        });
        assertThat(report.documents())
                .extracting(JournalReport.Row::reference)
                .containsExactly("PLX-17", "PLX-18", "PLX-19");
        assertThat(report.documents().get(0).entryId()).isEqualTo(90);
        assertThat(report.documents().get(2).gross()).isEqualByComparingTo("119");
        assertThat(report.documents()).allMatch(row -> row.isDueBy(report.now()));
        assertThat(report.documents()).noneMatch(row -> row.isDueBy(report.now().minusSeconds(3600)));
    }

    @OnEachDatabase
    void readsADocumentAnewWhoseDraftWasNeverPosted(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.drafted(claim, Entries.bill("PLX-17"));
        node.outcomes.ended(
                claim, new ReviewNeeded(Reason.ENTRY_DIFFERS, Sentence.verbatim("differs")), Verdict.REVIEW, "");

        // When
        node.replays.replay(Selection.of(List.of(17L)), "anna");

        // Then
        assertThat(node.documents.claim(claim.documentKey()).resume()).isEqualTo(Claim.Resume.READ);
        assertThat(journal.count("entry", "true")).isZero();
        assertThat(journal.count("effect", "sent_at is not null")).isZero();
    }

    @OnEachDatabase
    void waitsForTheQuietTimeOfACreateInDoubtBeforeItReadsAnew(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.bookings.creating(claim, node.bookings.intend(claim, Entries.bill("PLX-17")));
        node.outcomes.ended(claim, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("large")), Verdict.PARK, "");

        // When
        node.replays.replay(Selection.of(List.of(17L)), "anna");

        // Then
        assertThatThrownBy(() -> node.documents.claim(claim.documentKey())).isInstanceOf(ClaimLost.class);
        journal.letPass(Duration.ofSeconds(106));
        assertThat(node.documents.claim(claim.documentKey()).resume()).isEqualTo(Claim.Resume.READ);
        assertThat(journal.count("effect", "sent_at is not null")).isEqualTo(1);
    }

    @OnEachDatabase
    void keepsAnEntryWhosePostMayHaveTakenEffect(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        Booking checked = node.bookings.checked(claim, node.drafted(claim, Entries.bill("PLX-17")), false);
        node.bookings.posting(claim, checked);
        node.outcomes.ended(claim, new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("large")), Verdict.PARK, "");

        // When
        node.replays.replay(Selection.of(List.of(17L)), "anna");
        journal.letPass(Duration.ofSeconds(106));

        // Then
        assertThat(node.documents.claim(claim.documentKey()).resume()).isEqualTo(Claim.Resume.BOOK);
    }

    private static void parked(JournalNode node, long paperlessId) {
        node.outcomes.ended(
                node.claimed(paperlessId),
                new Refused(Reason.FILE_TOO_LARGE, Sentence.verbatim("too large")),
                Verdict.PARK,
                "");
    }

    private static void reviewed(JournalNode node, long paperlessId) {
        node.outcomes.ended(
                node.claimed(paperlessId),
                new ReviewNeeded(Reason.DUPLICATE, Sentence.verbatim("twice")),
                Verdict.REVIEW,
                "");
    }
}
