package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.Approvals;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import io.paperbridge.sandbox.seed.SeedParty;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person is asked before money is spent, and what an approval does. */
class SafetyTest {

    private static final Bridge BRIDGE = new Bridge(PaperlessVersion.V2_20_15, BigCapitalSettings.defaults())
            .with("paperbridge.approval.limit", "100")
            .with("paperbridge.approval.likely-duplicate", "true");

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
    void asksAboutATotalAboveTheLimitBeforeAnythingIsWrittenAndBooksItWhenTheTagIsPutOn() {
        // Given
        long id = BRIDGE.add(Invoices.electronicAndDearer("LIMIT-1", "Grenzfall GmbH"));
        BRIDGE.awaitTold(id);
        String reason = BRIDGE.value(id, "reason_code");
        boolean vendorMade = BRIDGE.ledger.log().count("POST", "/api/vendors") > 0;

        // When
        BRIDGE.paperless.addTag(id, "booking-approved");
        BRIDGE.awaitState(id, "CONFIRMED");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(reason).isEqualTo("approval-limit");
        assertThat(vendorMade).isFalse();
        assertThat(BRIDGE.shown(id).notes())
                .singleElement()
                .asString()
                .contains("120.36 EUR is above the limit of 100.00 EUR", "\"booking-approved\"", "approve " + id);
        assertThat(BRIDGE.bills(id)).hasSize(1).allMatch(bill -> bill.isOpen());
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
        assertThat(approvers(id)).containsExactly("admin in Paperless");
    }

    @Test
    void asksAgainWhenTheTotalIsAnotherThanTheOneThatWasApproved() {
        // Given
        long id = BRIDGE.add(Invoices.electronicAndDearer("LIMIT-2", "Grenzfall Zwei GmbH"));
        BRIDGE.awaitTold(id);

        // When
        BRIDGE.paperless.setField(id, "Net", "EUR201.13");
        BRIDGE.paperless.setField(id, "Tax", "EUR38.22");
        BRIDGE.paperless.setField(id, "Total", "EUR239.35");
        BRIDGE.paperless.addTag(id, "booking-approved");
        Bridge.await().until(() -> BRIDGE.shown(id).notes().size() == 2);
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW approval-limit");
        assertThat(BRIDGE.bills(id)).isEmpty();
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booking-review");
    }

    @Test
    void asksAboutAnotherAccountOfAKnownVendorAndTakesBothOnceItIsApproved() {
        // Given
        SeedParty vendor = SeedParties.vendor("Konto Wechsel GmbH");
        long first = BRIDGE.add(from(vendor, "IBAN-1", "7.10"));
        BRIDGE.awaitTold(first);
        SeedParty other = vendor.paidTo(SeedParties.vendor("Ganz Andere AG").iban());

        // When
        long second = BRIDGE.add(from(other, "IBAN-2", "8.20"));
        BRIDGE.awaitTold(second);

        // Then
        assertThat(BRIDGE.value(second, "reason_code")).isEqualTo("iban-changed");
        assertThat(BRIDGE.bills(second)).isEmpty();
        assertThat(BRIDGE.shown(second).notes())
                .singleElement()
                .asString()
                .contains(other.iban(), vendor.iban(), "document " + first, "telephone");

        // When
        BRIDGE.bean(Approvals.class).approve(second, "anna", "called them");
        BRIDGE.awaitState(second, "CONFIRMED");
        long third = BRIDGE.add(from(other, "IBAN-3", "9.30"));
        long fourth = BRIDGE.add(from(vendor, "IBAN-4", "10.40"));
        BRIDGE.awaitTold(third, fourth);

        // Then
        assertThat(BRIDGE.value(third, "state")).isEqualTo("CONFIRMED");
        assertThat(BRIDGE.value(fourth, "state")).isEqualTo("CONFIRMED");
        assertThat(approvers(second)).containsExactly("anna");
    }

    @Test
    void asksAboutTheSameTotalUnderAnotherNumberWithinAWeek() {
        // Given
        SeedParty vendor = SeedParties.vendor("Doppelt Gemoppelt GmbH");
        long first = BRIDGE.add(from(vendor, "LIKE-1", "5.55"));
        BRIDGE.awaitTold(first);

        // When
        long second = BRIDGE.add(from(vendor, "LIKE-2", "5.55"));
        long later = BRIDGE.add(SeedDocuments.ubl(
                SeedInvoice.toUs("LIKE-3", Invoices.date().minusDays(8), vendor).line("Paper", "1", "5.55", "19")));
        BRIDGE.awaitTold(second, later);

        // Then
        assertThat(BRIDGE.value(second, "reason_code")).isEqualTo("likely-duplicate");
        assertThat(BRIDGE.shown(second).notes())
                .singleElement()
                .asString()
                .contains("Document " + first, "number LIKE-1");
        assertThat(BRIDGE.value(later, "state")).isEqualTo("CONFIRMED");
    }

    @Test
    void leavesADocumentInReviewForAnotherReasonThereThoughItCarriesTheTag() {
        // Given
        long id = BRIDGE.add(SeedDocuments.text(
                Invoices.invoice("WRONG-2", "Rechenfehler Zwei GmbH").withWrongGross("1.00"), Language.GERMAN));
        BRIDGE.awaitTold(id);

        // When
        BRIDGE.paperless.addTag(id, "booking-approved");
        Bridge.await().until(() -> BRIDGE.shown(id).notes().size() == 2);
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "state || ' ' || reason_code")).isEqualTo("NEEDS_REVIEW totals-disagree");
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booking-review");
        assertThat(approvers(id)).isEmpty();
    }

    @Test
    void takesTheTagOffABookedDocumentAndWritesNothingElse() {
        // Given
        long id = BRIDGE.add(from(SeedParties.vendor("Schon Fertig GmbH"), "DONE-1", "6.66"));
        BRIDGE.awaitTold(id);
        BRIDGE.calm();

        // When
        BRIDGE.paperless.addTag(id, "booking-approved");
        Bridge.await().until(() -> !BRIDGE.shown(id).tags().contains("booking-approved"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
        assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
        assertThat(BRIDGE.ledger.log().entries())
                .allMatch(entry -> entry.method().equals("GET"));
    }

    @Test
    void doesNotTakeAnApprovalInAdvanceForOne() {
        // Given
        NewDocument dear = Invoices.electronicAndDearer("LIMIT-3", "Grenzfall Drei GmbH");
        long unseen = BRIDGE.paperless.add(dear.withTags("booking-approved"));

        // When
        long both = BRIDGE.paperless.add(
                Invoices.electronicAndDearer("LIMIT-4", "Grenzfall Vier GmbH").withTags("to-book", "booking-approved"));
        BRIDGE.awaitTold(both);

        // Then
        assertThat(BRIDGE.value(both, "reason_code")).isEqualTo("approval-limit");
        assertThat(BRIDGE.shown(both).tags()).containsExactly("booking-review");
        assertThat(BRIDGE.count("paperless_id = " + unseen)).isZero();
    }

    private static NewDocument from(SeedParty vendor, String number, String price) {
        return SeedDocuments.ubl(
                SeedInvoice.toUs(number, Invoices.date(), vendor).line("Paper", "1", price, "19"));
    }

    private static List<String> approvers(long id) {
        return BRIDGE.journal()
                .sql(
                        """
                        select e.actor from event e join document d on d.document_key = e.document_key
                        where d.paperless_id = :id and e.what = 'approved'""")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
