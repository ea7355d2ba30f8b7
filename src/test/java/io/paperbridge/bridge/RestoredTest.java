package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.operations.ByHand;
import io.paperbridge.operations.ReconcileRun;
import io.paperbridge.reconciliation.Discrepancy;
import io.paperbridge.reconciliation.Kind;
import io.paperbridge.reconciliation.Order;
import io.paperbridge.reconciliation.Reconciliation;
import io.paperbridge.reconciliation.Report;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one of the three was set back to an earlier day, or lost: nothing is booked twice, and what is known again is told. */
class RestoredTest {

    private static final String VENDOR = "Rückspiel GmbH";
    private final Bridge bridge = new Bridge().with("paperbridge.reconcile.pause", "0s");

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void booksNothingTwiceWhenTheJournalWasRestoredFromAnOlderBackup() throws SQLException {
        // Given
        bridge.start();
        long before = booked("BACKUP-1");
        long inReview = bridge.add(
                SeedDocuments.text(Invoices.invoice("BACKUP-2", VENDOR).withWrongGross("1.00"), Language.GERMAN));
        bridge.awaitTold(inReview);
        bridge.stop();
        List<String> backup = backup();
        bridge.start();
        Map<EntryKind, Long> after = Kinds.addAll(bridge, "BACKUP-3", VENDOR);
        bridge.awaitTold(Kinds.ids(after));
        bridge.paperless.setField(inReview, "Total", "EUR71.22");
        bridge.paperless.addTag(inReview, "to-book");
        bridge.awaitState(inReview, "CONFIRMED");
        bridge.awaitTold(inReview);
        bridge.stop();
        restore(backup);
        bridge.start();
        bridge.calm();

        // When
        Report found = reconcile(false, false);
        Report restored = reconcile(false, true);

        // Then
        assertThat(found.open()).extracting(Discrepancy::kind).contains(Kind.UNKNOWN_REFERENCE, Kind.UNRECORDED_ENTRY);
        assertThat(restored.repaired()).hasSize(after.size() + 1);
        assertThat(reconcile(false, false).open()).isEmpty();

        // When
        List<Long> all = new ArrayList<>(after.values());
        all.addAll(List.of(before, inReview));
        all.forEach(id -> bridge.paperless.setTags(id, "to-book"));
        all.forEach(id -> Bridge.await().until(() -> bridge.shown(id).tags().equals(Set.of("booked"))));

        // Then
        assertThat(Kinds.ledgerWrites(bridge)).isZero();
        assertThat(after).allSatisfy((kind, id) -> assertThat(Kinds.isBookedOnce(bridge, kind, id))
                .isTrue());
        assertThat(Invoices.isBookedOnce(bridge, before)).isTrue();
        assertThat(Invoices.isBookedOnce(bridge, inReview)).isTrue();
    }

    @Test
    void deletesNoDraftThatPaperlessShowsAsBookedWhenTheJournalIsOlder() throws SQLException {
        // Given
        bridge.with("paperbridge.posting.corrected", "draft").start();
        long id = bridge.add(
                SeedDocuments.text(Invoices.invoice("OLDER-1", VENDOR).withWrongGross("1.00"), Language.GERMAN));
        bridge.awaitTold(id);
        bridge.stop();
        List<String> backup = backup();
        bridge.start();
        bridge.paperless.setField(id, "Total", "EUR71.22");
        bridge.paperless.addTag(id, "to-book");
        bridge.awaitState(id, "CONFIRMED");
        bridge.awaitTold(id);
        bridge.stop();
        restore(backup);
        bridge.start();

        // When
        Report report = reconcile(true, false);

        // Then
        assertThat(bridge.bills(id)).singleElement().satisfies(bill -> assertThat(bill.isOpen())
                .isFalse());
        assertThat(report.open()).extracting(Discrepancy::kind).contains(Kind.UNRECORDED_ENTRY);
        assertThat(reconcile(false, true).repaired()).hasSize(1);
        assertThat(reconcile(false, false).open()).isEmpty();
    }

