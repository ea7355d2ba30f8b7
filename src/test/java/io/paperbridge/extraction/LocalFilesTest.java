package io.paperbridge.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.SourceDocument.Correspondent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of this machine, as documents of Paperless would be. */
class LocalFilesTest {

    private final Path folder;

    LocalFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFolderWithAnOriginalOrItsTextIsOneDocumentAndAnyOtherHasMany() throws IOException {
        // Given
        for (String file : List.of(
                "b.pdf",
                "A.XML",
                "picture.png",
                "case/original.pdf",
                "case/content.txt",
                "case/embedded.xml",
                "scan/content.txt",
                "scan/text.txt",
                "signed/x.p7m")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "text");
        }

        // When
        List<String> documents;
        try (Stream<Path> below = LocalCases.below(folder)) {
            documents = below.map(file -> folder.relativize(file).toString()).toList();
        }

        // Then
        assertThat(documents)
                .containsExactly("A.XML", "b.pdf", "case/original.pdf", "scan/content.txt", "signed/x.p7m");
        assertThat(LocalCases.below(folder.resolve("picture.png"))).containsExactly(folder.resolve("picture.png"));
    }

    @ParameterizedTest
    @CsvSource({
        "bill.bin, %PDF-1.7, application/pdf, ''",
        "bill.XML, <Invoice/>, application/xml, ''",
        "bill.p7m, 0, application/xml, ''",
        "bill, Grüße, text/plain, Grüße"
    })
    void aFileIsWhatItBeginsWithElseWhatItIsCalled(String name, String content, String mimeType, String text)
            throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve(name), content);

        // When
        SourceDocument document = LocalDocuments.read(file, "Nordwind", "Bill", EntryKind.BILL, List.of("to-book"));

        // Then
        assertThat(document.original().mimeType()).isEqualTo(mimeType);
        assertThat(document.original().name()).isEqualTo(name);
        assertThat(document.content()).isEqualTo(text);
        assertThat(document.correspondent()).isEqualTo(new Correspondent(1, "Nordwind"));
        assertThat(document.stated()).isEqualTo(EntryKind.BILL);
        assertThat(document.tags()).containsExactly("to-book");
    }

    @Test
    void aFileLargerThanPaperlessMayAnswerIsNotRead() throws IOException {
        // Given
        Path huge = folder.resolve("huge.pdf");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(51L * 1024 * 1024);
        }

        // When // Then
        assertThatThrownBy(() -> LocalDocuments.read(huge, null, null, null, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 50 MB");
    }
}
