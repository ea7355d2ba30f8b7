package io.paperbridge.bridge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** The databases that tests bring with them. */
final class Databases {

    private Databases() {}

    /** A PostgreSQL of the test's own, empty, for as long as the machine is up. */
    static EmbeddedPostgres postgresql() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .start();
    }
}
