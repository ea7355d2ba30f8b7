package io.paperbridge.bridge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Two nodes that know of each other only by their common journal, a database of its own on one PostgreSQL server for all tests. */
final class TwoNodes {

    private static final EmbeddedPostgres SERVER = server();

    private TwoNodes() {}

    /** Starts both. */
    static Bridge start(Bridge bridge) {
        return bridge.with("spring.datasource.url", database("nodes_" + System.nanoTime()))
                .start()
                .start();
    }

    static String database(String name) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return SERVER.getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres server() {
        try {
            return Databases.postgresql();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
