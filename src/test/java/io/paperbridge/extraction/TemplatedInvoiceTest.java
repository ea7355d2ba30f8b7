package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paperbridge.document.Line;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.Pdfs.Word;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What a vendor's template adds to a PDF, and what it may not spoil. */
class TemplatedInvoiceTest {

    private static final String TEMPLATE =
            """
            issuer: Korbflechterei Weide
            keywords: [Weide]
            required_fields: []
            options: {currency: EUR, decimal_separator: ',', languages: [de]}
            fields:
              amount: Endpreis\\s+([\\d,]+)
              amount_untaxed: Warenwert\\s+([\\d,]+)
            lines:
              start: Stk
              end: Warenwert
              line: '^(?P<qty>\\d+)\\s{2,}(?P<name>\\S+(?: \\S+)*)\\s{4,}(?P<price>[\\d,]+)\\s+(?P<taxpercent>\\d+)\\s+(?P<net>[\\d,]+)$'
            """;

    private final Path folder;
    private final InvoiceReader reader;

    TemplatedInvoiceTest(@TempDir Path folder) {
        this.folder = folder;
        this.reader = new InvoiceReader(
                new ReadingSettings(Duration.ofSeconds(20), DataSize.ofMegabytes(1), 70, folder.toString()),
                Clock.systemUTC());
    }

