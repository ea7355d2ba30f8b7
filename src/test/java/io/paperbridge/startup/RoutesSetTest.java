package io.paperbridge.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesSetTest {

    private final Path folder;

    RoutesSetTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void takesAFileFromTheFolderAndTheOthersFromTheJar() throws IOException {
        // Given
        write("mappings/bill.jq", ".");
        write("99-my-own.camel.yaml", "");
        // When
        RoutesSet set = RoutesSet.inJar().with(folder);
        // Then
        assertThat(set.mappings()).containsEntry("bill", "file:" + folder.resolve("mappings/bill.jq"));
        assertThat(set.routes())
                .contains("file:" + folder.resolve("99-my-own.camel.yaml"))
                .containsAll(RoutesSet.inJar().routes());
        assertThat(set.kameletFolders()).containsExactly("classpath:routes/kamelets");
    }

    @Test
    void looksForKameletsInTheFolderFirst() throws IOException {
        // Given
        write("kamelets/paperless-action.kamelet.yaml", "");
        // When
        RoutesSet set = RoutesSet.inJar().with(folder);
        // Then
        assertThat(set.kameletFolders())
                .containsExactly("file:" + folder.resolve("kamelets"), "classpath:routes/kamelets");
    }

    @Test
    void hasAnotherHashWhenAMappingChanges() throws IOException {
        // Given
        write("mappings/bill.jq", ".");
        String before = RoutesSet.inJar().with(folder).hash();
        write("mappings/bill.jq", "{}");
        // When
        String after = RoutesSet.inJar().with(folder).hash();
        // Then
        assertThat(after).isNotEqualTo(before).hasSize(12);
    }

    @Test
    void acceptsAnotherMinorVersion() throws IOException {
        // Given
        write("VERSION", "1.7\n");
        // When
        RoutesSet set = RoutesSet.inJar().with(folder);
        // Then
        assertThat(set.kameletFolders()).isNotEmpty();
    }

    @Test
    void refusesAnotherMajorVersion() throws IOException {
        // Given
        write("VERSION", "11\n");
        // When // Then
        assertThatThrownBy(() -> RoutesSet.inJar().with(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("version 11")
                .hasMessageContaining("needs version 1;");
    }

    @Test
    void exportsEveryFileOfTheJar() {
        // When
        int written = RoutesSet.inJar().writeTo(folder.resolve("new"), false);
        // Then
        assertThat(folder.resolve("new/VERSION")).hasContent("1");
        assertThat(written).isPositive();
        assertThat(RoutesSet.inJar().with(folder.resolve("new")).hash())
                .isEqualTo(RoutesSet.inJar().hash());
    }

    @Test
    void writesNothingWhenAFileThatDiffersIsThere() throws IOException {
        // Given
        write("VERSION", "1.7");
        // When // Then
        assertThatThrownBy(() -> RoutesSet.inJar().writeTo(folder, false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("VERSION is there and differs")
                .hasMessageContaining("--force");
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("VERSION"));
    }

    @Test
    void replacesFilesWhenForced() throws IOException {
        // Given
        write("VERSION", "1.7");
        // When
        RoutesSet.inJar().writeTo(folder, true);
        // Then
        assertThat(folder.resolve("VERSION")).hasContent("1");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content);
    }
}
