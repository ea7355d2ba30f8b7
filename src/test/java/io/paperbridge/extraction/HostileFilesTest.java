package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.ProgramFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are built to hurt, among ordinary ones, in one process with little memory. */
class HostileFilesTest {

    private static final String INVOICE = text("cii-one-rate");
    private static final Duration ALL_OF_THEM = Duration.ofSeconds(90);

    /** What is said about each file: its decision, and words of its reason. */
    private final Map<String, String> expected = new LinkedHashMap<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachHasItsReasonAndTheOthersAreRead() throws IOException, InterruptedException {
        // Given
        ordinary();
        hostilePdfs();
        hostileXml();
        hostileText();

        // When
        Map<String, String> said = said();

        // Then
        assertThat(said.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((file, words) -> assertThat(said.get(file)).as(file).contains(words.split("; ")));
    }

    private void ordinary() throws IOException {
        file("a-first.pdf", Pdfs.withAttachment("factur-x.xml", bytes(INVOICE)), "accept");
        file("m-middle.xml", bytes(INVOICE), "accept");
        file("z-last.pdf", Pdfs.withAttachment("factur-x.xml", bytes(INVOICE)), "accept");
        file("marked.xml", bytes("\uFEFF" + INVOICE), "accept");
        file("wide-characters.xml", INVOICE.replace("UTF-8", "UTF-16").getBytes(Charset.forName("UTF-16")), "accept");
        file("sections.xml", bytes(INVOICE.replace("NW-2026-101", "<![CDATA[NW-2026-101]]>")), "accept");
        file("signed.xml.p7m", SignedFiles.inParts(bytes(text("fatturapa-split-payment"))), "accept");
    }

    private void hostilePdfs() throws IOException {
        byte[] good = Pdfs.withAttachment("factur-x.xml", bytes(INVOICE));
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("a.xml", bytes(INVOICE));
        two.put("b.xml", bytes(INVOICE.replace("NW-2026-101", "NW-2026-999")));
        String head = INVOICE.substring(0, INVOICE.indexOf("<rsm:ExchangedDocument>"));
        file("nothing.pdf", new byte[0], "unreadable; empty");
        file("locked.pdf", Pdfs.encrypted("secret", "factur-x.xml", bytes(INVOICE)), "unreadable; password");
        file("cut-off.pdf", Arrays.copyOf(good, 60), "unreadable; damaged");
        file("inflates.pdf", Pdfs.withInflatingAttachment(head, 600), "unreadable; larger than 20 MB");
        file("unfolds.pdf", Pdfs.withInflatingStructure(200, "/FlateDecode"), "unreadable; unfold");
        file("pages.pdf", Pdfs.withPages(10_000, "factur-x.xml", bytes(INVOICE)), "accept");
        file("endless-page.pdf", Pdfs.withInflatingPage(600), "unreadable");
        file("circle.pdf", Pdfs.withCircle(), "unreadable");
        file("unfolding-forms.pdf", Pdfs.withUnfoldingForms(40), "unreadable");
        file("two.pdf", Pdfs.withAttachments(two), "review; several e-invoices");
        file("picture.pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, "unreadable");
    }

    private void hostileXml() throws IOException {
        String secret = folder.resolve("secret.txt").toUri().toString();
        String steal = "?><!DOCTYPE x [<!ENTITY steal SYSTEM \"" + secret + "\">]>";
        file(
                "steals.xml",
                bytes(INVOICE.replace("?>", steal).replace("NW-2026-101", "&steal;")),
                "unreadable; document type");
        file("entities.xml", bytes(INVOICE.replace("?>", "?>" + entities())), "unreadable; document type");
        file("deep.xml", bytes(inside("<a>".repeat(200_000) + "</a>".repeat(200_000))), "unreadable; more in it");
        file("wide.xml", bytes(inside("<a b='c'>d</a>".repeat(700_000))), "unreadable; more in it");
        file("long.xml", bytes(inside("<a>" + "x".repeat(15_000_000) + "</a>")), "unreadable; more in it");
        file(
                "heavy.xml",
                bytes(inside(("<a>" + "x".repeat(900_000) + "</a>").repeat(24))),
                "unreadable; larger than 20 MB");
        file(
                "attached.xml",
                bytes(inside("<AttachmentBinaryObject>" + "QUJD".repeat(3_000_000) + "</AttachmentBinaryObject>")),
                "accept");
        file("endless-number.xml", bytes(INVOICE.replace("119.00", "1e400")), "review; 1e400");
        file("long-number.xml", bytes(INVOICE.replace("119.00", "9".repeat(5_000))), "review; no amount");
        file("year-one.xml", bytes(INVOICE.replace("20261001", "00010101")), "review; no real date");
        file(
                "negative-zero.xml",
                bytes(INVOICE.replace(">19.00</ram:TaxTotal", ">-0.00</ram:TaxTotal")),
                "review; negative zero");
        file("turned.xml", bytes(INVOICE.replace("NW-2026-101", "\u202eNW-2026-101")), "accept");
        file("other.xml", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), "unreadable; svg");
        file("order.xml", bytes(text("order-x")), "not-an-invoice; Order-X");
        file("prose.xml", bytes("Dear Sir or Madam"), "unreadable; no well-formed XML");
        file("wide-undeclared.xml", INVOICE.getBytes(StandardCharsets.UTF_16), "accept");
        file("wide-unmarked.xml", INVOICE.replace("UTF-8", "UTF-16BE").getBytes(StandardCharsets.UTF_16BE), "accept");
        file("twice.xml", bytes(INVOICE + INVOICE.substring(INVOICE.indexOf("<rsm:"))), "unreadable; damaged");
        file("tiny-number.xml", bytes(INVOICE.replace("119.00", "1e-999999999")), "review; no amount");
        file("huge-exponent.xml", bytes(INVOICE.replace("119.00", "1E+2147483647")), "review; no amount");
        file("instructions.xml", bytes(INVOICE.replace("?>", "?>" + "<?a b?>".repeat(200_000))), "accept");
        file("attributes.xml", bytes("<a " + attributes() + "/>"), "unreadable");
        file("picture-name.xml", bytes(INVOICE.replace("Nordwind", "\uD83E\uDD80 Krabbe")), "accept");
        file("unknown-letters.xml", bytes(INVOICE.replace("UTF-8", "KLINGON-1")), "unreadable");
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            attributes.append('a').append(i).append("='1' ");
        }
        return attributes.toString();
    }