    @Test
    void readsTheLinesThatAddUp() throws IOException {
        // When
        Reading reading = read(TEMPLATE, "60,00");
        // Then
        assertThat(reading.lines())
                .extracting(Line::description, Line::quantity, Line::unitPrice, Line::net, Line::vatRate)
                .containsExactly(
                        tuple("Korb aus Weide", decimal("2"), decimal("30.00"), decimal("60.00"), decimal("19")),
                        tuple("Deckel", decimal("1"), decimal("40.00"), decimal("40.00"), decimal("19")));
        assertThat(reading.evidence().get(Term.LINES))
                .extracting(Reading.Evidence::source)
                .isEqualTo("template weide.yml, lines");
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void readsNoLinesWhenOneIsMissing() throws IOException {
        // When
        Reading reading = read(TEMPLATE, "about 60");
        // Then
        assertThat(reading.lines()).isEmpty();
        assertThat(reading.net()).isEqualByComparingTo("100.00");
        assertThat(reading.gross()).isEqualByComparingTo("119.00");
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void looksForANumberInItsPartOfThePage() throws IOException {
        // When
        Reading reading = read(
                TEMPLATE.replace(
                        "\nfields:",
                        "\nfields:\n  invoice_number: {parser: regex, regex: 'W-\\d+', area: {f: 1, l: 1, x: 400, y: 50, W: 300, H: 80}}"),
                "60,00");
        // Then
        assertThat(reading.number()).isEqualTo("W-9");
    }

    @Test
    void keepsTheNumberOfTheLabelsWhenTheTemplateFindsNone() throws IOException {
        // When
        Reading reading = read(TEMPLATE.replace("\nfields:", "\nfields:\n  invoice_number: (Rechnung)"), "60,00");
        // Then
        assertThat(reading.number()).isEqualTo("2026-14");
    }

    @ParameterizedTest
    @CsvSource({
        "''                            , Weide GmbH",
        "issuer: KF                    , Weide GmbH",
        "issuer: Weide GmbH & Co. KG   , Weide GmbH & Co. KG",
        "fields: {static_partner_name: KF}, KF",
        "'fields: {issuer: (Korb aus Weide)}', Korb aus Weide"
    })
    void namesTheSellerAsItIsPrinted(String named, String expected) throws IOException {
        // When
        Reading reading = read("keywords: [Weide]\nrequired_fields: []\n" + named + "\n", "60,00");
        // Then
        assertThat(reading.seller()).extracting(seller -> seller.name()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'19,00 % 19,00', DE136695976", "DE 811 569 869, DE811569869", "none, DE136695976"})
    void takesForAVatIdOnlyWhatLooksLikeOne(String value, String expected) throws IOException {
        // When
        Reading reading =
                read("keywords: [Weide]\nrequired_fields: []\nfields: {static_vat: '" + value + "'}\n", "60,00");
        // Then
        assertThat(reading.seller()).extracting(seller -> seller.vatId()).isEqualTo(expected);
    }

    @Test
    void sumsUpAllParts() throws IOException {
        // When
        Reading reading = summed("Korb 10,00\n".repeat(500), "5950,00");
        // Then
        assertThat(reading.net()).isEqualByComparingTo("5000.00");
        assertThat(reading.tax()).isEqualByComparingTo("950.00");
        assertThat(doubted(reading)).doesNotContain(Term.NET, Term.TAX, Term.GROSS);
    }

    @Test
    void sumsUpNothingOfMoreThanItCanLookAt() throws IOException {
        // When
        Reading reading = summed("Korb 10,00\n".repeat(501), "5961,90");
        // Then
        assertThat(reading.net()).isNull();
        assertThat(doubted(reading)).contains(Term.NET, Term.TAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2O,00", "2O0,00", "lO,00", "20,OO", "2 x 10,00", "1,0,00"})
    void sumsUpNothingWhenAPartIsNoAmount(String part) throws IOException {
        // When
        Reading reading = summed("Korb 500,00\nKorb " + part + "\n", "618,80");
        // Then
        assertThat(reading.net()).isNull();
        assertThat(reading.gross()).isEqualByComparingTo("618.80");
        assertThat(doubted(reading)).contains(Term.NET, Term.TAX);
    }

    @Test
    void asksAboutAVatThatIsOnlyLeftAndNotCharged() throws IOException {
        // When
        Reading reading = summed("Korb 500,00\n", "618,80");
        // Then
        assertThat(reading.doubts())
                .filteredOn(doubt -> doubt.term() == Term.TAX)
                .singleElement()
                .extracting(doubt -> doubt.sentence().toString())
                .isEqualTo(
                        "between net 500.00 and total 618.80, as the template weide.yml reads them, lies 118.80, which is no VAT"
                                + " at one known rate; enter the VAT, and have the template read it (amount_tax)");
    }

    @Test
    void asksWhenTheTemplatesAreNotDoneInTime() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.yml"), "keywords: ['(?=x)(?:x|y)*z']\nx-always-review: true\n");
        // When
        Reading reading = reader.read(Sources.scan("Rechnung Nr. W-1\n" + "xy".repeat(200_000)));
        // Then
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anyMatch(text ->
                        text.startsWith("the templates were not done with this text in time, at last with a.yml"));
    }

    @Test
    void asksWhenThePartsOfThePageAreNotReadInTime() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("a.yml"),
                "keywords: [Weide]\nfields: {invoice_number: {parser: regex, regex: '.+', area: {x: 0, y: 0, W: 9, H: 9}}}\n");
        InvoiceReader hasty = new InvoiceReader(
                new ReadingSettings(Duration.ofNanos(1), DataSize.ofMegabytes(1), 70, folder.toString()),
                Clock.systemUTC());
        byte[] pdf = Pdfs.withText(List.of(new Word("Weide GmbH, Bachgasse 2, 04103 Leipzig", 60, 60)));
        // When
        Reading reading = hasty.read(Sources.pdf(pdf, "Weide GmbH\nRechnung Nr. W-1\n"));
        // Then
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anyMatch(text ->
                        text.startsWith("the templates were not done with this text in time, at last with a.yml"));
    }

    private Reading summed(String rows, String total) throws IOException {
        Files.writeString(
                folder.resolve("weide.yml"),
                """
                issuer: Korbflechterei Weide
                keywords: [Weide]
                required_fields: []
                options: {currency: EUR, decimal_separator: ',', languages: [de]}
                fields:
                  amount: Endpreis\\s+([\\d,]+)
                  sum_amount_untaxed: (?m)^Korb (.*)$
                """);
        return reader.read(Sources.scan("Korbflechterei Weide\nRechnung Nr. W-1\nRechnungsdatum 01.10.2026\n" + rows
                + "Endpreis " + total + "\n"));
    }

    private static List<Term> doubted(Reading reading) {
        return reading.doubts().stream().map(Reading.Doubt::term).toList();
    }

    private Reading read(String template, String amount) throws IOException {
        Files.writeString(folder.resolve("weide.yml"), template);
        byte[] pdf = Pdfs.withText(List.of(
                new Word("Weide GmbH, Bachgasse 2, 04103 Leipzig", 60, 60),
                new Word("USt-IdNr. DE136695976", 60, 72),
                new Word("Zeichen W-9", 320, 72),
                new Word("Zeichen W-1", 60, 700),
                new Word("Rechnungsnummer: 2026-14", 60, 110),
                new Word("Rechnungsdatum: 03.05.2026", 60, 124),
                new Word("Stk", 60, 160),
                new Word("Ware", 100, 160),
                new Word("2", 60, 174),
                new Word("Korb aus Weide", 100, 174),
                new Word("30,00", 300, 174),
                new Word("19", 360, 174),
                new Word(amount, 420, 174),
                new Word("1", 60, 188),
                new Word("Deckel", 100, 188),
                new Word("40,00", 300, 188),
                new Word("19", 360, 188),
                new Word("40,00", 420, 188),
                new Word("Warenwert", 60, 220),
                new Word("100,00", 420, 220),
                new Word("MwSt 19 %", 60, 234),
                new Word("19,00", 420, 234),
                new Word("Endpreis", 60, 248),
                new Word("119,00", 420, 248)));
        return reader.read(Sources.pdf(pdf, ""));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
