package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Habits;
import io.paperbridge.document.NumberPattern;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** How certain values are, by the rule that found them and what confirms them. */
class ConfidenceTest {

    private static final String TEXT =
            """
            Northwind Paper Ltd - 4 Quay Street - Bristol
            Invoice no: INV-117
            Invoice date: 2026-10-01
            Net total: EUR 100.00
            VAT 19%: EUR 19.00
            Total: EUR 119.00
            VAT no. FR K7 399 859 412
            """;

    private static final Path INVOICE = Path.of("src/test/resources/reading/cii-one-rate/invoice.xml");

    private final InvoiceReader reader = new InvoiceReader();

    @ParameterizedTest
    @CsvSource({
        "INVOICE_NUMBER, 90",
        "ISSUE_DATE, 90",
        "NET, 98",
        "TAX, 98",
        "GROSS, 98",
        "CURRENCY, 90",
        "SELLER, 70",
        "SELLER_VAT_ID, 98"
    })
    void aValueIsAsCertainAsItsRule(Term term, int confidence) {
        assertThat(confidence(reader.read(Sources.scan(TEXT)), term)).isEqualTo(confidence);
    }

    @Test
    void whatIsPrintedTwiceIsMoreCertain() {
        assertThat(confidence(
                        reader.read(Sources.scan(TEXT + "Please quote INV-117 with your payment.\n")),
                        Term.INVOICE_NUMBER))
                .isEqualTo(95);
    }

    @Test
    void aNumberThatLooksAsTheOthersDoIsMoreCertain() {
        // Given
        SourceDocument source = Sources.scan(TEXT);
        InvoiceReader strict = reader(95);
        Habits habits = new Habits(
                null, null, NumberPattern.of(List.of("INV-101", "INV-109")).orElseThrow());
        // When
        Reading again = strict.again(strict.read(source), source, habits);
        // Then
        assertThat(confidence(again, Term.INVOICE_NUMBER)).isEqualTo(95);
        assertThat(again.doubts()).extracting(Doubt::term).doesNotContain(Term.INVOICE_NUMBER);
    }

    @Test
    void aTotalThatIsWorkedOutIsLessCertainThanThosePrinted() {
        // Given
        String text = TEXT.replace("Net total: EUR 100.00\n", "");
        // When
        Reading reading = reader.read(Sources.scan(text));
        // Then
        assertThat(confidence(reading, Term.NET)).isLessThanOrEqualTo(80);
        assertThat(confidence(reading, Term.GROSS)).isEqualTo(90);
    }

    @Test
    void whatIsDoubtedIsLittleCertain() {
        // When
        Reading reading = reader.read(Sources.scan(TEXT + "Invoice no: INV-118\n"));
        // Then
        assertThat(confidence(reading, Term.INVOICE_NUMBER)).isEqualTo(50);
    }

    @Test
    void whatAPersonHasTypedInIsCertainAndAnEInvoiceIs() throws IOException {
        // Given
        SourceDocument typed = Sources.scan(TEXT).withCorrections(Map.of(Term.INVOICE_NUMBER, "INV-118"));
        // When
        Reading electronic = reader.read(Sources.xml(Files.readAllBytes(INVOICE)));
        // Then
        assertThat(confidence(reader.read(typed), Term.INVOICE_NUMBER)).isEqualTo(100);
        assertThat(electronic.evidence().values()).isNotEmpty().allMatch(evidence -> evidence.confidence() == 100);
    }

    @Test
    void whatIsNeededAndLessCertainThanSetIsToBeConfirmed() {
        // When
        Reading reading = reader(85).read(Sources.scan(TEXT));
        Reading any = reader(0).read(Sources.scan(TEXT));
        // Then
        assertThat(any.doubts()).isEmpty();
        assertThat(reading.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.reason()).isEqualTo(DoubtReason.UNCERTAIN);
            assertThat(doubt.sentence())
                    .asString()
                    .isEqualTo(
                            "the seller “Northwind Paper Ltd” is only 70 % certain, less than the 85 % that are set");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void aThresholdIsAPercentage(int threshold) {
        assertThatThrownBy(() -> reader(threshold))
                .hasMessageContaining("paperbridge.reading.threshold")
                .hasMessageContaining("0 to 100");
    }

    private static InvoiceReader reader(int threshold) {
        return new InvoiceReader(
                new ReadingSettings(Duration.ofSeconds(20), DataSize.ofMegabytes(20), threshold, "templates"),
                Clock.systemUTC());
    }

    private static int confidence(Reading reading, Term term) {
        Reading.Evidence evidence = reading.evidence().get(term);
        return evidence == null ? -1 : evidence.confidence();
    }
}
