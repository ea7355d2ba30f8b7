package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Which of the sources wins, and that no file makes the reader fail. */
class InvoiceReaderTest {

    private static final String USABLE = read("text-english/text.txt");
    private static final String INVOICE = read("cii-one-rate/invoice.xml");

    private final InvoiceReader reader = new InvoiceReader();

    @Test
    void embeddedXmlWinsOverText() {
        // Given
        byte[] pdf = Pdfs.withAttachment("whatever.bin", bytes(INVOICE));

        // When
        Reading reading = reader.read(Sources.pdf(pdf, USABLE));

        // Then
        assertThat(reading.origin()).isEqualTo(Origin.E_INVOICE);
        assertThat(reading.number()).isEqualTo("NW-2026-101");
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void findsXmlInAssociatedFiles() {
        // Given
        byte[] pdf = Pdfs.withAssociatedFile("factur-x.xml", bytes(INVOICE));

        // When
        Reading reading = reader.read(Sources.pdf(pdf, ""));

        // Then
        assertThat(reading.number()).isEqualTo("NW-2026-101");
    }

    @Test
    void findsXmlInAttachmentAnnotations() {
        // Given
        byte[] pdf = Pdfs.withAnnotation("factur-x.xml", bytes(INVOICE));

        // When
        Reading reading = reader.read(Sources.pdf(pdf, ""));

        // Then
        assertThat(reading.number()).isEqualTo("NW-2026-101");
    }

    @Test
    void readsXmlOfPdfThatOnlyRestrictsPrinting() {
        // Given
        byte[] pdf = Pdfs.encrypted("", "factur-x.xml", bytes(INVOICE));

        // When
        Reading reading = reader.read(Sources.pdf(pdf, ""));

        // Then
        assertThat(reading.number()).isEqualTo("NW-2026-101");
    }

    @Test
    void ignoresAttachmentsThatAreNoInvoices() {
        // Given
        Map<String, byte[]> attachments = new LinkedHashMap<>();
        attachments.put("ZUGFeRD-invoice.xml", bytes("<html>CrossIndustryInvoice</html>"));
        attachments.put("notes.txt", bytes("CrossIndustryInvoice"));
        attachments.put("data.bin", bytes(INVOICE));

        // When
        Reading reading = reader.read(Sources.pdf(Pdfs.withAttachments(attachments), USABLE));

        // Then
        assertThat(reading.number()).isEqualTo("NW-2026-101");
    }

    @Test
    void namesFilesBesideTheEInvoice() {
        // Given
        Map<String, byte[]> attachments = new LinkedHashMap<>();
        attachments.put("factur-x.xml", bytes(INVOICE));
        attachments.put("timesheet.csv", bytes("day;hours"));

        // When
        Reading reading = reader.read(Sources.pdf(Pdfs.withAttachments(attachments), ""));

        // Then
        assertThat(reading.doubts()).isEmpty();
        assertThat(reading.details().notes())
                .singleElement()
                .asString()
                .isEqualTo("besides the e-invoice the file holds: timesheet.csv");
    }

    @Test
    void doubtsTwoInvoicesInOneFile() {
        // Given
        Map<String, byte[]> attachments = new LinkedHashMap<>();
        attachments.put("a.xml", bytes(INVOICE));
        attachments.put("b.xml", bytes(INVOICE.replace("NW-2026-101", "NW-2026-999")));

        // When
        Reading reading = reader.read(Sources.pdf(Pdfs.withAttachments(attachments), ""));

        // Then
        assertThat(reading.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.reason()).isEqualTo(DoubtReason.SEVERAL_INVOICES);
            assertThat(doubt.sentence().toString()).contains("NW-2026-101", "NW-2026-999");
        });
    }

    @Test
    void readsOneInvoiceThatIsEmbeddedTwice() {
        // Given
        Map<String, byte[]> attachments = new LinkedHashMap<>();
        attachments.put("a.xml", bytes(INVOICE));
        attachments.put("b.xml", bytes(INVOICE + "<!-- once more -->"));

        // When
        Reading reading = reader.read(Sources.pdf(Pdfs.withAttachments(attachments), ""));

        // Then
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void orderXInPdfIsNoInvoice() {
        // Given
        byte[] pdf = Pdfs.withAttachment("order-x.xml", bytes(read("order-x/invoice.xml")));

        // When
        Reading reading = reader.read(Sources.pdf(pdf, USABLE));

        // Then
        assertThat(reading.type()).isEqualTo(DocumentType.NOT_AN_INVOICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void readsXmlInAnyEncodingItDeclares(String encoding) {
        // Given
        String xml = INVOICE.replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"");

        // When
        Reading reading = reader.read(Sources.xml(xml.getBytes(Charset.forName(encoding))));

        // Then
        assertThat(reading.number()).isEqualTo("NW-2026-101");
    }

    @Test
    void forgivesByteOrderMarkAndBlankLineBeforeXml() {
        // Given
        String marked = "\uFEFF" + INVOICE;
        String blank = "\r\n " + INVOICE;

        // When
        Reading withMark = reader.read(Sources.xml(marked));
        Reading withBlank = reader.read(Sources.xml(blank));

        // Then
        assertThat(withMark.number()).isEqualTo("NW-2026-101");
        assertThat(withBlank.number()).isEqualTo("NW-2026-101");
    }

    @Test
    void neverResolvesExternalEntities() throws IOException {
        // Given
        Path secret = Files.createTempFile("secret", ".txt");
        Files.writeString(secret, "top-secret");
        String xml = INVOICE.replace("?>", "?><!DOCTYPE x [<!ENTITY steal SYSTEM \"" + secret.toUri() + "\">]>")
                .replace("NW-2026-101", "&steal;");

        // When
        Reading reading = reader.read(Sources.pdf(Pdfs.withAttachment("factur-x.xml", bytes(xml)), USABLE));

        // Then
        assertThat(reading.toString()).doesNotContain("top-secret");
        assertThat(reading.origin()).isEqualTo(Origin.TEXT);
        assertThat(reading.number()).isEqualTo("HS-4711");
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anyMatch(sentence -> sentence.contains("factur-x.xml") && sentence.contains("document type"));
    }

    @Test
    void survivesEntityBomb() {
        // Given
        StringBuilder entities = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            entities.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String xml = INVOICE.replace("?>", "?>" + entities + "]>").replace("NW-2026-101", "&a39;");

        // When
        Reading reading = reader.read(Sources.xml(xml));

        // Then
        assertThat(reading.type()).isEqualTo(DocumentType.UNREADABLE);
    }

    @Test
    void survivesAttachmentThatInflatesTo600Megabytes() {
        // Given
        String head = INVOICE.substring(0, INVOICE.indexOf("<rsm:ExchangedDocument>"));
        byte[] pdf = Pdfs.withInflatingAttachment(head, 600);

        // When
        Reading reading = reader.read(Sources.pdf(pdf, USABLE));

        // Then
        assertThat(pdf).hasSizeLessThan(2_000_000);
        assertThat(reading.number()).isEqualTo("HS-4711");
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anyMatch(text -> text.contains("larger than 20 MB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/FlateDecode", "[/FlateDecode /FlateDecode]"})
    void survivesPdfWhoseStructureInflates(String filter) {
        // Given
        byte[] pdf = Pdfs.withInflatingStructure(200, filter);

        // When
        Reading reading = reader.read(Sources.pdf(pdf, ""));

        // Then
        assertThat(reading.type()).isEqualTo(DocumentType.UNREADABLE);
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anyMatch(text -> text.contains("unfold"));
    }

    @Test
    void readsBrokenPdfFromItsText() {
        // Given
        byte[] whole = Pdfs.withAttachment("factur-x.xml", bytes(INVOICE));
        byte[] half = Arrays.copyOf(whole, 60);

        // When
        Reading reading = reader.read(Sources.pdf(half, USABLE));

        // Then
        assertThat(reading.origin()).isEqualTo(Origin.TEXT);
        assertThat(reading.number()).isEqualTo("HS-4711");
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void brokenPdfWithoutTextIsUnreadable() {
        // Given
        byte[] half = Arrays.copyOf(Pdfs.plain(), 60);

        // When
        Reading reading = reader.read(Sources.pdf(half, " "));

        // Then
        assertThat(reading.type()).isEqualTo(DocumentType.UNREADABLE);
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .containsExactly("the original cannot be read: it is damaged, and there is no text of it");
    }

    @Test
    void lockedPdfIsReadFromItsTextOrSaysWhyNot() {
        // Given
        byte[] locked = Pdfs.encrypted("secret", "factur-x.xml", bytes(INVOICE));

        // When
        Reading withText = reader.read(Sources.pdf(locked, USABLE));
        Reading without = reader.read(Sources.pdf(locked, ""));

        // Then
        assertThat(withText.number()).isEqualTo("HS-4711");
        assertThat(without.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anyMatch(text -> text.contains("password"));
    }

    @Test
    void emptyFileIsUnreadable() {
        // Given
        byte[] nothing = new byte[0];

        // When
        Reading reading = reader.read(Sources.pdf(nothing, ""));

        // Then
        assertThat(reading.type()).isEqualTo(DocumentType.UNREADABLE);
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anyMatch(text -> text.contains("is empty"));
    }

    @Test
    void fileThatOnlyClaimsToBeAPdfIsUnreadable() {
        // Given
        byte[] picture = bytes("GIF89a");

        // When
        Reading reading = reader.read(Sources.pdf(picture, ""));

        // Then
        assertThat(reading.type()).isEqualTo(DocumentType.UNREADABLE);
    }

    @Test
    void truncatedXmlIsNamedAndTheTextIsRead() {
        // Given
        String half = INVOICE.substring(0, INVOICE.length() / 2);

        // When
        Reading reading = reader.read(Sources.pdf(Pdfs.withAttachment("factur-x.xml", bytes(half)), USABLE));

        // Then
        assertThat(reading.number()).isEqualTo("HS-4711");
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anyMatch(text -> text.contains("damaged"));
    }

    @Test
    void xmlDeeperThanAnyInvoiceIsRefused() {
        // Given
        String deep = INVOICE.replace(
                "<rsm:ExchangedDocument>", "<a>".repeat(100) + "</a>".repeat(100) + "<rsm:ExchangedDocument>");

        // When
        Reading reading = reader.read(Sources.xml(deep));

        // Then
        assertThat(reading.type()).isEqualTo(DocumentType.UNREADABLE);
    }

    @Test
    void attachmentUnderAnotherFilterIsLeftAlone() {
        // Given
        byte[] pdf = Pdfs.withOddlyEncodedAttachment(bytes(INVOICE));

        // When
        Reading reading = reader.read(Sources.pdf(pdf, USABLE));

        // Then
        assertThat(reading.number()).isEqualTo("HS-4711");
    }

    @Test
    void givesUpAPdfAtTheTimeLimit() {
        // Given
        InvoiceReader hasty = new InvoiceReader(
                new ReadingSettings(Duration.ofNanos(1), DataSize.ofMegabytes(20), 70, "templates"), Clock.systemUTC());
        byte[] large = new byte[15_000_000]; // takes long enough to open, however busy the machine is
        new Random(1).nextBytes(large);
        byte[] pdf = Pdfs.withAttachment("factur-x.xml", large);

        // When
        Reading reading = hasty.read(Sources.pdf(pdf, ""));

        // Then
        assertThat(reading.doubts())
                .extracting(doubt -> doubt.sentence().toString())
                .anyMatch(text -> text.contains("takes too long"));
    }

    @Test
    void correspondentIsTheSellerWhenTheTextNamesNone() {
        // Given
        String text = read("text-totals-disagree/text.txt").replace("129.00", "119.00");

        // When
        Reading reading = reader.read(Sources.from(Sources.scan(text), "Harbour Supplies"));

        // Then
        assertThat(reading.seller()).extracting(seller -> seller.name()).isEqualTo("Harbour Supplies");
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void correspondentIsTheSellerWhenTheXmlNamesNone() {
        // Given
        String nameless = INVOICE.replace("<ram:Name>Nordwind Papier GmbH</ram:Name>", "");

        // When
        Reading reading = reader.read(Sources.from(Sources.xml(nameless), "Nordwind"));

        // Then
        assertThat(reading.seller()).extracting(seller -> seller.name()).isEqualTo("Nordwind");
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void settingsRefuseNonsense() {
        assertThatThrownBy(() -> new ReadingSettings(Duration.ZERO, DataSize.ofMegabytes(1), 70, "templates"))
                .hasMessageContaining("paperbridge.reading.time-limit");
        assertThatThrownBy(() -> new ReadingSettings(Duration.ofSeconds(1), DataSize.ofBytes(0), 70, "templates"))
                .hasMessageContaining("paperbridge.reading.attachment-limit");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of("src/test/resources/reading").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