    @Test
    void learnsAgainWhatWasBookedWhenTheJournalWasLost() throws SQLException {
        // Given
        bridge.start();
        Map<EntryKind, Long> ids = Kinds.addAll(bridge, "LOST", VENDOR);
        bridge.awaitTold(Kinds.ids(ids));
        long draft = bridge.add(Invoices.printed("LOST-77", VENDOR));
        bridge.awaitTold(draft);
        bridge.stop();
        restore(List.of());
        bridge.start();
        bridge.calm();

        // When
        Report restored = reconcile(true, true);

        // Then
        assertThat(restored.repaired())
                .extracting(Discrepancy::kind)
                .hasSize(ids.size() + 1)
                .containsOnly(Kind.UNKNOWN_REFERENCE);
        assertThat(bridge.count("state = 'CONFIRMED' and told")).isEqualTo(ids.size() + 1);
        assertThat(reconcile(false, false).open()).isEmpty();
        assertThat(bridge.writes()).isZero();

        // When
        long scannedAgain = bridge.add(Kinds.electronic(EntryKind.BILL, "LOST-BILL", VENDOR));
        bridge.awaitTold(scannedAgain);

        // Then
        assertThat(bridge.value(scannedAgain, "reason_code")).isEqualTo("duplicate");
        assertThat(bridge.entries(scannedAgain)).isEmpty();
        assertThat(ids).allSatisfy((kind, id) -> assertThat(Kinds.isBookedOnce(bridge, kind, id))
                .isTrue());
    }

    @Test
    void booksOnlyOnceWhenTheJournalWasLostAndTheTagsArePutBackUnreconciled() throws SQLException {
        // Given
        bridge.start();
        Map<EntryKind, Long> ids = Kinds.addAll(bridge, "ADOPT", VENDOR);
        bridge.awaitTold(Kinds.ids(ids));
        bridge.stop();
        restore(List.of());
        bridge.start();
        bridge.calm();

        // When
        ids.values().forEach(id -> bridge.paperless.setTags(id, "to-book"));
        bridge.awaitConfirmed(ids.size());

        // Then
        assertThat(Kinds.ledgerWrites(bridge)).isZero();
        assertThat(ids).allSatisfy((kind, id) -> assertThat(Kinds.isBookedOnce(bridge, kind, id))
                .isTrue());
    }

    @Test
    void tellsDocumentsApartWhenPaperlessWasRebuiltWithIdsFromOne() {
        // Given
        bridge.start();
        long former = booked("REBUILT-1");
        bridge.paperless.reset();

        // When
        long now = bridge.add(Invoices.electronicAndDearer("REBUILT-2", VENDOR));
        Bridge.await().until(() -> bridge.count("told and reference = 'PLX-" + now + ".2'") == 1);
        Report report = reconcile(true, true);

        // Then
        assertThat(now).isEqualTo(former);
        assertThat(bridge.count("state = 'CONFIRMED'")).isEqualTo(2);
        assertThat(Invoices.isBookedOnce(bridge, former)).isTrue();
        assertThat(bridge.bigcapital.bills())
                .extracting(bill -> String.valueOf(bill.reference()))
                .containsExactlyInAnyOrder("PLX-" + former, "PLX-" + now + ".2");
        assertThat(report.open()).extracting(Discrepancy::kind).containsExactly(Kind.DOCUMENT_GONE);
        assertThat(report.open().get(0).reference()).isEqualTo("PLX-" + former);
    }

    @Test
    void doesNotTakeANewDocumentForTheOldOneWhenPaperlessWasRebuiltAndTheJournalLost() throws SQLException {
        // Given
        bridge.start();
        long former = booked("REBUILT-3");
        bridge.stop();
        restore(List.of());
        bridge.paperless.reset();
        bridge.start();

        // When
        long now = bridge.paperless.add(Invoices.electronicAndDearer("REBUILT-4", VENDOR));
        Report report = reconcile(true, true);

        // Then
        assertThat(now).isEqualTo(former);
        assertThat(report.repaired()).isEmpty();
        assertThat(report.open()).extracting(Discrepancy::kind).containsExactly(Kind.UNKNOWN_REFERENCE);
        assertThat(Invoices.isBookedOnce(bridge, former)).isTrue();
    }

