package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred documents, thirty kills, and with two nodes ten freezes, over a network that loses one answer in twenty. */
@Tag("soak")
class SoakIT {

    private static final int DOCUMENTS = 500;
    private static final int KILLS = 30;
    private static final int FREEZES = 10;
    private static final long SEED = Long.getLong("soak.seed", new Random().nextInt(1_000_000));

    private final Path folder;

    SoakIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void booksEachDocumentOnceOnH2() throws Exception {
        try (Bridge bridge = new Bridge();
                Crash crash = Soak.scaled(new Crash(bridge, folder))) {
            soak(crash, new Soak.Plan(SEED, DOCUMENTS, KILLS, 0, 1));
        }
    }

    @Test
    void booksEachDocumentOnceOnPostgresql() throws Exception {
        try (EmbeddedPostgres postgres = Databases.postgresql();
                Bridge bridge = new Bridge();
                Crash crash = Soak.scaled(new Crash(bridge, folder, postgres.getJdbcUrl("postgres", "postgres")))) {
            soak(crash, new Soak.Plan(SEED, DOCUMENTS, KILLS, 0, 1));
        }
    }

    @Test
    void booksEachDocumentOnceWithTwoNodesOnPostgresql() throws Exception {
        try (EmbeddedPostgres postgres = Databases.postgresql();
                Bridge bridge = new Bridge();
                Crash crash = Soak.scaled(new Crash(bridge, folder, postgres.getJdbcUrl("postgres", "postgres")))) {
            soak(crash, new Soak.Plan(SEED, DOCUMENTS, KILLS, FREEZES, 2));
        }
    }

    private static void soak(Crash crash, Soak.Plan plan) throws IOException, InterruptedException {
        // When
        Map<SoakStage, Integer> hits = new Soak(plan, crash).run();

        // Then
        assertThat(crash.breaches()).isEmpty();
        assertThat(hits).allSatisfy((stage, count) -> assertThat(count).isGreaterThanOrEqualTo(2));
        assertThat(hits.get(SoakStage.CREATE)).isEqualTo(KILLS);
    }
}
