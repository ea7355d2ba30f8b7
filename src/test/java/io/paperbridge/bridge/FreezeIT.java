package io.paperbridge.bridge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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

/** A node is frozen past its lease at every boundary of every kind, and wakes late. */
@Tag("crash")
class FreezeIT {

    /** H2 admits one process: nobody has taken over when it wakes. */
    @TestFactory
    Stream<DynamicTest> goesOnAloneWhenItWakes(@TempDir Path folder) throws IOException {
        Bridge bridge = new Bridge();
        Crash crash = new Crash(bridge, folder).closing(bridge::close);
        Program alone = crash.start();
        return crash.cutAt(Boundary.ofBooking(), (boundary, kinds) -> {
            crash.hold(boundary, kinds);
            crash.freeze(alone, boundary);
            crash.awaitSettled();
        });
    }

    /** The other node, itself frozen while the documents are held, books them; the one that had them wakes when that is done. */
    @TestFactory
    Stream<DynamicTest> hasNothingLeftToWriteWhenItWakesAfterTheOtherTookOver(@TempDir Path folder) throws IOException {
        Bridge bridge = new Bridge();
        EmbeddedPostgres postgres = Databases.postgresql();
        Crash crash = new Crash(bridge, folder, postgres.getJdbcUrl("postgres", "postgres"))
                .closing(postgres)
                .closing(bridge::close);
        Deque<Program> nodes = new ArrayDeque<>(List.of(crash.start(), crash.start()));
        return crash.cutAt(Boundary.ofBooking(), (boundary, kinds) -> {
            Program other = nodes.removeFirst();
            Program frozen = nodes.removeFirst();
            other.freeze();
            crash.hold(boundary, kinds);
            frozen.freeze();
            boundary.letGo(bridge);
            other.wake();
            crash.awaitSettled();
            frozen.wake();
            nodes.addAll(List.of(frozen, other));
            crash.awaitRest();
        });
    }
}