    @Test
    void keepsTheDraftOfTheOldDocumentWhenPaperlessWasRebuiltAndTheJournalLost() throws SQLException {
        // Given
        bridge.start();
        long former = bridge.add(Invoices.printed("REBUILT-5", VENDOR));
        bridge.awaitTold(former);
        bridge.stop();
        restore(List.of());
        bridge.paperless.reset();
        bridge.start();

        // When
        long now = bridge.add(Invoices.electronicAndDearer("REBUILT-6", VENDOR));
        bridge.awaitTold(now);

        // Then
        assertThat(now).isEqualTo(former);
        assertThat(bridge.bigcapital.bills()).singleElement().satisfies(bill -> assertThat(bill.number())
                .isEqualTo("REBUILT-5"));
        assertThat(bridge.value(now, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW entry-differs");
    }

    @Test
    void asksBeforeAnythingIsBookedAgainWhenTheLedgerWasRestored() {
        // Given
        bridge.start();
        Map<EntryKind, Long> ids = Kinds.addAll(bridge, "LEDGER", VENDOR);
        bridge.awaitTold(Kinds.ids(ids));
        ids.forEach((kind, id) -> bridge.bigcapital.byHand(
                "DELETE",
                Kinds.calls(kind).path() + "/" + bridge.entries(id).get(0).id(),
                ""));
        bridge.calm();

        // When
        Report report = reconcile(true, false);
        ids.values().forEach(id -> bridge.paperless.setTags(id, "to-book"));
        ids.values().forEach(id -> bridge.awaitState(id, "NEEDS_REVIEW"));
        bridge.awaitTold(Kinds.ids(ids));

        // Then
        assertThat(report.open())
                .extracting(Discrepancy::kind)
                .hasSize(ids.size())
                .containsOnly(Kind.ENTRY_GONE);
        assertThat(Kinds.ledgerWrites(bridge)).isZero();

        // When
        ids.values().forEach(id -> assertThat(
                        bridge.bean(ByHand.class).rebook(id, "anna", null).done())
                .isTrue());
        bridge.awaitConfirmed(ids.size());

        // Then
        assertThat(ids).allSatisfy((kind, id) -> assertThat(Kinds.isBookedOnce(bridge, kind, id))
                .isTrue());
        assertThat(reconcile(true, false).open()).isEmpty();
    }

    private Report reconcile(boolean repair, boolean restored) {
        Bridge.await()
                .until(() -> bridge.bean(ReconcileRun.class)
                                .reconcile(new Order(repair, restored, "anna"))
                                .isEmpty()
                        && bridge.bean(Reconciliation.class).lastReport().isPresent());
        return bridge.bean(Reconciliation.class).lastReport().orElseThrow();
    }

    private long booked(String number) {
        long id = bridge.add(Invoices.electronic(number, VENDOR));
        bridge.awaitTold(id);
        assertThat(Invoices.isBookedOnce(bridge, id)).isTrue();
        return id;
    }

    /** What an operator has copied: the whole journal. */
    private List<String> backup() throws SQLException {
        try (Connection journal = open();
                Statement statement = journal.createStatement();
                ResultSet script = statement.executeQuery("script")) {
            List<String> lines = new ArrayList<>();
            while (script.next()) {
                lines.add(script.getString(1));
            }
            lines.removeIf(line -> line.startsWith("--"));
            return lines;
        }
    }

    /** The copy in place of the journal; none at all when it is empty. */
    private void restore(List<String> backup) throws SQLException {
        try (Connection journal = open();
                Statement statement = journal.createStatement()) {
            statement.execute("drop all objects");
            for (String line : backup) {
                statement.execute(line);
            }
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(bridge.settings().get("spring.datasource.url"), "sa", "");
    }
}
