package io.paperbridge.extraction.original;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Reading;
import io.paperbridge.extraction.InvoiceReader;
import io.paperbridge.extraction.Pdfs;
import io.paperbridge.extraction.Pdfs.Word;
import io.paperbridge.extraction.Sources;
import io.paperbridge.extraction.page.TextLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines and columns by the places of glyphs, whatever the order they are printed in. */
class PdfTextTest {

    @Test
    void keepsColumnsApartAndWordsTogether() throws IOException {
        // Given
        byte[] pdf = Pdfs.withText(List.of(
                new Word("Total due", 60, 120), new Word("Unit price", 300, 100), new Word("Article", 60, 100)));

        // When
        List<TextLine> lines = PdfText.of(pdf);

        // Then
        assertThat(lines).extracting(TextLine::text).containsExactly("Article   Unit price", "Total due");
        assertThat(lines.get(0).cells()).hasSize(2);
    }

    @Test
    void readsWordsOfOneLineThoughTheirBaselinesDifferALittle() throws IOException {
        // Given
        byte[] pdf = Pdfs.withText(List.of(new Word("Total", 60, 100), new Word("12.00", 200, 101.5f)));

        // When
        List<TextLine> lines = PdfText.of(pdf);

        // Then
        assertThat(lines).extracting(TextLine::text).containsExactly("Total   12.00");
    }

    @Test
    void boldThatIsPrintedTwiceIsReadOnce() throws IOException {
        // Given
        byte[] pdf = Pdfs.withText(List.of(new Word("I", 60, 100), new Word("I", 60.2f, 100), new Word("N", 63, 100)));

        // When
        List<TextLine> lines = PdfText.of(pdf);

        // Then
        assertThat(lines).extracting(TextLine::text).containsExactly("IN");
    }

    @ParameterizedTest
    @CsvSource({"90, true", "180, true", "270, true", "90, false", "270, false"})
    void readsAPageThatLiesOnItsSide(int degrees, boolean turned) throws IOException {
        // When
        List<TextLine> lines = PdfText.of(Pdfs.onItsSide("Invoice no: 7\nTotal: 12.00", degrees, turned));

        // Then
        assertThat(lines).extracting(TextLine::text).containsExactly("Invoice no: 7", "Total: 12.00");
    }

    @Test
    void pdfWithoutTextHasNoLines() throws IOException {
        assertThat(PdfText.of(Pdfs.plain())).isEmpty();
    }

    @Test
    void findsValuesBelowTheirLabelsInTheirColumns() {
        // Given
        byte[] pdf = Pdfs.withText(List.of(
                new Word("Linde Papier GmbH", 60, 60),
                new Word("Rechnung", 60, 90),
                new Word("Rechnungsnummer", 60, 120),
                new Word("Kundennummer", 200, 120),
                new Word("Rechnungsdatum", 340, 120),
                new Word("2026-9", 60, 134),
                new Word("77", 200, 134),
                new Word("01.09.2026", 340, 134),
                new Word("Netto", 60, 200),
                new Word("MwSt 19 %", 200, 200),
                new Word("Gesamtbetrag", 340, 200),
                new Word("100,00 EUR", 60, 214),
                new Word("19,00 EUR", 200, 214),
                new Word("119,00 EUR", 340, 214)));

        // When
        Reading reading = new InvoiceReader().read(Sources.pdf(pdf, "this text of Paperless is not needed"));

        // Then
        assertThat(reading.number()).isEqualTo("2026-9");
        assertThat(reading.issueDate()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(reading.gross()).isEqualByComparingTo(new BigDecimal("119.00"));
        assertThat(reading.tax()).isEqualByComparingTo(new BigDecimal("19.00"));
    }
}
