package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of what {@code CrashIT} does at every boundary: a kill, and a freeze past the lease, while a create is answered. */
class CrashSampleTest {

    private static final List<EntryKind> ALL = List.of(EntryKind.values());

    @Test
    void booksEveryKindOnceAfterAKillAndAFreezeWhileCreatesAreAnswered(@TempDir Path folder) throws Exception {
        // Given
        try (Bridge bridge = new Bridge();
                Crash crash = new Crash(bridge, folder)) {

            // When
            Program killed = crash.start();
            crash.hold(Boundary.CREATE_MADE, ALL);
            killed.kill();
            Boundary.CREATE_MADE.letGo(bridge);
            Program frozen = crash.start();
            crash.awaitSettled();
            crash.hold(Boundary.CREATE_LATE, ALL);
            crash.freeze(frozen, Boundary.CREATE_LATE);
            crash.awaitRest();

            // Then
            assertThat(crash.breaches()).isEmpty();
            assertThat(crash.entries())
                    .allSatisfy((kind, count) -> assertThat(count).isEqualTo(2));
        }
    }
}
