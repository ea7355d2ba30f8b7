package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.operations.ByHand;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One invoice is one entry: scanned twice, typed by hand before, put back after it was booked or reviewed. */
class SameInvoiceTest {

    private static final String BILLS = "/api/bills";
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
    }

    @Test
    void asksAPersonAboutTheSecondOfTheSameInvoice() {
        // Given
        long first = BRIDGE.add(Invoices.electronic("TWICE-1", "Zweimal Handel GmbH"));
        BRIDGE.awaitTold(first);

        // When
        long second = BRIDGE.add(Invoices.electronic("TWICE-1", "Zweimal Handel GmbH"));
        BRIDGE.awaitTold(second);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, first)).isTrue();
        assertThat(BRIDGE.bills(second)).isEmpty();
        assertThat(BRIDGE.value(second, "reason_code")).isEqualTo("duplicate");
        assertThat(BRIDGE.shown(second).notes()).singleElement().asString().contains("document " + first);
    }

    @Test
    void booksTheSameNumberOfAnotherVendorWithASuffix() {
        // Given
        long first = BRIDGE.add(Invoices.electronic("2026-001", "Erster Handel GmbH"));
        BRIDGE.awaitTold(first);

        // When
        long second = BRIDGE.add(Invoices.electronicAndDearer("2026-001", "Zweiter Handel GmbH"));
        BRIDGE.awaitTold(second);

        // Then
        Voucher bill = BRIDGE.bills(second).get(0);
        assertThat(BRIDGE.bills(second)).hasSize(1).allMatch(Voucher::isOpen);
        assertThat(bill.number()).isEqualTo("2026-001 (V" + bill.contactId() + ")");
        assertThat(BRIDGE.shown(second).field("Invoice number")).isEqualTo("2026-001");
    }

    @Test
    void linksTheBillThatAPersonTypedBeforeAndWritesNothing() {
        // Given
        long known = BRIDGE.add(Invoices.electronic("HAND-0", "Handarbeit GmbH"));
        BRIDGE.awaitTold(known);
        String typed = Invoices.billLike(BRIDGE.bills(known).get(0), "hand-1");
        BRIDGE.bigcapital.byHand("POST", BILLS, typed);
        BRIDGE.calm();

        // When
        long id = BRIDGE.add(Invoices.electronic("HAND-1", "Handarbeit GmbH"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.bills(id)).isEmpty();
        assertThat(ledgerWrites()).isZero();
        assertThat(BRIDGE.shown(id).tags()).contains("booked");
        assertThat(BRIDGE.shown(id).field("BigCapital link")).contains("/bills/");

        // When
        BRIDGE.paperless.setTags(id, "to-book");
        Bridge.await().until(() -> BRIDGE.shown(id).tags().contains("booked"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "state")).isEqualTo("CONFIRMED");
        assertThat(ledgerWrites()).isZero();
    }

    @Test
    void restoresTheTagsOfABookedDocumentThatWasPutBack() {
        // Given
        long id = BRIDGE.add(Invoices.electronic("BACK-1", "Wiederkehr GmbH"));
        BRIDGE.awaitTold(id);
        BRIDGE.calm();

        // When
        BRIDGE.paperless.setTags(id, "to-book");
        Bridge.await().until(() -> BRIDGE.shown(id).tags().contains("booked"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.shown(id).tags()).doesNotContain("to-book");
        assertThat(BRIDGE.shown(id).notes()).isEmpty();
        assertThat(ledgerWrites()).isZero();
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void asksAPersonWhenTheEntryWasDeletedAndBooksAgainOnlyOnRebook() {
        // Given
        long id = BRIDGE.add(Invoices.electronic("BACK-2", "Wiederkehr GmbH"));
        BRIDGE.awaitTold(id);
        BRIDGE.bigcapital.byHand("DELETE", BILLS + "/" + BRIDGE.bills(id).get(0).id(), "");

        // When
        BRIDGE.paperless.setTags(id, "to-book");
        BRIDGE.awaitState(id, "NEEDS_REVIEW");
        BRIDGE.awaitTold(id);
        BRIDGE.paperless.addTag(id, "to-book");
        Bridge.await().until(() -> BRIDGE.shown(id).notes().size() == 2);
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "reason_code")).isEqualTo("entry-deleted");
        assertThat(BRIDGE.bills(id)).isEmpty();
        assertThat(BRIDGE.shown(id).tags()).contains("booking-review").doesNotContain("to-book");

        // When
        BRIDGE.bean(ByHand.class).rebook(id, "test", null);
        BRIDGE.awaitState(id, "CONFIRMED");

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void booksWhatAPersonCorrectedOnceAndPostsIt() {
        // Given
        long id = BRIDGE.add(SeedDocuments.text(
                Invoices.invoice("WRONG-1", "Rechenfehler GmbH").withWrongGross("1.00"), Language.GERMAN));
        BRIDGE.awaitTold(id);
        String before = BRIDGE.value(id, "state || ' ' || reason_code");

        // When
        BRIDGE.paperless.setField(id, "Total", "EUR71.22");
        BRIDGE.paperless.addTag(id, "to-book");
        BRIDGE.awaitState(id, "CONFIRMED");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(before).isEqualTo("NEEDS_REVIEW totals-disagree");
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(BRIDGE.value(id, "origin")).isEqualTo("CORRECTED");
        assertThat(BRIDGE.shown(id).tags()).containsExactly("booked");
    }

    @Test
    void asksAPersonWhenAnotherCustomerHasTheNumberOfOurInvoice() {
        // Given
        long first = BRIDGE.add(Kinds.electronic(EntryKind.SALE_INVOICE, "AR-2026-1", "Erste Kundin AG"));
        BRIDGE.awaitTold(first);

        // When
        long second =
                BRIDGE.add(SeedDocuments.ubl(Kinds.invoice(EntryKind.SALE_INVOICE, "AR-2026-1", "Zweite Kundin AG")
                        .line("Ink", "1", "9.90", "19")));
        BRIDGE.awaitTold(second);

        // Then
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.SALE_INVOICE, first)).isTrue();
        assertThat(BRIDGE.entries(second)).isEmpty();
        assertThat(BRIDGE.value(second, "reason_code")).isEqualTo("duplicate");
    }

    @Test
    void booksTheSameCreditNumberForEachParty() {
        // When
        List<Long> ids = List.of(
                BRIDGE.add(Kinds.electronic(EntryKind.VENDOR_CREDIT, "G-2026-1", "Erster Gutschreiber GmbH")),
                BRIDGE.add(SeedDocuments.ubl(SeedInvoice.toUs(
                                "G-2026-1",
                                Invoices.date().minusDays(1),
                                SeedParties.vendor("Zweiter Gutschreiber GmbH"))
                        .line("Paper", "3", "19.95", "19")
                        .asCreditNote())));
        ids.forEach(BRIDGE::awaitTold);

        // Then
        assertThat(ids).allSatisfy(id -> {
            assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.VENDOR_CREDIT, id)).isTrue();
            assertThat(BRIDGE.entries(id).get(0).number()).isEqualTo("G-2026-1");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"BILL", "CREDIT_NOTE", "VENDOR_CREDIT"})
    void asksAboutOneOfTwoThatDifferInNothingButTheirParty(EntryKind kind) {
        // When
        List<Long> ids = List.of(
                BRIDGE.add(Kinds.electronic(kind, "NAME-" + kind, "Erster Lesefehler GmbH")),
                BRIDGE.add(Kinds.electronic(kind, "NAME-" + kind, "Zweiter Lesefehler GmbH")));
        ids.forEach(BRIDGE::awaitTold);

        // Then
        assertThat(ids).filteredOn(id -> Kinds.isBookedOnce(BRIDGE, kind, id)).hasSize(1);
        assertThat(ids)
                .filteredOn(id -> BRIDGE.entries(id).isEmpty())
                .singleElement()
                .satisfies(id -> assertThat(BRIDGE.value(id, "reason_code")).isEqualTo("duplicate"));
    }

    @Test
    void asksAPersonAboutTheSecondScanOfAnyKind() {
        // Given
        Map<EntryKind, Long> first = Kinds.addAll(BRIDGE, "DOPPELT-1", "Doppelgänger GmbH");
        BRIDGE.awaitTold(Kinds.ids(first));

        // When
        Map<EntryKind, Long> second = Kinds.addAll(BRIDGE, "DOPPELT-1", "Doppelgänger GmbH");
        BRIDGE.awaitTold(Kinds.ids(second));

        // Then
        assertThat(first).allSatisfy((kind, id) -> assertThat(Kinds.isBookedOnce(BRIDGE, kind, id))
                .isTrue());
        assertThat(second).allSatisfy((kind, id) -> {
            assertThat(BRIDGE.entries(id)).isEmpty();
            assertThat(BRIDGE.value(id, "reason_code")).isEqualTo("duplicate");
        });
    }

    private static long ledgerWrites() {
        return BRIDGE.ledger.log().entries().stream()
                .filter(entry -> !entry.method().equals("GET"))
                .count();
    }
}
