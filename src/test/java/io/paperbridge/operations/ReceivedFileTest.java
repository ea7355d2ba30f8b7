package io.paperbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ReceivedFileTest {

    private static final long OURS = ProcessHandle.current().pid();

    @Test
    void deletesWhatProcessesThatHaveGoneHaveLeft(@TempDir Path folder) throws Exception {
        // Given
        Process gone =
                new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").start();
        gone.waitFor();
        Path killed = file(folder, "paperbridge-upload-" + gone.pid() + "-1.tmp");
        Path beforeUs = file(folder, "paperbridge-upload-" + OURS + "-2.tmp");
        Files.setLastModifiedTime(beforeUs, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Path inWork = file(folder, "paperbridge-upload-" + OURS + "-3.tmp");
        Path others = file(folder, "paperbridge-upload-notes.txt");
        // When
        ReceivedFile.deleteLeftBehind(folder);
        // Then
        assertThat(folder.toFile().listFiles()).containsExactlyInAnyOrder(inWork.toFile(), others.toFile());
        assertThat(killed).doesNotExist();
    }

    @Test
    void carriesTheNumberOfTheProcess(@TempDir Path folder) throws Exception {
        // When
        try (var content = Files.newInputStream(Files.writeString(folder.resolve("a.pdf"), "%PDF-1.7"));
                ReceivedFile file = ReceivedFile.of(content, "a.pdf", DataSize.ofMegabytes(1))) {
            // Then
            assertThat(file.path().getFileName().toString()).startsWith("paperbridge-upload-" + OURS + "-");
        }
    }

    private Path file(Path folder, String name) throws Exception {
        return Files.createFile(folder.resolve(name));
    }
}
