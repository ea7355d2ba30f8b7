package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code SoakIT}, on H2. */
class SoakTest {

    @Test
    void booksEachDocumentOnceThroughFourKillsAndAFreeze(@TempDir Path folder) throws Exception {
        // Given
        try (Bridge bridge = new Bridge();
                Crash crash = Soak.scaled(new Crash(bridge, folder))) {

            // When
            new Soak(new Soak.Plan(Long.getLong("soak.seed", 2026), 40, 4, 1, 1), crash).run();

            // Then
            assertThat(crash.breaches()).isEmpty();
        }
    }
}
