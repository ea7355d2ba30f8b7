package io.paperbridge.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The databases a journal can live in, each started once and with the journal's own migrations.
 *
 * <p>PostgreSQL is started by the tests, unless the environment variable {@code TEST_POSTGRESQL_URL} holds the JDBC address of one;
 * there each process of tests keeps to a schema of its own.
 */
final class JournalDatabase {

    static final List<JournalDatabase> ALL = List.of(
            new JournalDatabase(
                    "H2",
                    () -> "jdbc:h2:mem:journal-tests;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                            + "DEFAULT_NULL_ORDERING=HIGH"),
            new JournalDatabase("PostgreSQL", JournalDatabase::postgresql));

    private static final String SCHEMA = "journal_tests_" + System.getProperty("test.fork", "1");
    private static final List<String> CHATTY =
            List.of("io.zonky", "org.flywaydb", "com.zaxxer", "org.springframework", "org.postgresql");
    private static final int CONNECTIONS = 16;

    private final String name;
    private final Supplier<String> url;
    private @Nullable DataSource open;

    private JournalDatabase(String name, Supplier<String> url) {
        this.name = name;
        this.url = url;
    }

    /** The journal's tables, as the last test left them. */
    synchronized DataSource open() {
        if (open == null) {
            LoggingSystem logging = LoggingSystem.get(JournalDatabase.class.getClassLoader());
            CHATTY.forEach(name -> logging.setLogLevel(name, LogLevel.WARN));
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url.get());
            config.setMaximumPoolSize(CONNECTIONS);
            config.setMinimumIdle(1);
            config.setSchema(SCHEMA);
            Flyway flyway = Flyway.configure()
                    .dataSource(config.getJdbcUrl(), null, null)
                    .schemas(SCHEMA)
                    .locations("classpath:db/migration", "classpath:db/" + name.toLowerCase(Locale.ROOT))
                    .cleanDisabled(false)
                    .load();
            flyway.clean();
            flyway.migrate();
            open = new HikariDataSource(config);
        }
        return open;
    }

    boolean isOfOneProcess() {
        return name.equals("H2");
    }

    private static String postgresql() {
        String given = System.getenv("TEST_POSTGRESQL_URL");
        if (given != null) {
            return given;
        }
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off")
                    .start()
                    .getJdbcUrl("postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
