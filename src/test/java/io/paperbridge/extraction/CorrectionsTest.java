package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private final InvoiceReader reader = new InvoiceReader();

    @Test
    void correctedNumberWinsOverXml() throws IOException {
        // Given
        SourceDocument source = Sources.corrected(xml("cii-one-rate"), Map.of(Term.INVOICE_NUMBER, "NW-1"));

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.number()).isEqualTo("NW-1");
        assertThat(reading.origin()).isEqualTo(Origin.CORRECTED);
        assertThat(reading.evidence().get(Term.INVOICE_NUMBER))
                .isEqualTo(new Reading.Evidence("NW-1", 100, "custom field", null));
    }

    @Test
    void fieldThatSaysWhatWasReadCorrectsNothing() throws IOException {
        // Given
        SourceDocument source = Sources.corrected(
                xml("cii-one-rate"), Map.of(Term.GROSS, "EUR119.0", Term.ISSUE_DATE, "2026-10-01", Term.DUE_DATE, " "));

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.origin()).isEqualTo(Origin.E_INVOICE);
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void correctedDateSettlesAmbiguousDate() throws IOException {
        // Given
        SourceDocument source = Sources.from(
                Sources.corrected(text("text-ambiguous-date"), Map.of(Term.ISSUE_DATE, "2026-04-03")), "Vendor");

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.issueDate()).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void correctedTotalsLeaveOutTablesThatContradict() throws IOException {
        // Given
        SourceDocument source = Sources.corrected(
                xml("cii-totals-disagree"), Map.of(Term.GROSS, "EUR107.10", Term.NET, "90.00", Term.TAX, "17.10"));

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.doubts()).isEmpty();
        assertThat(reading.lines()).hasSize(1);
        assertThat(reading.vatBreakdown()).isEmpty();
        assertThat(reading.net()).isEqualByComparingTo("90.00");
    }

    @Test
    void correctedNetLeavesOutLinesThatContradict() throws IOException {
        // Given
        SourceDocument source =
                Sources.corrected(xml("cii-one-rate"), Map.of(Term.GROSS, "EUR238.00", Term.NET, "EUR200.00"));

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.tax()).isEqualByComparingTo("38.00");
        assertThat(reading.lines()).isEmpty();
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void thirdTotalFollowsFromTwoCorrectedOnes() throws IOException {
        // Given
        SourceDocument netAndTax =
                Sources.corrected(xml("cii-one-rate"), Map.of(Term.NET, "200.00", Term.TAX, "38.00"));
        SourceDocument grossAndTax =
                Sources.corrected(xml("cii-one-rate"), Map.of(Term.GROSS, "238.00", Term.TAX, "38.00"));

        // When
        Reading gross = reader.read(netAndTax);
        Reading net = reader.read(grossAndTax);

        // Then
        assertThat(gross.gross()).isEqualByComparingTo("238.00");
        assertThat(net.net()).isEqualByComparingTo("200.00");
    }

    @Test
    void whatWasDueUnderAnotherTotalIsNotDueUnderTheOneThatFollows() throws IOException {
        // Given
        SourceDocument source =
                Sources.corrected(xml("cii-one-rate"), Map.of(Term.NET, "EUR200.00", Term.TAX, "EUR38.00"));

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.gross()).isEqualByComparingTo("238.00");
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void correctionThatCannotBeReadIsADoubt() throws IOException {
        // Given
        SourceDocument source = Sources.corrected(
                xml("cii-one-rate"),
                Map.of(Term.ISSUE_DATE, "1.10.2026", Term.GROSS, "119,00", Term.CURRENCY, "Taler"));

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.doubts())
                .extracting(Doubt::term)
                .containsExactlyInAnyOrder(Term.ISSUE_DATE, Term.GROSS, Term.CURRENCY);
        assertThat(reading.doubts()).extracting(Doubt::reason).containsOnly(DoubtReason.INVALID);
    }

    @Test
    void otherCurrencyBeforeOneAmountIsADoubt() throws IOException {
        // Given
        SourceDocument source = Sources.corrected(xml("cii-one-rate"), Map.of(Term.GROSS, "USD119.00"));

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.currency()).isEqualTo("EUR");
        assertThat(reading.doubts()).singleElement().extracting(Doubt::reason).isEqualTo(DoubtReason.AMBIGUOUS);
    }

    @Test
    void currencyBeforeAllAmountsWins() throws IOException {
        // Given
        SourceDocument source = Sources.corrected(
                xml("cii-one-rate"), Map.of(Term.GROSS, "USD119.00", Term.NET, "USD100.00", Term.TAX, "USD19.00"));

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.currency()).isEqualTo("USD");
        assertThat(reading.origin()).isEqualTo(Origin.CORRECTED);
    }

    @Test
    void partiesCanBeCorrected() throws IOException {
        // Given
        SourceDocument source = Sources.corrected(
                text("text-totals-disagree"),
                Map.of(
                        Term.SELLER, "Harbour Supplies Ltd",
                        Term.SELLER_VAT_ID, "GB 123 4567 82",
                        Term.IBAN, "GB29 NWBK 6016 1331 9268 19",
                        Term.BUYER, "Atelier Linde KG",
                        Term.BUYER_VAT_ID, "DE136695976",
                        Term.CURRENCY, "eur",
                        Term.LINES, "x",
                        Term.TAX, "29.00",
                        Term.INVOICE_NUMBER, "T-2"));

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.doubts()).isEmpty();
        assertThat(reading.seller()).satisfies(seller -> {
            assertThat(seller.name()).isEqualTo("Harbour Supplies Ltd");
            assertThat(seller.vatId()).isEqualTo("GB123456782");
            assertThat(seller.iban()).isEqualTo("GB29NWBK60161331926819");
        });
        assertThat(reading.buyer()).extracting(buyer -> buyer.vatId()).isEqualTo("DE136695976");
    }

    @Test
    void unreadableDocumentIsReadFromCorrectionsAlone() {
        // Given
        SourceDocument source = Sources.from(
                Sources.corrected(
                        Sources.scan(""),
                        Map.of(
                                Term.INVOICE_NUMBER, "7",
                                Term.ISSUE_DATE, "2026-10-01",
                                Term.NET, "EUR100.00",
                                Term.GROSS, "EUR119.00")),
                "Vendor");

        // When
        Reading reading = reader.read(source);

        // Then
        assertThat(reading.type()).isEqualTo(DocumentType.INVOICE);
        assertThat(reading.origin()).isEqualTo(Origin.CORRECTED);
        assertThat(reading.tax()).isEqualByComparingTo("19.00");
        assertThat(reading.currency()).isEqualTo("EUR");
    }

    private static SourceDocument xml(String situation) throws IOException {
        return Sources.xml(Files.readString(folder(situation).resolve("invoice.xml")));
    }

    private static SourceDocument text(String situation) throws IOException {
        return Sources.scan(Files.readString(folder(situation).resolve("text.txt")));
    }

    private static Path folder(String situation) {
        return Path.of("src/test/resources/reading").resolve(situation);
    }
}
