package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at every boundary of every kind; each start takes up what the last process has left. */
@Tag("crash")
class KillIT {

    private static final int SIGKILLED = 128 + 9;

    @TestFactory
    Stream<DynamicTest> booksEveryKindOnceAfterAKill(@TempDir Path folder) throws IOException {
        Bridge bridge = new Bridge();
        Crash crash = new Crash(bridge, folder).closing(bridge::close);
        return kills(crash, Boundary.ofBooking());
    }

    @TestFactory
    Stream<DynamicTest> attachesTheOriginalOfEveryKindOnceAfterAKill(@TempDir Path folder) throws IOException {
        Bridge bridge = new Bridge(
                PaperlessVersion.V3_0_5, BigCapitalSettings.defaults().linkingAllKinds());
        Crash crash = new Crash(bridge, folder)
                .with("paperbridge.attachments.enabled", "true")
                .closing(bridge::close);
        return kills(crash, Boundary.ofOriginals());
    }

    private static Stream<DynamicTest> kills(Crash crash, Stream<Boundary> boundaries) throws IOException {
        Deque<Program> running = new ArrayDeque<>(List.of(crash.start()));
        return crash.cutAt(boundaries, (boundary, kinds) -> {
            // Given
            crash.hold(boundary, kinds);

            // When
            int code = running.remove().kill();
            boundary.letGo(crash.bridge);
            running.add(crash.start());
            crash.awaitSettled();

            // Then
            assertThat(code).isEqualTo(SIGKILLED);
        });
    }
}
