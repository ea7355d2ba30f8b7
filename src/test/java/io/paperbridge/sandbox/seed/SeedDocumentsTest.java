package io.paperbridge.sandbox.seed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.paperless.PaperlessText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.iban4j.IbanUtil;
import org.junit.jupiter.api.Test;

class SeedDocumentsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void completesIdentifiersWithTheirCheckDigits() {
        // Given
        String knownGerman = "DE136695976";
        String knownAustrian = "ATU13585627";

        // When
        String german = SeedNumbers.germanVatId("13669597");
        String austrian = SeedNumbers.austrianVatId("1358562");

        // Then
        assertThat(german).isEqualTo(knownGerman);
        assertThat(austrian).isEqualTo(knownAustrian);
        SeedParties.VENDORS.forEach(vendor -> IbanUtil.validate(vendor.iban()));
        assertThat(SeedParties.VENDORS).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void totalsFollowFromLinesAllowancesAndRates() {
        // Given
        SeedInvoice invoice = SeedInvoice.toUs("A-1", TODAY, SeedParties.VENDORS.get(0))
                .line("Paper", "3", "19.95", "19")
                .line("Books", "1", "20.00", "7")
                .discount("Discount", "9.85", "19");

        // When
        List<SeedInvoice.Tax> taxes = invoice.taxes();

        // Then
        assertThat(taxes)
                .extracting(SeedInvoice.Tax::amount)
                .containsExactly(new BigDecimal("9.50"), new BigDecimal("1.40"));
        assertThat(invoice.net()).isEqualTo("70.00");
        assertThat(invoice.gross()).isEqualTo("80.90");
    }

    @Test
    void makesTheSameDocumentsFromTheSameSeed() {
        // When
        List<SeedDocument> once = SeedDocuments.many(12, 7, TODAY);
        List<SeedDocument> again = SeedDocuments.many(12, 7, TODAY);

        // Then
        assertThat(again)
                .extracting(SeedDocument::expected)
                .isEqualTo(once.stream().map(SeedDocument::expected).toList());
        assertThat(again)
                .extracting(document -> document.source().original().sha256())
                .isEqualTo(once.stream()
                        .map(document -> document.source().original().sha256())
                        .toList());
        assertThat(once).extracting(document -> document.expected().number()).doesNotHaveDuplicates();
    }

    @Test
    void embedsEachKindOfXmlUnderItsName() throws IOException {
        // When
        List<SeedDocument> demo = DemoDocuments.all(TODAY);

        // Then
        assertThat(embedded(demo.get(0), "factur-x.xml")).contains("CrossIndustryInvoice:100", "NB-20417");
        assertThat(embedded(demo.get(1), "ZUGFeRD-invoice.xml")).contains("urn:ferd:CrossIndustryDocument:invoice:1p0");
        assertThat(embedded(demo.get(2), "xrechnung.xml")).contains("schema:xsd:Invoice-2", "AC-77310");
    }

    @Test
    void demoHasThirtySixDocumentsOfAllKindsWithTheirDecisions() {
        // When
        List<SeedDocument> demo = DemoDocuments.all(TODAY);

        // Then
        assertThat(demo)
                .hasSize(36)
                .allMatch(document -> document.source().tags().contains("to-book"));
        assertThat(demo)
                .filteredOn(document -> document.expected().decision() == SeedDocument.Decision.BOOKED)
                .hasSize(28)
                .extracting(document -> document.expected().kind())
                .contains(EntryKind.values());
        assertThat(demo.get(5).source().content()).contains("Gesamtbetrag: 1.469,13 EUR");
        assertThat(demo.get(9).expected().entryNumber()).isEqualTo("2026-100 (V{vendor})");
        assertThat(demo.get(7).source().original().sha256())
                .isNotEqualTo(demo.get(6).source().original().sha256());
        assertThat(PaperlessText.of(demo.get(7).source().original().bytes())).isEmpty();
        assertThat(demo.get(17).expected().tax()).isEqualByComparingTo("0");
    }

    @Test
    void contentHasNoColumns() {
        // When
        String content = DemoDocuments.all(TODAY).get(4).source().content();

        // Then
        assertThat(content).contains("Switch 24 port 1 219.00 19% 219.00").doesNotContain("  ");
    }

    private static String embedded(SeedDocument document, String name) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document.source().original().bytes())) {
            PDComplexFileSpecification file = pdf.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get(name);
            assertThat(file).as(name).isNotNull();
            return new String(requireNonNull(file).getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
        }
    }
}
