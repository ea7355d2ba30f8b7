package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.journal.DocumentSort.By;
import io.paperbridge.journal.Nodes.Signs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A journal of the first version goes on in the newest, and a journal goes on in another database. */
class UpgradeTest {

    /** What a Paperbridge of the first schema left: one document booked, one in doubt, one parked. */
    private static final String ROWS =
            """
            insert into binding (remote, identity) values ('Paperless', 'http://paperless');
            insert into document (paperless_id, added, reference, title, state, told, told_at, origin, kind, invoice_number,
                    issue_date, currency, net, tax, gross, party)
                values (17, timestamp with time zone '2025-03-01 09:00:00+00', 'PLX-17', 'Strom', 'CONFIRMED', true,
                    current_timestamp, 'TEXT', 'BILL', 'R-1', date '2025-02-28', 'EUR', 100, 19, 119, 'Stadtwerke');
            insert into document (paperless_id, added, reference, state)
                values (18, timestamp with time zone '2025-03-02 09:00:00+00', 'PLX-18', 'RETRYING');
            insert into document (paperless_id, added, reference, state, reason_code, reason_text, told)
                values (19, timestamp with time zone '2025-03-03 09:00:00+00', 'PLX-19', 'PARKED', 'unreadable', 'no text', true);
            insert into entry (document_key, kind, state, reference, entry_number, contact_id, issue_date, currency, total,
                    payload, payload_hash, post, entry_id, link)
                values (1, 'BILL', 'POSTED', 'PLX-17', 'R-1', 5, date '2025-02-28', 'EUR', 119, '{"ä": "long"}', 'abc', true, 71,
                    'http://books/bills/71/edit');
            insert into effect (document_key, kind, effect_key, payload_hash, fence, sent_at, done_at, result)
                values (1, 'CREATE_ENTRY', 'PLX-17', 'abc', 1, current_timestamp, current_timestamp, '71');
            insert into effect (document_key, kind, effect_key, payload_hash, fence, sent_at)
                values (2, 'CREATE_ENTRY', 'PLX-18', 'def', 1, current_timestamp);
            insert into number_lock (kind, contact_scope, folded_number, contact_id, document_key) values ('BILL', 0, 'r-1', 5, 1);
            insert into contact (role, contact_key, currency, contact_id, document_key) values ('VENDOR', 'vat:DE1', 'EUR', 5, 1);
            insert into written_field (document_key, term, written) values (1, 'TOTAL', 'EUR119.00');
            insert into event (document_key, actor, to_state, what) values (1, 'node', 'RECEIVED', 'admitted');
            insert into event (document_key, actor, from_state, to_state, what) values (1, 'node', 'PROCESSING', 'CONFIRMED', 'booked')
            """;

