package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sells decides between sale and purchase: the document type where it says so, else our VAT id or name. */
class DirectionTest {

    private static final Bridge BRIDGE = new Bridge();

    @BeforeAll
    static void start() {
        BRIDGE.start();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void asksAPersonWhenWeAreNeitherSellerNorBuyer() {
        // When
        long id = BRIDGE.add(SeedDocuments.ubl(betweenOthers("FREMD-1")));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "reason_code")).isEqualTo("direction-unclear");
        assertThat(BRIDGE.entries(id)).isEmpty();
        assertThat(BRIDGE.shown(id).notes())
                .singleElement()
                .asString()
                .contains("Fremde Verkaufs GmbH", "Fremde Einkaufs GmbH");
    }

    @Test
    void asksAPersonWhenWeAreSellerAndBuyer() {
        // When
        long id = BRIDGE.add(
                SeedDocuments.ubl(Invoices.invoice("SELBST-1", "Egal GmbH").from(SeedParties.US)));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(BRIDGE.value(id, "reason_code")).isEqualTo("direction-unclear");
        assertThat(BRIDGE.entries(id)).isEmpty();
    }

    @Test
    void letsTheDocumentTypeDecideWhatTheDocumentDoesNotSay() {
        // When
        long sale = BRIDGE.add(typed(betweenOthers("TYP-1"), "Ausgangsrechnung"));
        long bill = BRIDGE.add(typed(betweenOthers("TYP-2"), "Incoming invoice"));
        long receipt = BRIDGE.add(typed(Kinds.invoice(EntryKind.EXPENSE, "TYP-3", "Tankstelle GmbH"), "Quittung"));
        BRIDGE.awaitTold(sale, bill, receipt);

        // Then
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.SALE_INVOICE, sale)).isTrue();
        assertThat(BRIDGE.bigcapital.customers()).containsValue("Fremde Einkaufs GmbH");
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.BILL, bill)).isTrue();
        assertThat(BRIDGE.bigcapital.vendors()).containsValue("Fremde Verkaufs GmbH");
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.EXPENSE, receipt)).isTrue();
    }

    @Test
    void asksAPersonWhenTheDocumentTypeContradictsTheDocument() {
        // When
        long notASale = BRIDGE.add(typed(Invoices.invoice("WIDER-1", "Widerspruch GmbH"), "Ausgangsrechnung"));
        long notABill = BRIDGE.add(
                typed(Kinds.invoice(EntryKind.SALE_INVOICE, "WIDER-2", "Widerspruch GmbH"), "Eingangsrechnung"));
        long notAnInvoice = BRIDGE.add(SeedDocuments.text(
                        Kinds.invoice(EntryKind.VENDOR_CREDIT, "WIDER-3", "Widerspruch GmbH"), Language.GERMAN)
                .withDocumentType("Eingangsrechnung"));
        BRIDGE.awaitTold(notASale, notABill, notAnInvoice);

        // Then
        assertThat(BRIDGE.value(notASale, "reason_code")).isEqualTo("direction-unclear");
        assertThat(BRIDGE.value(notABill, "reason_code")).isEqualTo("direction-unclear");
        assertThat(BRIDGE.value(notAnInvoice, "reason_code")).isEqualTo("kind-unclear");
        assertThat(BRIDGE.bigcapital.entries())
                .noneMatch(entry -> String.valueOf(entry.number()).startsWith("WIDER"));
    }

    @Test
    void takesAnInvoiceThatIsTypedAsACreditForWhatItsDataSay() {
        // When
        long id = BRIDGE.add(typed(Invoices.invoice("DATEN-1", "Datensatz GmbH"), "Gutschrift"));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(Kinds.isBookedOnce(BRIDGE, EntryKind.BILL, id)).isTrue();
    }

    @Test
    void readsCreditsFromTheirTitle() {
        // When
        long theirs = BRIDGE.add(Kinds.printed(EntryKind.VENDOR_CREDIT, "TITEL-1", "Überschrift GmbH"));
        long ours = BRIDGE.add(Kinds.printed(EntryKind.CREDIT_NOTE, "TITEL-2", "Überschrift GmbH"));
        BRIDGE.awaitTold(theirs, ours);

        // Then
        assertThat(BRIDGE.entries(theirs)).singleElement().satisfies(entry -> assertThat(
                        Kinds.isOf(EntryKind.VENDOR_CREDIT, entry) && !entry.isOpen())
                .isTrue());
        assertThat(BRIDGE.entries(ours)).singleElement().satisfies(entry -> assertThat(
                        Kinds.isOf(EntryKind.CREDIT_NOTE, entry) && !entry.isOpen())
                .isTrue());
    }

    private static SeedInvoice betweenOthers(String number) {
        return Invoices.invoice(number, "Fremde Verkaufs GmbH").to(SeedParties.vendor("Fremde Einkaufs GmbH"));
    }

    private static NewDocument typed(SeedInvoice invoice, String type) {
        return SeedDocuments.ubl(invoice).withDocumentType(type);
    }
}
