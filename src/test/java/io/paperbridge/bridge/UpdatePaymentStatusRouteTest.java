package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.operations.PaymentRun;
import io.paperbridge.operations.Schedules;
import io.paperbridge.operations.Upkeep;
import io.paperbridge.sandbox.RequestLog;
import io.paperbridge.sandbox.bigcapital.Entry;
import io.paperbridge.sandbox.bigcapital.Voucher;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is paid in BigCapital is shown in Paperless. */
class UpdatePaymentStatusRouteTest {

    private static final String PARTY = "Zahlung Handel GmbH";
    private static final String FIELD = "BigCapital status";
    private static final String BANK = "1000";
    private static final Bridge BRIDGE = new Bridge();

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
        BRIDGE.clock.moveBack();
    }

    @Test
    void showsWhatIsPaidPartlyPaidWrittenOffAndDraft() {
        // Given
        long paid = BRIDGE.add(Kinds.electronic(EntryKind.BILL, "PAY-PAID", PARTY));
        long partly = BRIDGE.add(Kinds.electronic(EntryKind.SALE_INVOICE, "PAY-PARTLY", PARTY));
        long given = BRIDGE.add(Kinds.electronic(EntryKind.SALE_INVOICE, "PAY-OFF", PARTY));
        long open = BRIDGE.add(Kinds.electronic(EntryKind.BILL, "PAY-OPEN", PARTY));
        long draft = BRIDGE.add(Invoices.printed("PAY-DRAFT-1", PARTY));
        long opened = BRIDGE.add(Invoices.printed("PAY-OPENED-1", PARTY));
        BRIDGE.awaitTold(paid, partly, given, open, draft, opened);

        // When
        pay(paid, "71.22");
        receive(partly, 50);
        byHand(
                "POST",
                "/api/sale-invoices/" + entry(given).id() + "/writeoff",
                """
                {"expense_account_id": 1018, "date": "%s", "reason": "bad debt"}"""
                        .formatted(LocalDate.now(ZoneOffset.UTC)));
        byHand("PATCH", "/api/bills/" + entry(opened).id() + "/open", "");
        look();
        awaitShown(paid, "paid");
        awaitShown(partly, "partially paid");
        awaitShown(given, "written off");
        awaitShown(opened, "open");
        long writes = writes();
        look();

        // Then
        assertThat(shown(open)).isEqualTo("open");
        assertThat(shown(draft)).isEqualTo("draft");
        assertThat(writes()).as("what has not changed is not written").isEqualTo(writes);
        assertThat(writes).isEqualTo(6 * 2 + 4);
        assertThat(BRIDGE.shown(paid).tags()).containsExactly("booked");
        assertThat(BRIDGE.bean(Upkeep.class).getPaymentStatus()).containsEntry("written off", 1);
    }

    @Test
    void showsWhatIsOverdueOnTheDayAfterItsDueDate() {
        // Given
        long id = BRIDGE.add(Kinds.electronic(EntryKind.BILL, "PAY-LATE", PARTY));
        BRIDGE.awaitTold(id);

        // When
        look();
        String before = shown(id);
        BRIDGE.clock.move(Duration.ofDays(40));
        look();
        awaitShown(id, "overdue");
        pay(id, "71.22");
        look();

        // Then
        awaitShown(id, "paid");
        assertThat(before).isEqualTo("open");
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void asksOnceForEachHundredAndNotForWhatIsSettled() {
        // Given
        long id = BRIDGE.add(Kinds.electronic(EntryKind.BILL, "PAY-MANY", PARTY));
        BRIDGE.awaitTold(id);
        Voucher ours = BRIDGE.bills(id).get(0);
        int others = BRIDGE.bigcapital.bills().size();
        for (int i = others; i < 250; i++) {
            byHand(
                    "POST",
                    "/api/bills",
                    """
                    {"vendor_id": %d, "bill_number": "BY-HAND-%d", "bill_date": "%s", "open": false,
                     "entries": [{"index": 1, "item_id": %d, "quantity": 1, "rate": 10}]}"""
                            .formatted(
                                    ours.contactId(),
                                    i,
                                    LocalDate.now(ZoneOffset.UTC),
                                    ours.lines().get(0).itemId()));
        }
        pay(id, "71.22");

        // When
        BRIDGE.calm();
        assertThat(BRIDGE.bean(PaymentRun.class).refresh()).isZero();
        List<RequestLog.Entry> all = lists();
        BRIDGE.journal().sql("update entry set status = 'paid'").update();
        BRIDGE.calm();
        NotifyBuilder scheduled = new NotifyBuilder(BRIDGE.bean(CamelContext.class))
                .fromRoute("update-payment-status")
                .whenDone(1)
                .create();
        BRIDGE.bean(Schedules.class).runNow("update-payment-status");
        assertThat(scheduled.matches(60, TimeUnit.SECONDS)).isTrue();
        look();

        // Then
        assertThat(shown(id)).isEqualTo("paid");
        assertThat(all)
                .extracting(request -> request.query().get("page"))
                .containsExactly(List.of("1"), List.of("2"), List.of("3"));
        assertThat(all).extracting(request -> request.query().get("page_size")).containsOnly(List.of("100"));
        assertThat(lists())
                .as("by the schedule nothing, when asked for all of it")
                .hasSize(3);
    }

    @Test
    void goesOnBesideBookingWhereTheLedgerAllowsFewCalls() {
        // Given
        long followed = BRIDGE.add(Kinds.electronic(EntryKind.BILL, "PAY-BESIDE", PARTY));
        BRIDGE.awaitTold(followed);
        pay(followed, "71.22");
        BRIDGE.ledger.faults().throttle(3, Duration.ofSeconds(2));

        // When
        BRIDGE.bean(Upkeep.class).refreshPaymentStatus();
        long[] ids = new long[6];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = BRIDGE.add(Kinds.electronic(EntryKind.BILL, "PAY-BESIDE-" + i, PARTY));
        }
        BRIDGE.awaitTold(ids);
        awaitShown(followed, "paid");

        // Then
        assertThat(Arrays.stream(ids).boxed()).allMatch(id -> Invoices.isBookedOnce(BRIDGE, id));
    }

    @Test
    void leavesADocumentAloneThatIsGoneAndAnEntryThatIsDeleted() {
        // Given
        long gone = BRIDGE.add(Kinds.electronic(EntryKind.BILL, "PAY-GONE", PARTY));
        long deleted = BRIDGE.add(Kinds.electronic(EntryKind.BILL, "PAY-DELETED", PARTY));
        BRIDGE.awaitTold(gone, deleted);
        pay(gone, "71.22");
        BRIDGE.paperless.delete(gone);
        byHand("DELETE", "/api/bills/" + entry(deleted).id(), "");

        // When
        for (int i = 0; i < 3; i++) {
            look();
        }

        // Then
        assertThat(status(gone)).isEqualTo("paid");
        assertThat(status(deleted)).isEqualTo("open");
        assertThat(BRIDGE.journal()
                        .sql("select missed from entry where reference = 'PLX-" + deleted + "'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    /** One look at everything, to its end. */
    private static void look() {
        assertThat(BRIDGE.bean(PaymentRun.class).refresh()).isZero();
    }

    private static void pay(long id, String amount) {
        Entry bill = entry(id);
        byHand(
                "POST",
                "/api/bill-payments",
                """
                {"vendor_id": %d, "payment_date": "%s", "payment_account_id": %s,
                 "entries": [{"bill_id": %d, "payment_amount": %s}]}"""
                        .formatted(
                                BRIDGE.bills(id).get(0).contactId(),
                                LocalDate.now(ZoneOffset.UTC),
                                BANK,
                                bill.id(),
                                amount));
    }

    private static void receive(long id, int amount) {
        Voucher invoice = (Voucher) entry(id);
        byHand(
                "POST",
                "/api/payments-received",
                """
                {"customer_id": %d, "payment_date": "%s", "deposit_account_id": %s,
                 "entries": [{"invoice_id": %d, "payment_amount": %d}]}"""
                        .formatted(invoice.contactId(), LocalDate.now(ZoneOffset.UTC), BANK, invoice.id(), amount));
    }

    private static void byHand(String method, String path, String json) {
        assertThat(BRIDGE.bigcapital.byHand(method, path, json).status())
                .as(method + " " + path)
                .isLessThan(300);
    }

    private static Entry entry(long id) {
        return BRIDGE.entries(id).get(0);
    }

    private static void awaitShown(long id, String status) {
        Bridge.await().alias("document " + id + " is shown as " + status).until(() -> shown(id)
                .equals(status));
    }

    private static String shown(long id) {
        return String.valueOf(BRIDGE.shown(id).fields().get(FIELD));
    }

    private static String status(long id) {
        return BRIDGE.journal()
                .sql("select status from entry where reference = 'PLX-" + id + "'")
                .query(String.class)
                .single();
    }

    private static long writes() {
        return BRIDGE.archive.log().count("POST", "/api/documents/bulk_edit/");
    }

    private static List<RequestLog.Entry> lists() {
        return BRIDGE.ledger.log().entries("GET", "/api/bills").stream()
                .filter(request -> request.query().containsKey("column_sort_by"))
                .toList();
    }
}