    private void hostileText() throws IOException {
        StringBuilder companies = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            companies.append("Number %1$d Ltd - Street %1$d - 1%1$04d Town\nVAT no. GB 980 7806 84\n".formatted(i));
        }
        file("many-companies.txt", bytes(companies.toString()), "unreadable");
        file(
                "many-labels.txt",
                bytes("Invoice no: 1 Date: 2026-10-01 Total: 1.00 VAT 1.00\n".repeat(20_000)),
                "review");
        file(
                "unseen.txt",
                bytes("In\u00advoice no: \u202e7\u00ad7\u202c\nTo\u00adtal: EUR 119.00\n"),
                "review; seller");
        file("picture.txt", bytes("Invoice no: \uD83D\uDCA9-1\nTotal: EUR 119.00\n"), "review; number");
        file("accents.txt", bytes("a" + "\u0301".repeat(200_000) + "\nTotal: EUR 1.00\n"), "review");
        file("numbers.txt", bytes(("1234567890".repeat(60) + "\n").repeat(2_000)), "unreadable");
    }

    private static String entities() {
        StringBuilder entities = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            entities.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities + "]>";
    }

    private static String inside(String more) {
        return INVOICE.replace("<rsm:ExchangedDocument>", more + "<rsm:ExchangedDocument>");
    }

    private void file(String name, byte[] content, String words) throws IOException {
        Files.write(folder.resolve(name), content);
        expected.put(name, words);
    }

    private Map<String, String> said() throws IOException, InterruptedException {
        Path output = Files.createTempFile("said", ".jsonl");
        List<String> command = new ArrayList<>(ProgramFiles.command(List.of("-Xmx128m")));
        command.addAll(List.of("read", "--json", folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(ALL_OF_THEM.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        ObjectMapper json = new ObjectMapper();
        Map<String, String> said = new LinkedHashMap<>();
        for (String line : Files.readAllLines(output)) {
            JsonNode one = json.readTree(line);
            String file = String.valueOf(Path.of(one.get("file").asText()).getFileName());
            said.put(file, one.get("decision").asText() + " " + one.get("doubts"));
        }
        Files.delete(output);
        return said;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String situation) {
        try {
            return Files.readString(Path.of("src/test/resources/reading", situation, "invoice.xml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
