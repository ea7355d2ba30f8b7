package io.paperbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.CommandLineRuns.Run;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of one's own, read without any server, by a process of its own. */
class ReadCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT =
            """
            Wolkenheim GmbH
            Rechnung Nr. WH-17
            Rechnungsdatum: 01.10.2026
            Nettobetrag 100,00 EUR
            zzgl. 19 % MwSt 19,00 EUR
            Gesamtbetrag: 119,00 EUR
            """;

    private final Path folder;
    private final CommandLineRuns runs;

    ReadCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.runs = new CommandLineRuns(folder);
    }

    @Test
    void eachFileAndEachCaseIsOneObjectOnALineOfItsOwn() throws Exception {
        // Given
        Path invoices = Files.createDirectories(folder.resolve("invoices/one"));
        Files.write(
                invoices.resolve("original.xml"),
                SeedDocuments.ubl(SeedInvoice.toUs("R-17", LocalDate.of(2026, 10, 1), SeedParties.vendor("Nordwind"))
                                .line("Paper", "1", "100.00", "19"))
                        .original()
                        .bytes());
        Files.writeString(invoices.resolve("text.txt"), TEXT);
        Files.writeString(invoices.resolve("content.txt"), TEXT);
        Files.writeString(
                Files.createDirectories(folder.resolve("invoices/two")).resolve("content.txt"), TEXT);
        Files.writeString(folder.resolve("invoices/broken.pdf"), "%PDF-1.7 and no more");
        Files.writeString(folder.resolve("invoices/picture.png"), "no document");

        // When
        Run run = runs.run(Map.of(), "read", "--json", "invoices");

        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        List<JsonNode> objects = new ArrayList<>();
        for (String line : run.output().lines().toList()) {
            objects.add(JSON.readTree(line));
        }
        assertThat(objects)
                .extracting(object -> object.path("file").asText() + " "
                        + object.path("source").asText())
                .containsExactly(
                        "invoices/broken.pdf text",
                        "invoices/one/original.xml e-invoice",
                        "invoices/two/content.txt text");
        assertThat(objects.get(0).path("decision").asText()).isEqualTo("unreadable");
        assertThat(objects.get(1).path("decision").asText()).isEqualTo("accept");
        assertThat(run.output())
                .containsOnlyOnce("\"quantity\":1,\"unit\":\"C62\",\"unitPrice\":100.00,\"net\":100.00");
        assertThat(objects.get(2).path("number").asText()).isEqualTo("WH-17");
        assertThat(objects.get(2)
                        .path("evidence")
                        .path("number")
                        .path("confidence")
                        .asInt())
                .isEqualTo(90);
        assertThat(objects.get(1)
                        .path("evidence")
                        .path("number")
                        .path("confidence")
                        .asInt())
                .isEqualTo(100);
        assertThat(objects.get(2).path("issueDate").asText()).isEqualTo("2026-10-01");
        assertThat(run.output()).contains("\"gross\":119.00");
        assertThat(objects.get(0).path("doubts").toString()).contains("damaged");
    }

    @Test
    void aFileIsShownWithTheEvidenceOfEachValueAndAWrongNameIsSaid() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("bill"), TEXT);

        // When
        Run shown = runs.run(Map.of(), "read", file.toString());
        Run absent = runs.run(Map.of(), "read", "nowhere.pdf");

        // Then
        assertThat(shown.exitCode()).as(shown.output()).isZero();
        assertThat(shown.output())
                .startsWith(file + ": ")
                .containsPattern("number +WH-17 +90 % +text line 2")
                .containsPattern("gross +119.00 +98 % +text line 6")
                .endsWith(" 1");
        assertThat(absent.exitCode()).isEqualTo(1);
        assertThat(absent.output()).startsWith("There is no file or folder ").contains("nowhere.pdf");
    }

    @Test
    void aFileThatCannotBeOpenedIsSaidAndTheOthersAreRead() throws Exception {
        // Given
        Path files = Files.createDirectories(folder.resolve("mixed"));
        try (RandomAccessFile huge =
                new RandomAccessFile(files.resolve("a-huge.pdf").toFile(), "rw")) {
            huge.setLength(600L * 1024 * 1024);
        }
        Files.createSymbolicLink(files.resolve("b-loop.txt"), Path.of("b-loop.txt"));
        Files.writeString(files.resolve("c-good.txt"), TEXT);

        // When
        Run run = runs.run(Map.of(), "read", files.toString());

        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("a-huge.pdf: unreadable", "the file cannot be read: it is larger than 50 MB")
                .contains("c-good.txt: ", "WH-17")
                .doesNotContain("Exception");
    }

    @Test
    void settingsOfTheWorkingDirectoryCountAndWithoutAnyTheDefaults() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("mine.txt"), "Rechnung\nOhne alles andere\n");

        // When
        Run english = runs.run(Map.of(), "read", file.toString());
        Files.writeString(folder.resolve("application.yaml"), "paperbridge:\n  language: de\n");
        Run german = runs.run(Map.of(), "read", file.toString());

        // Then
        assertThat(english.output()).contains("the original holds no e-invoice");
        assertThat(german.output()).contains("keine E-Rechnung");
    }
}