    /** Rows of newer tables that refer to others behind them in the alphabet. */
    private static final String REFERENCES =
            """
            insert into login_user (name, password_hash, role) values ('anna', 'x', 'ADMIN');
            insert into api_token (token_id, user_name, role, token_hash) values ('t1', 'anna', 'VIEWER', 'y');
            insert into task (task_id, deed, actor, node, documents, left_over) values ('k1', 'RETRY', 'anna', 'n', 1, 0);
            insert into task_refusal (task_id, paperless_id, why) values ('k1', 18, 'it is booked');
            insert into attempt (document_key, outcome, category, reason_code, sentence)
                values (3, 'PARK', 'DOCUMENT', 'unreadable', 'no text')
            """;

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void aJournalOfTheFirstSchemaGoesOnInTheNewest(String database) throws SQLException {
        // Given
        DriverManagerDataSource source = empty(database, "upgrade");
        flyway(source).target("1").load().migrate();
        fill(source);

        // When
        int migrations = flyway(source).load().migrate().migrationsExecuted;

        // Then
        assertThat(migrations).isGreaterThan(11);
        try (JournalNode node = new JournalNode(source, TestSettings.usual())) {
            assertThat(node.list
                            .page(DocumentFilter.all(), new DocumentSort(By.RECEIVED, false), null, 10)
                            .items())
                    .extracting(ListedDocument::reference)
                    .containsExactly("PLX-17", "PLX-18", "PLX-19");
            assertThat(node.documents.claim(2).resume()).isEqualTo(Claim.Resume.READ);
            assertThat(node.documents.replay(3, "anna")).isTrue();
            assertThat(node.list.events(1, 0, 10)).hasSize(2);
            assertThat(node.list.byKey(2).orElseThrow().correlationId()).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void aJournalMovesFromH2IntoPostgresqlWholeOrNotAtAll() throws SQLException {
        // Given
        DriverManagerDataSource source = empty("H2", "move");
        flyway(source).load().migrate();
        fill(source);
        execute(source, REFERENCES);
        DriverManagerDataSource target = empty("PostgreSQL", "move");
        JournalNode node = new JournalNode(source, TestSettings.usual());
        JournalMove move = new JournalMove(source, node.nodes);

        // When
        Map<String, Long> rows = move.into(String.valueOf(target.getUrl()), "postgres", null);
        node.close();

        // Then
        assertThat(rows)
                .containsEntry("document", 3L)
                .containsEntry("entry", 1L)
                .containsEntry("effect", 2L)
                .containsEntry("api_token", 1L)
                .containsEntry("task_refusal", 1L)
                .containsEntry("attempt", 1L)
                .containsEntry(
                        "lane",
                        JdbcClient.create(source)
                                .sql("select count(*) from lane")
                                .query(Long.class)
                                .single());
        JdbcClient there = JdbcClient.create(target);
        for (String query : new String[] {
            "select payload from entry",
            "select cast(extract(epoch from added) as bigint) from document where paperless_id = 17",
            "select gross from document where paperless_id = 17"
        }) {
            assertThat(there.sql(query).query(String.class).single())
                    .as(query)
                    .isEqualTo(JdbcClient.create(source)
                            .sql(query)
                            .query((row, n) -> row.getString(1))
                            .single());
        }
        there.sql(
                        "insert into document (paperless_id, added, reference, state) values (20, current_timestamp, 'PLX-20', 'RECEIVED')")
                .update();
        assertThat(there.sql("select document_key from document where paperless_id = 20")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        assertThatThrownBy(() -> move.into(String.valueOf(target.getUrl()), "postgres", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already");
        assertThat(there.sql("select count(*) from document").query(Long.class).single())
                .isEqualTo(4);
    }

    @Test
    void aJournalOnAServerIsNotMovedWhileANodeLives() throws SQLException {
        // Given
        DriverManagerDataSource source = empty("PostgreSQL", "moved");
        flyway(source).load().migrate();
        fill(source);
        String target = String.valueOf(empty("H2", "target").getUrl());
        try (JournalNode mover = new JournalNode(source, TestSettings.usual());
                JournalNode living = new JournalNode(source, TestSettings.usual())) {
            Signs nothing = new Signs(null, null, Map.of(), null, null);
            living.nodes.report(nothing);
            mover.nodes.report(nothing);
            JournalMove move = new JournalMove(source, mover.nodes);

            // When // Then
            assertThatThrownBy(() -> move.into(target, "", null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Stop it first");
            living.leftovers.handBack();
            assertThat(move.into(target, "", null)).containsEntry("document", 3L);
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsNotMovedByHalf() throws SQLException {
        // Given
        DriverManagerDataSource source = empty("PostgreSQL", "moved");
        flyway(source).load().migrate();
        fill(source);
        DriverManagerDataSource target = empty("H2", "meanwhile");
        flyway(target).load().migrate();
        Meanwhile.source = source;
        execute(
                target,
                "create trigger meanwhile after insert on binding for each row call '" + Meanwhile.class.getName()
                        + "'");
        try (JournalNode mover = new JournalNode(source, TestSettings.usual())) {
            // When
            Map<String, Long> rows =
                    new JournalMove(source, mover.nodes).into(String.valueOf(target.getUrl()), "", null);
            // Then
            assertThat(rows).containsEntry("event", 2L);
            assertThat(JdbcClient.create(source)
                            .sql("select count(*) from event")
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
        }
    }

    /** Writes into the journal that is moved, after its first tables were copied. */
    public static final class Meanwhile implements Trigger {

        private static @Nullable DataSource source;

        @Override
        public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
                throws SQLException {
            execute(
                    Objects.requireNonNull(source),
                    "insert into event (document_key, actor, to_state, what) values (1, 'node', 'CONFIRMED', 'told')");
        }
    }

    private static FluentConfiguration flyway(DriverManagerDataSource source) {
        return Flyway.configure().dataSource(source).locations(JournalMove.migrations(String.valueOf(source.getUrl())));
    }

    private static void fill(DataSource source) throws SQLException {
        execute(source, ROWS);
    }

    private static void execute(DataSource source, String statements) throws SQLException {
        try (Connection connection = source.getConnection()) {
            for (String statement : statements.split(";\n", -1)) {
                try (var prepared = connection.prepareStatement(statement)) {
                    prepared.executeUpdate();
                }
            }
        }
    }

    /** An empty database, or an empty schema of one. */
    private static DriverManagerDataSource empty(String database, String name) throws SQLException {
        if (database.equals("H2")) {
            return new DriverManagerDataSource("jdbc:h2:mem:" + name + System.nanoTime()
                    + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        }
        String schema = name + "_" + System.getProperty("test.fork", "1");
        try (Connection connection = JournalDatabase.ALL.get(1).open().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
            statement.execute("create schema " + schema);
            String url = connection.getMetaData().getURL();
            return new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema);
        }
    }
}
