package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paperbridge.sandbox.Fault;
import io.paperbridge.sandbox.Faults;
import io.paperbridge.sandbox.RequestLog.Entry;
import io.paperbridge.sandbox.paperless.BulkFault;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.paperless.PaperlessDocument;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import io.paperbridge.sandbox.seed.SeedParty;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfirmInPaperlessRouteTest {

    private final LocalDate issued = LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(5);
    private static final SeedParty VENDOR =
            SeedParties.US.named("Nordlicht GmbH").withVatId("DE111111125");

    @Test
    void tellsABookedDocumentByFieldsAndTags() {
        // Given
        try (Bridge bridge = new Bridge()) {
            long id = bridge.add(SeedDocuments.facturX(invoice("R-1")));
            // When
            bridge.start().awaitAllTold(1);
            // Then
            PaperlessDocument told = bridge.paperless.document(id);
            assertThat(told.tags()).containsExactly("booked");
            assertThat(told.notes()).isEmpty();
            assertThat(told.field("Invoice number")).isEqualTo("R-1");
            assertThat(told.field("Invoice date")).isEqualTo(issued.toString());
            assertThat(told.field("Net")).isEqualTo("EUR100.00");
            assertThat(told.field("Tax")).isEqualTo("EUR19.00");
            assertThat(told.field("Total")).isEqualTo("EUR119.00");
            assertThat(told.field("BigCapital status")).isEqualTo("open");
            assertThat(told.field("BigCapital link")).startsWith(bridge.ledger.url() + "/bills/");
        }
    }

    @Test
    void booksWhatAPersonHasCorrectedInTwoRounds() {
        // Given
        try (Bridge bridge = new Bridge()) {
            long id = bridge.add(SeedDocuments.text(invoice(null), Language.GERMAN));
            bridge.start().awaitAllTold(1);
            PaperlessDocument asked = bridge.paperless.document(id);
            bridge.paperless.setField(id, "Invoice number", "R-77");
            bridge.paperless.setField(id, "Invoice date", "2009-01-01");
            bridge.paperless.addTag(id, "to-book");
            Bridge.await().until(() -> bridge.count("reason_code = 'date-out-of-range'") == 1);
            bridge.awaitTold(id);
            // When
            bridge.paperless.setField(id, "Invoice date", issued.toString());
            bridge.paperless.addTag(id, "to-book");
            bridge.awaitConfirmed(1);
            // Then
            assertThat(asked.tags()).containsExactly("booking-review");
            assertThat(bridge.paperless.document(id).tags()).containsExactly("booked");
            assertThat(bridge.bigcapital.bills()).singleElement().satisfies(bill -> assertThat(bill.toString())
                    .contains("R-77"));
        }
    }

    @Test
    void writesTheNoteOfAReviewOnceInTheLanguageAndWithTheNamesThatAreSet() {
        // Given
        try (Bridge bridge = new Bridge()
                .with("paperbridge.language", "de")
                .with("paperbridge.paperless.tags.in", "buchen")
                .with("paperbridge.paperless.tags.review", "klären")) {
            bridge.paperless.createTag("buchen");
            bridge.paperless.createTag("klären");
            long id = bridge.paperless.add(SeedDocuments.facturX(invoice("R-2").withWrongGross("10.00"))
                    .withTags("buchen"));
            // the note is there, the tags are not
            bridge.archive
                    .faults()
                    .add(new Faults.Rule("POST", ".*/bulk_edit/", 1, 4, 1, Fault.failBefore(503, Map.of())));
            // When
            bridge.start().awaitAllTold(1);
            // Then
            PaperlessDocument told = bridge.paperless.document(id);
            assertThat(told.tags()).containsExactly("klären");
            assertThat(told.notes()).singleElement().satisfies(note -> assertThat(note)
                    .contains(
                            "braucht Ihre Entscheidung",
                            "Grund: Bitte prüfen: netto 100,00 plus Umsatzsteuer 19,00 ergibt 119,00, als Bruttosumme ist aber 129,00"
                                    + " angegeben. Berichtigen Sie",
                            "Nummer R-2",
                            "das Tag \"buchen\"")
                    .doesNotContain("to-book")
                    .endsWith("#PLX-" + id + "-1"));
        }
    }

    @Test
    void doesNotCallADocumentToldBeforePaperlessShowsIt() {
        // Given
        try (Bridge bridge = new Bridge()) {
            long id = bridge.add(order());
            bridge.archive
                    .faults()
                    .add(new Faults.Rule("POST", ".*/bulk_edit/", 1, 1, 1, Fault.applyLate(Duration.ofHours(1), 200)));
            // When
            bridge.start().awaitAllTold(1);
            // Then
            assertThat(bridge.paperless.document(id).tags()).containsExactly("booking-review");
            assertThat(bridge.paperless.document(id).notes()).hasSize(1);
            assertThat(bridge.archive.log().entries("POST", ".*/bulk_edit/").stream()
                            .map(Entry::body)
                            .filter(body -> body.contains("modify_tags")))
                    .hasSize(2);
        }
    }

    @Test
    void tellsAgainWhatABulkEditRefused() {
        // Given
        try (Bridge bridge = new Bridge()) {
            long id = bridge.add(order());
            bridge.paperless.failBulkEdits(
                    BulkFault.RESULT_ERROR, BulkFault.NOT_APPLIED_400, BulkFault.APPLIED_BUT_400);
            // When
            bridge.start().awaitAllTold(1);
            // Then
            assertThat(bridge.paperless.document(id).tags()).containsExactly("booking-review");
            assertThat(bridge.paperless.document(id).notes()).hasSize(1);
        }
    }

    @Test
    void writesNothingToADocumentThatIsGone() {
        // Given
        try (Bridge bridge = new Bridge()) {
            long id = bridge.add(order());
            bridge.archive.faults().once("GET", "/api/documents/" + id + "/", Fault.holdBefore());
            bridge.start();
            await().until(() -> bridge.archive.faults().waiting() == 1);
            // When
            bridge.paperless.delete(id);
            bridge.archive.faults().release();
            bridge.awaitAllTold(1);
            // Then
            assertThat(bridge.count("state = 'PARKED' and reason_code = 'document-gone'"))
                    .isEqualTo(1);
            assertThat(bridge.archive.log().count("POST", ".*")).isZero();
        }
    }

    @Test
    void booksWithASignInInsteadOfAKey() {
        // Given
        try (Bridge bridge = new Bridge()) {
            bridge.with("paperbridge.bigcapital.api-key", "")
                    .with(
                            "paperbridge.bigcapital.email",
                            bridge.bigcapital.settings().email())
                    .with(
                            "paperbridge.bigcapital.password",
                            bridge.bigcapital.settings().password())
                    .with(
                            "paperbridge.bigcapital.organization-id",
                            bridge.bigcapital.settings().organizationId());
            bridge.add(SeedDocuments.facturX(invoice("R-3")));
            // When
            bridge.start().awaitAllTold(1);
            // Then
            assertThat(bridge.count("state = 'CONFIRMED'")).isEqualTo(1);
            assertThat(bridge.ledger.log().count("POST", "/api/auth/signin")).isEqualTo(1);
        }
    }

    private NewDocument order() {
        return SeedDocuments.order(invoice("B-1"), Language.GERMAN);
    }

    private SeedInvoice invoice(@Nullable String number) {
        return SeedInvoice.toUs(number, issued, VENDOR).line("Papier", "10", "10.00", "19");
    }
}
