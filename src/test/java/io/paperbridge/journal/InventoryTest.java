package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.Entries;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.Term;
import io.paperbridge.failure.ClaimLost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What reconciling reads from the journal, and what it repairs there. */
class InventoryTest {

    @OnEachDatabase
    void showsEveryDocumentAndOnWhichNothingIsUnderWay(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim first = node.claimed(17);
        node.documents.fetched(first, "sum-1");
        node.posted(first);
        node.outcomes.confirmed(first, "link", "open");
        Claim telling = node.documents.claimToTell(first.documentKey());
        node.outcomes.writing(telling, Map.of(Term.GROSS, "EUR119.00"));
        node.outcomes.told(telling);
        node.claimed(18);
        journal.letPass(Duration.ofSeconds(1));

        // When
        List<Recorded> all = node.inventory.documents(node.documents.now());

        // Then
        assertThat(all).hasSize(2);
        assertThat(all.get(0).settled()).isTrue();
        assertThat(all.get(0).isBooked()).isTrue();
        assertThat(all.get(0).entryId()).isEqualTo(90);
        assertThat(all.get(0).fileVersion()).isEqualTo("sum-1");
        assertThat(all.get(0).written()).containsExactly(Term.GROSS);
        assertThat(all.get(1).settled()).isFalse();
        assertThat(all.get(1).entry()).isNull();
        assertThat(node.inventory.documents(TestJournal.ADDED)).noneMatch(Recorded::settled);
        assertThat(node.inventory.contacts())
                .containsExactly("vendor " + Entries.bill("PLX-17").contactId());
    }

    @OnEachDatabase
    void goesThroughAllPages(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        for (int id = 1; id <= 501; id++) {
            journal.sql("insert into document (paperless_id, added, reference, state) values (" + id
                    + ", current_timestamp, 'PLX-" + id + "', 'RECEIVED')");
        }

        // When
        List<Recorded> all = node.inventory.documents(node.documents.now());

        // Then
        assertThat(all).extracting(Recorded::reference).hasSize(501).doesNotHaveDuplicates();
    }

    @OnEachDatabase
    void holdsNoContactForLeftOverWhileOneIsBeingMade(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim claim = node.claimed(17);
        node.contacts.intend(claim, "vendor", "DE1", "EUR");
        boolean before = node.inventory.isContactComing();

        // When
        node.contacts.creating(claim, "vendor", "DE1", "EUR");

        // Then
        assertThat(before).isFalse();
        assertThat(node.inventory.isContactComing()).isTrue();
        journal.letPass(Duration.ofSeconds(106));
        assertThat(node.inventory.isContactComing()).isFalse();
    }

    @OnEachDatabase
    void tellsAgainOnlyWhatIsFinished(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim booked = node.confirmed(17);
        Claim working = node.claimed(18);

        // When
        node.restoration.tellAgain(booked.documentKey(), "anna");
        node.restoration.tellAgain(working.documentKey(), "anna");

        // Then
        assertThat(node.documents.claimToTell(booked.documentKey()).resume()).isEqualTo(Claim.Resume.TELL);
        assertThat(journal.count("event", "what = 'told again' and actor = 'anna'"))
                .isEqualTo(1);
    }

    @OnEachDatabase
    void learnsAgainWhatStandsInTheLedgerAndNeverWhatIsKnown(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        node.confirmed(17);
        node.claimed(18);
        DocumentRef lost = new DocumentRef(19, TestJournal.ADDED);

        // When
        boolean known = node.restoration.rebuild(
                new DocumentRef(17, TestJournal.ADDED), "PLX-17", bill("PLX-17"), "link", true, "anna");
        boolean working = node.restoration.rebuild(
                new DocumentRef(18, TestJournal.ADDED), "PLX-18", bill("PLX-18"), "link", true, "anna");
        boolean rebuilt = node.restoration.rebuild(lost, "PLX-19", bill("PLX-19"), "link", true, "anna");

        // Then
        assertThat(known || working).isFalse();
        assertThat(rebuilt).isTrue();
        assertThat(journal.count("document", "reference = 'PLX-19' and state = 'CONFIRMED' and told"))
                .isEqualTo(1);
        assertThat(journal.count("entry", "entry_id = 42 and foreign_entry = false"))
                .isEqualTo(1);
        assertThat(journal.count("event", "what = 'rebuilt' and actor = 'anna'"))
                .isEqualTo(1);
        assertThat(node.documents.admit(lost, node.documents.now())).isEqualTo(Admission.RECHECK);
    }

    @OnEachDatabase
    void sweepsNoDraftThatIsTheEntryOrMayYetBecomeIt(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        Claim booked = node.confirmed(17);
        Claim working = node.claimed(18);

        // When // Then
        assertThatThrownBy(() -> node.documents.claimToSweep(booked.documentKey(), 90))
                .isInstanceOf(ClaimLost.class);
        assertThatThrownBy(() -> node.documents.claimToSweep(working.documentKey(), 91))
                .isInstanceOf(ClaimLost.class);
        assertThat(node.documents.claimToSweep(booked.documentKey(), 91).resume())
                .isEqualTo(Claim.Resume.SWEEP);
    }

    private static FoundEntry bill(String reference) {
        return new FoundEntry(
                EntryKind.BILL,
                42,
                reference,
                "R-" + reference,
                7,
                Set.of(LocalDate.of(2026, 10, 1)),
                "EUR",
                new BigDecimal("119.00"),
                BigDecimal.ONE,
                true);
    }
}
