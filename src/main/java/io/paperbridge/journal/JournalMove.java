package io.paperbridge.journal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves the journal into another database, whole or not at all; the one it comes from is left as it is. */
@Component
public class JournalMove {

    private static final int BATCH = 500;

    /** What is true of running nodes only. */
    private static final Set<String> OF_THE_RUN = Set.of("node", "node_trouble", "turn", "allowance");

    private final DataSource source;
    private final Nodes nodes;

    JournalMove(DataSource source, Nodes nodes) {
        this.source = source;
        this.nodes = nodes;
    }

    /**
     * Copies every row of every table, as they all were at one moment.
     *
     * @param url the JDBC address of an empty database, which gets the journal's tables
     * @return how many rows each table has now, as counted in both databases
     * @throws IllegalStateException when another Paperbridge works on this journal, when there is a journal already, or when a table has
     *     another number of rows than it came with; nothing is changed then but that the tables are there
     */
    public Map<String, Long> into(String url, String user, @Nullable String password) {
        refuseWhileOthersWork();
        Flyway.configure()
                .dataSource(url, user, password)
                .locations(migrations(url))
                .load()
                .migrate();
        try (Connection from = source.getConnection();
                Connection to = DriverManager.getConnection(url, user, password)) {
            from.setAutoCommit(false);
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            to.setAutoCommit(false);
            List<String> tables = tables(from);
            if (count(to, "document") > 0 || count(to, "binding") > 0) {
                throw new IllegalStateException(
                        "There is a journal with documents at " + url + " already; name an empty database.");
            }
            Map<String, Long> rows = new TreeMap<>();
            List<String> backwards = new ArrayList<>(tables);
            Collections.reverse(backwards);
            for (String table : backwards) {
                execute(to, "delete from " + table); // what the migrations put there
            }
            for (String table : tables) {
                copy(from, to, table);
                long there = count(to, table);
                if (there != count(from, table)) {
                    throw new IllegalStateException("Table " + table + " has " + there + " rows there, but "
                            + count(from, table) + " here; nothing was moved. Does somebody else write there?");
                }
                rows.put(table, there);
            }
            to.commit();
            from.rollback(); // nothing but reading
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("The journal could not be moved: " + failed.getMessage(), failed);
        }
    }

    /** Where the migrations for a database are: those for all, and those in its own SQL. */
    static String[] migrations(String url) {
        return new String[] {
            "classpath:db/migration", "classpath:db/" + (url.startsWith("jdbc:h2:") ? "h2" : "postgresql")
        };
    }

    private static List<String> tables(Connection journal) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = journal.getMetaData()
                .getTables(journal.getCatalog(), journal.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        names.removeIf(name -> name.startsWith("flyway_") || name.startsWith("qrtz_") || OF_THE_RUN.contains(name));
        names.sort(null);
        Set<String> ordered = new LinkedHashSet<>();
        for (String name : names) {
            addBehindWhatItRefersTo(journal, name, ordered);
        }
        ordered.retainAll(names);
        return List.copyOf(ordered);
    }

    private static void addBehindWhatItRefersTo(Connection journal, String table, Set<String> ordered)
            throws SQLException {
        List<String> referred = new ArrayList<>();
        try (ResultSet key = journal.getMetaData().getImportedKeys(journal.getCatalog(), journal.getSchema(), table)) {
            while (key.next()) {
                referred.add(key.getString("PKTABLE_NAME"));
            }
        }
        for (String other : referred) {
            if (!other.equals(table) && !ordered.contains(other)) {
                addBehindWhatItRefersTo(journal, other, ordered);
            }
        }
        ordered.add(table);
    }

    /** A file has one process at most; a server has as many as there are. */
    private void refuseWhileOthersWork() {
        List<String> others = nodes.namesOfOthers();
        if (!others.isEmpty() && isServer()) {
            throw new IllegalStateException("The journal cannot be moved while Paperbridge works on it: "
                    + String.join(", ", others)
                    + ". Stop it first; one that was killed counts for one more lease (paperbridge.lease).");
        }
    }

    private boolean isServer() {
        try (Connection from = source.getConnection()) {
            return !from.getMetaData().getURL().startsWith("jdbc:h2:");
        } catch (SQLException failed) {
            throw new IllegalStateException("The journal could not be read: " + failed.getMessage(), failed);
        }
    }

    /** All but those that the database computes. */
    private static List<String> columns(Connection journal, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet column =
                journal.getMetaData().getColumns(journal.getCatalog(), journal.getSchema(), table, "%")) {
            while (column.next()) {
                if (!"YES".equals(column.getString("IS_GENERATEDCOLUMN"))) {
                    names.add(column.getString("COLUMN_NAME"));
                }
            }
        }
        return names;
    }

    private static void copy(Connection from, Connection to, String table) throws SQLException {
        List<String> names = columns(from, table);
        try (Statement query = from.createStatement();
                ResultSet row = query.executeQuery("select " + String.join(", ", names) + " from " + table)) {
            ResultSetMetaData columns = row.getMetaData();
            String insert = "insert into " + table + " (" + String.join(", ", names) + ") values ("
                    + names.stream().map(name -> "?").collect(Collectors.joining(", ")) + ")";
            try (PreparedStatement target = to.prepareStatement(insert)) {
                int waiting = 0;
                while (row.next()) {
                    for (int i = 1; i <= names.size(); i++) {
                        target.setObject(i, value(row, i, columns.getColumnType(i)));
                    }
                    target.addBatch();
                    if (++waiting % BATCH == 0) {
                        target.executeBatch();
                    }
                }
                target.executeBatch();
            }
        }
        goOnCounting(to, table);
    }

    private static @Nullable Object value(ResultSet row, int column, int type) throws SQLException {
        return switch (type) {
            case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP -> row.getObject(column, OffsetDateTime.class);
            case Types.CLOB -> row.getString(column);
            default -> row.getObject(column);
        };
    }

    /** New rows get numbers behind those that were copied. */
    private static void goOnCounting(Connection to, String table) throws SQLException {
        DatabaseMetaData tables = to.getMetaData();
        try (ResultSet column = tables.getColumns(to.getCatalog(), to.getSchema(), table, "%")) {
            while (column.next()) {
                if ("YES".equals(column.getString("IS_AUTOINCREMENT"))) {
                    String name = column.getString("COLUMN_NAME");
                    long next = 1 + number(to, "select coalesce(max(" + name + "), 0) from " + table);
                    execute(to, "alter table " + table + " alter column " + name + " restart with " + next);
                }
            }
        }
    }

    private static long count(Connection journal, String table) throws SQLException {
        return number(journal, "select count(*) from " + table);
    }

    private static long number(Connection journal, String query) throws SQLException {
        try (Statement statement = journal.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection journal, String sql) throws SQLException {
        try (Statement statement = journal.createStatement()) {
            statement.execute(sql);
        }
    }
}
