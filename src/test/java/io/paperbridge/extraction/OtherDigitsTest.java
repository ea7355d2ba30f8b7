package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Company;
import io.paperbridge.document.Proposal;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.text.Proposed;
import io.paperbridge.extraction.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Digits that are not 0 to 9, wherever a value comes from; in texts, the golden cases show them. */
class OtherDigitsTest {

    private static final Path E_INVOICE = Path.of("src/test/resources/reading/cii-one-rate/invoice.xml");

    @Test
    void areReadInAnEInvoice() throws IOException {
        // Given
        String xml = Files.readString(E_INVOICE)
                .replace(">119.00<", ">١١٩٫٠٠<")
                .replace(">20261001<", ">٢٠٢٦١٠٠١<")
                .replace(">20261015<", ">２０２６－１０－１５<");

        // When
        Reading reading = new InvoiceReader().read(Sources.xml(xml));

        // Then
        assertThat(reading.doubts()).isEmpty();
        assertThat(reading.gross()).isEqualByComparingTo("119.00");
        assertThat(reading.issueDate()).isEqualTo("2026-10-01");
        assertThat(reading.dueDate()).isEqualTo("2026-10-15");
    }

    @Test
    void areDoubtedInAnEInvoiceAsPrintedWhereTheyAreNoAmount() throws IOException {
        // Given
        String xml = Files.readString(E_INVOICE).replace(">119.00<", ">١١٩٫٠٫٠<");

        // When
        Reading reading = new InvoiceReader().read(Sources.xml(xml));

        // Then
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anySatisfy(sentence -> assertThat(sentence).contains("١١٩٫٠٫٠"));
    }

    @Test
    void areReadInWhatAPersonTypes() throws IOException {
        // Given
        SourceDocument source = Sources.corrected(
                Sources.xml(Files.readString(E_INVOICE)),
                Map.of(
                        Term.INVOICE_NUMBER,
                        "ＮＷ－７",
                        Term.DUE_DATE,
                        "٢٠٢٦-١٠-٣١",
                        Term.GROSS,
                        "EUR٢٣٨٫٠٠",
                        Term.TAX,
                        "３８．００",
                        Term.SELLER,
                        "３Ｍ"));

        // When
        Reading reading = new InvoiceReader().read(source);

        // Then
        assertThat(reading.doubts()).isEmpty();
        assertThat(reading.number()).isEqualTo("NW-7");
        assertThat(reading.dueDate()).isEqualTo("2026-10-31");
        assertThat(reading.net()).isEqualByComparingTo("200.00");
        assertThat(reading.seller()).isNotNull().satisfies(seller -> assertThat(seller.name())
                .isEqualTo("３Ｍ"));
    }

    @Test
    void areReadByATemplate(@TempDir Path templates) throws IOException {
        // Given
        Files.writeString(
                templates.resolve("dune.yml"),
                """
                issuer: Dune Supplies
                keywords: [Dune]
                fields: {invoice_number: 'Ref ([0-9]+)', amount: 'Sum AED ([0-9.,]+)', date: 'On ([0-9-]+)'}
                options: {currency: AED, date_formats: ['%Y-%m-%d'], decimal_separator: '.'}
                """);
        InvoiceReader reader = new InvoiceReader(
                new ReadingSettings(Duration.ofSeconds(20), DataSize.ofMegabytes(1), 70, templates.toString()),
                Clock.systemUTC());

        // When
        Reading reading = reader.read(Sources.scan("Dune\nRef ٤٧١١\nOn ٢٠٢٦-١٠-٠١\nSum AED ١٬٢٩٦٫٢٣\n"));

        // Then
        assertThat(reading.number()).isEqualTo("4711");
        assertThat(reading.issueDate()).isEqualTo("2026-10-01");
        assertThat(reading.gross()).isEqualByComparingTo("1296.23");
    }

    @ParameterizedTest
    @CsvSource({"Seen 12.10.2026,١٢.١٠.٢٠٢٦", "Seen ١٢.١٠.٢٠٢٦,12.10.2026", "Seen １２．１０．２０２６,۱۲.۱۰.۲۰۲۶"})
    void areReadInWhatALanguageModelProposes(String text, String said) {
        // Given
        Draft draft = new Draft(Origin.TEXT);
        Labels labels = Labels.load();

        // When
        new Proposed(
                        new TextReader(labels).page(List.of(), text),
                        labels,
                        new Company(List.of("Atelier Linde KG"), List.of(), "EUR", null),
                        draft,
                        Set.of(Term.ISSUE_DATE))
                .apply(new Proposal(Map.of(Term.ISSUE_DATE, said)));

        // Then
        assertThat(draft.issueDate).isEqualTo(LocalDate.of(2026, 10, 12));
    }
}
