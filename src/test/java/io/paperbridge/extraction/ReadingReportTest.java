package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.extraction.ReadingReport.Decision;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a file that was read, to people and to programs. */
class ReadingReportTest {

    private static final Path CASES = Path.of("src/test/resources/reading");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Language ENGLISH = new Language(new LanguageSettings(null));

    private final InvoiceReader reader = new InvoiceReader();

    @Test
    void eInvoiceIsOneObjectWithAllThatItSays() throws IOException {
        // Given
        ReadingReport report = report(xml("cii-group-lines-and-notes"));

        // When
        String json = report.json();

        // Then
        assertThat(json)
                .doesNotContain("\n")
                .contains("\"gross\":119.00")
                .startsWith("{\"file\":\"a.pdf\",\"decision\":\"accept\",\"source\":\"e-invoice\",\"kind\":\"invoice\","
                        + "\"number\":\"NW-2026-111\",\"issueDate\":\"2026-10-01\",\"dueDate\":\"2026-10-15\","
                        + "\"currency\":\"EUR\",\"seller\":\"Nordwind Papier GmbH\",\"sellerVatId\":\"DE136695976\"");
        JsonNode object = JSON.readTree(json);
        assertThat(object.path("buyerReference").asText()).isEqualTo("04011000-12345-67");
        assertThat(object.path("order").asText()).isEqualTo("B-4711");
        assertThat(object.path("evidence").path("gross").path("confidence").asInt())
                .isEqualTo(100);
        assertThat(object.path("lines"))
                .extracting(
                        line -> line.path("part").asText() + line.path("net").asText())
                .contains("group100.0", "60.0");
    }

    @Test
    void linesOfATextAreThoseThatCount() throws IOException {
        // Given
        ReadingReport report = report(pages("pages-lines"));

        // When
        JsonNode object = JSON.readTree(report.json());

        // Then
        assertThat(object.path("source").asText()).isEqualTo("text");
        assertThat(object.path("lines")).isNotEmpty().allSatisfy(line -> assertThat(
                        line.path("description").asText())
                .isNotEmpty());
        assertThat(object.path("evidence").path("number").path("page").asInt()).isEqualTo(1);
        assertThat(object.path("evidence").path("number").path("box")).hasSize(4);
    }

    @Test
    void tableHasARowForEachValueAndEachDoubt() throws IOException {
        // Given
        ReadingReport report = report(Sources.scan(Files.readString(CASES.resolve("text-totals-disagree/text.txt"))));

        // When
        List<String> rows = report.table();

        // Then
        assertThat(report.decision()).isEqualTo(Decision.REVIEW);
        assertThat(rows.get(0)).isEqualTo("a.pdf: review (text, invoice)");
        assertThat(rows).anyMatch(row -> row.matches("  number +\\S+ +[0-9]+ %  text line .*"));
        assertThat(rows).anyMatch(row -> row.startsWith("  ? "));
    }

    @Test
    void tableCountsTheLines() throws IOException {
        assertThat(report(xml("cii-one-rate")).table()).contains("  lines           2");
    }

    @Test
    void whatIsNoInvoiceAndWhatCannotBeOpenedIsSaid() throws IOException {
        // Given
        ReadingReport quote = report(Sources.scan(Files.readString(CASES.resolve("text-quote/text.txt"))));
        ReadingReport closed = ReadingReport.unreadable("b.pdf", Sentence.of("extraction.file-not-allowed"), ENGLISH);

        // When
        JsonNode object = JSON.readTree(closed.json());

        // Then
        assertThat(quote.decision().code()).isEqualTo("not-an-invoice");
        assertThat(object.path("decision").asText()).isEqualTo("unreadable");
        assertThat(object.path("doubts").path(0).asText()).startsWith("the file cannot be read: ");
    }

    private ReadingReport report(SourceDocument document) {
        return new ReadingReport("a.pdf", reader.read(document), ENGLISH);
    }

    private static SourceDocument xml(String situation) throws IOException {
        return Sources.xml(Files.readString(CASES.resolve(situation).resolve("invoice.xml")));
    }

    private static SourceDocument pages(String situation) throws IOException {
        return Sources.pdf(
                Pdfs.laidOut(Files.readString(CASES.resolve(situation).resolve("pages.txt"))), "");
    }
}
