package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.document.EntryKind;
import io.paperbridge.operations.Flow;
import io.paperbridge.operations.ReconcileRun;
import io.paperbridge.operations.Reconciling;
import io.paperbridge.reconciliation.Discrepancy;
import io.paperbridge.reconciliation.Kind;
import io.paperbridge.reconciliation.Order;
import io.paperbridge.reconciliation.Reconciliation;
import io.paperbridge.reconciliation.Report;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.bigcapital.Entry;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journal beside the ledger and beside Paperless: what disagrees is told, and only what may be repaired is. */
class ReconcileTest {

    private static final String BILLS = "/api/bills";
    private static final String VENDOR = "Abgleich GmbH";
    private static final Bridge BRIDGE = new Bridge().with("paperbridge.reconcile.pause", "0s");

    @BeforeAll
    static void start() {
        BRIDGE.start();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @BeforeEach
    void calm() {
        BRIDGE.calm();
    }

    @Test
    void findsNothingWhereAllAgree() {
        // Given
        Map<EntryKind, Long> ids = Kinds.addAll(BRIDGE, "AGREE", "Eintracht GmbH");
        BRIDGE.awaitTold(Kinds.ids(ids));
        long draft = BRIDGE.add(Invoices.printed("AGREE-77", "Eintracht GmbH"));
        BRIDGE.awaitTold(draft);
        BRIDGE.calm();

        // When
        Report report = reconcile(true, false);

        // Then
        assertThat(Stream.concat(ids.values().stream(), Stream.of(draft)))
                .allSatisfy(id -> assertThat(kinds(report, id)).isEmpty());
        assertThat(report.open()).isEmpty();
        assertThat(Kinds.ledgerWrites(BRIDGE)).isZero();
        assertThat(BRIDGE.writes()).isZero();
    }

    @Test
    void putsBackTheTagThatSomebodysPatchHasWiped() {
        // Given
        long id = booked("WIPED-1");
        BRIDGE.paperless.setTags(id);
        BRIDGE.calm();

        // When
        Report report = reconcile(false, false);
        boolean untouched = BRIDGE.shown(id).tags().isEmpty();
        double gauge = BRIDGE.bean(MeterRegistry.class)
                .get("paperbridge.reconcile.findings")
                .tag("kind", "booked-untagged")
                .gauge()
                .value();
        Report repaired = reconcile(true, false);
        Bridge.await().until(() -> BRIDGE.shown(id).tags().equals(Set.of("booked")));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(kinds(report, id)).containsExactly(Kind.BOOKED_UNTAGGED);
        assertThat(untouched).isTrue();
        assertThat(gauge).isEqualTo(1);
        assertThat(repaired.repaired())
                .extracting(one -> one.ref() == null ? 0 : one.ref().paperlessId())
                .contains(id);
        assertThat(kinds(reconcile(false, false), id)).isEmpty();
        assertThat(Kinds.ledgerWrites(BRIDGE)).isZero();
    }

    @Test
    void reconcilesOnOrderWhileItRunsAndShowsTheReport() {
        // Given
        long id = booked("ORDER-1");
        BRIDGE.paperless.setTags(id);

        // When
        String answer = BRIDGE.bean(Flow.class).reconcile(true, false);
        Bridge.await().until(() -> BRIDGE.shown(id).tags().equals(Set.of("booked")));

        // Then
        assertThat(answer).isEqualTo("A reconciliation has begun.");
        Bridge.await().until(() -> BRIDGE.bean(Reconciling.class).getReport().contains("repaired."));
        assertThat(BRIDGE.bean(Reconciling.class).getReportAsJson()).contains("booked-untagged", "\"repaired\"");
        BRIDGE.awaitTold(id);
    }

    @Test
    void showsAgainWhatWaitsForAPerson() {
        // Given
        long id = inReview("WIPED-2");
        BRIDGE.paperless.setTags(id);

        // When
        Report report = reconcile(true, false);
        Bridge.await().until(() -> BRIDGE.shown(id).tags().equals(Set.of("booking-review")));

        // Then
        assertThat(repaired(report, id)).containsExactly(Kind.STATE_UNTAGGED);
        assertThat(BRIDGE.shown(id).notes()).hasSize(1);
    }

    @Test
    void fillsInTheFieldsThatWereEmptied() {
        // Given
        long id = booked("WIPED-3");
        BRIDGE.paperless.setField(id, "Total", null);

        // When
        Report report = reconcile(true, false);
        Bridge.await().until(() -> "EUR71.22".equals(BRIDGE.shown(id).field("Total")));

        // Then
        assertThat(repaired(report, id)).containsExactly(Kind.FIELDS_LOST);
    }

    @Test
    void reportsATagOfWhatIsBookedOnWhatIsNot() {
        // Given
        long id = inReview("WISHED-1");
        BRIDGE.paperless.setTags(id, "booked");
        long never =
                BRIDGE.paperless.add(Invoices.electronic("WISHED-2", VENDOR).withTags("booked"));

        // When
        Report report = reconcile(true, false);

        // Then
        assertThat(kinds(report, id)).containsExactly(Kind.TAGGED_UNBOOKED);
        assertThat(kinds(report, never)).containsExactly(Kind.TAGGED_UNBOOKED);
        BRIDGE.paperless.setTags(id, "booking-review");
        BRIDGE.paperless.delete(never);
    }

    @Test
    void reportsAnEntryThatWasEditedOrDeletedAfterBookingAndLeavesItAlone() {
        // Given
        long dearer = booked("EDIT-1");
        long moved = booked("EDIT-2");
        long deleted = booked("EDIT-3");
        Voucher first = BRIDGE.bills(dearer).get(0);
        edit(first, Invoices.billLike(first, "EDIT-1").replace("71.22", "99.99"), "PLX-" + dearer);
        Voucher second = BRIDGE.bills(moved).get(0);
        edit(second, Invoices.billLike(second, "EDIT-2-NEW"), "PLX-" + moved);
        BRIDGE.bigcapital.byHand(
                "DELETE", BILLS + "/" + BRIDGE.bills(deleted).get(0).id(), "");
        BRIDGE.paperless.setTags(deleted);
        BRIDGE.calm();

        // When
        Report report = reconcile(true, false);

        // Then
        assertThat(kinds(report, dearer)).containsExactly(Kind.TOTAL_DIFFERS);
        assertThat(kinds(report, moved)).containsExactly(Kind.ENTRY_CHANGED);
        assertThat(kinds(report, deleted)).containsExactlyInAnyOrder(Kind.ENTRY_GONE, Kind.BOOKED_UNTAGGED);
        assertThat(Kinds.ledgerWrites(BRIDGE)).isZero();
        assertThat(BRIDGE.shown(deleted).tags()).isEmpty();
        for (long id : List.of(dearer, moved, deleted)) {
            forget(id);
        }
    }

    @Test
    void reportsADocumentThatWasDeletedInPaperlessOrHasAnotherFile() {
        // Given
        long deleted = booked("FILE-1");
        long changed = booked("FILE-2");
        BRIDGE.paperless.delete(deleted);
        BRIDGE.paperless.addFile(changed, "another checksum");
        BRIDGE.calm();

        // When
        Report report = reconcile(true, false);

        // Then
        assertThat(kinds(report, deleted)).containsExactly(Kind.DOCUMENT_GONE);
        assertThat(kinds(report, changed)).containsExactly(Kind.FILE_CHANGED);
        assertThat(BRIDGE.bills(deleted)).hasSize(1);
        assertThat(BRIDGE.writes()).isZero();
        forget(deleted);
        forget(changed);
    }

    @Test
    void doesNotTakeADocumentForGoneThatPaperlessFailsToShow() {
        // Given
        long id = booked("FILE-3");
        BRIDGE.paperless.setTags(id);
        BRIDGE.archive.faults().once("GET", "/api/documents/", Fault.failBefore(503, Map.of()));

        // When
        Report report = reconcile(false, false);

        // Then
        assertThat(kinds(report, id)).containsExactly(Kind.BOOKED_UNTAGGED);
        BRIDGE.paperless.setTags(id, "booked");
    }

    @Test
    void deletesASurplusDraftAndKeepsWhatIsPosted() {
        // Given
        long id = booked("SURPLUS-1");
        long twice = booked("SURPLUS-2");
        Voucher entry = BRIDGE.bills(id).get(0);
        draft(entry, "SURPLUS-1-GHOST", "PLX-" + id);
        long second = draft(BRIDGE.bills(twice).get(0), "SURPLUS-2-GHOST", "PLX-" + twice);
        BRIDGE.bigcapital.byHand("PATCH", BILLS + "/" + second + "/open", "");
        BRIDGE.calm();

        // When
        Report before = reconcile(false, false);
        int drafts = BRIDGE.bills(id).size();
        Report report = reconcile(true, false);

        // Then
        assertThat(kinds(before, id)).containsExactly(Kind.SURPLUS_DRAFT);
        assertThat(drafts).isEqualTo(2);
        assertThat(repaired(report, id)).containsExactly(Kind.SURPLUS_DRAFT);
        assertThat(BRIDGE.bills(id)).extracting(Voucher::id).containsExactly(entry.id());
        assertThat(kinds(report, twice)).containsExactly(Kind.BOOKED_TWICE);
        assertThat(BRIDGE.bills(twice)).hasSize(2);
        assertThat(BRIDGE.ledger.log().count("DELETE", ".*")).isEqualTo(1);
        BRIDGE.bigcapital.byHand("DELETE", BILLS + "/" + second, "");
    }

    @Test
    void deletesADraftWhoseDocumentIsGoneAndReportsAPostedEntryNobodyKnows() {
        // Given
        Voucher pattern = BRIDGE.bills(booked("ORPHAN-0")).get(0);
        draft(pattern, "ORPHAN-1", "PLX-900001");
        long posted = draft(pattern, "ORPHAN-2", "PLX-900002");
        BRIDGE.bigcapital.byHand("PATCH", BILLS + "/" + posted + "/open", "");
        draft(pattern, "ORPHAN-3", "PLX-someone-else");

        // When
        Report report = reconcile(true, false);

        // Then
        assertThat(BRIDGE.bills(900_001)).isEmpty();
        assertThat(BRIDGE.bills(900_002)).hasSize(1);
        assertThat(report.open())
                .extracting(Discrepancy::reference, Discrepancy::kind)
                .containsOnlyOnce(org.assertj.core.groups.Tuple.tuple("PLX-900002", Kind.UNKNOWN_REFERENCE))
                .noneMatch(one -> one.toList().contains("PLX-someone-else"));
        BRIDGE.bigcapital.byHand("DELETE", BILLS + "/" + posted, "");
    }

    @Test
    void deletesTheSecondContactThatALostReplyHasMade() {
        // Given
        Voucher bill = BRIDGE.bills(booked("GHOST-1")).get(0);
        String vendor = BRIDGE.bigcapital
                .byHand("GET", "/api/vendors/" + bill.contactId(), "")
                .body()
                .text();
        String note = vendor.replaceAll("(?s).*\"note\":\\s*\"([^\"]*)\".*", "$1");
        String name = BRIDGE.bigcapital.vendors().getOrDefault(bill.contactId(), "");
        BRIDGE.bigcapital.byHand(
                "POST",
                "/api/vendors",
                "{\"display_name\": \"%s\", \"currency_code\": \"EUR\", \"note\": \"%s\"}".formatted(name, note));
        BRIDGE.bigcapital.byHand(
                "POST", "/api/vendors", "{\"display_name\": \"%s\", \"currency_code\": \"EUR\"}".formatted(name));

        // When
        Report report = reconcile(true, false);

        // Then
        assertThat(report.repaired()).extracting(Discrepancy::kind).containsExactly(Kind.CONTACT_TWICE);
        assertThat(BRIDGE.bigcapital.vendors()).containsKey(bill.contactId());
        assertThat(BRIDGE.bigcapital.vendors().values().stream().filter(name::equals))
                .hasSize(2); // ours, and the one a person has made
    }

    @Test
    void readsTheLedgerPageByPageAndBearsThatItAsksToWait() {
        // Given
        long id = booked("PAGES-1");
        Voucher pattern = BRIDGE.bills(id).get(0);
        for (int i = 0; i < 110; i++) {
            BRIDGE.bigcapital.byHand(
                    "POST", BILLS, Invoices.billLike(pattern, "PAGES-HAND-" + i).replace("true", "false"));
        }
        BRIDGE.calm();
        BRIDGE.ledger.faults().once("GET", "/api/expenses", Fault.failBefore(429, Map.of("Retry-After-auth", "1")));
        BRIDGE.ledger.faults().once("GET", "/api/credit-notes", Fault.failBefore(503, Map.of()));

        // When
        Report report = reconcile(false, false);

        // Then
        assertThat(kinds(report, id)).isEmpty();
        assertThat(report.entries()).isGreaterThan(110);
        assertThat(BRIDGE.ledger.log().count("GET", BILLS)).isBetween(2L, 4L);
        assertThat(BRIDGE.ledger.log().count("GET", "/api/bills/\\d+")).isZero();
    }

    private static Report reconcile(boolean repair, boolean restored) {
        assertThat(BRIDGE.bean(ReconcileRun.class).reconcile(new Order(repair, restored, "anna")))
                .isEmpty();
        return BRIDGE.bean(Reconciliation.class).lastReport().orElseThrow();
    }

    private static List<Kind> kinds(Report report, long id) {
        return of(report.open(), id);
    }

    private static List<Kind> repaired(Report report, long id) {
        return of(report.repaired(), id);
    }

    private static List<Kind> of(List<Discrepancy> all, long id) {
        return all.stream()
                .filter(one -> one.ref() != null && one.ref().paperlessId() == id)
                .map(Discrepancy::kind)
                .toList();
    }

    private static long booked(String number) {
        long id = BRIDGE.add(Invoices.electronic(number, VENDOR));
        BRIDGE.awaitTold(id);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        return id;
    }

    private static long inReview(String number) {
        long id = BRIDGE.add(
                SeedDocuments.text(Invoices.invoice(number, VENDOR).withWrongGross("1.00"), Language.GERMAN));
        BRIDGE.awaitTold(id);
        assertThat(BRIDGE.value(id, "state")).isEqualTo("NEEDS_REVIEW");
        return id;
    }

    /** A draft that nobody knows, under a reference. */
    private static long draft(Voucher pattern, String number, String reference) {
        BRIDGE.bigcapital.byHand(
                "POST",
                BILLS,
                Invoices.billLike(pattern, number)
                        .replace("\"open\": true", "\"open\": false, \"reference_no\": \"" + reference + "\""));
        return BRIDGE.bigcapital.bills().stream()
                .filter(bill -> number.equals(bill.number()))
                .mapToLong(Entry::id)
                .findFirst()
                .orElseThrow();
    }

    private static void edit(Voucher bill, String json, String reference) {
        BRIDGE.bigcapital.byHand(
                "PUT",
                BILLS + "/" + bill.id(),
                json.replace("\"open\": true", "\"open\": true, \"reference_no\": \"" + reference + "\""));
    }

    /** What a case has left in disorder is no other case's business. */
    private static void forget(long id) {
        BRIDGE.journal()
                .sql(
                        "update document set told = false, due_at = current_timestamp + interval '1' day where paperless_id = :id")
                .param("id", id)
                .update();
    }
}
