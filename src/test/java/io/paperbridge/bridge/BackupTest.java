package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.EntryKind;
import io.paperbridge.operations.ReconcileRun;
import io.paperbridge.reconciliation.Order;
import io.paperbridge.reconciliation.Reconciliation;
import io.paperbridge.reconciliation.Report;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.tools.DeleteDbFiles;
import org.h2.tools.RunScript;
import org.h2.tools.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal is copied as docs/install.md says, work goes on, and the older copy is put back: nothing is booked twice, nothing is lost. */
class BackupTest {

    private static final String VENDOR = "Schlüsselübergabe GmbH";

    private final Path folder;

    BackupTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** How an operator copies a journal and puts the copy back; nobody works on it when it is put back. */
    private interface Copy {

        String url();

        /** Whether it is made while Paperbridge runs. */
        boolean isMadeMeanwhile();

        void make() throws SQLException;

        void putBack() throws SQLException;
    }

    private record H2(Path folder) implements Copy {

        @Override
        public String url() {
            return "jdbc:h2:file:" + folder.resolve("paperbridge")
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        }

        @Override
        public boolean isMadeMeanwhile() {
            return false;
        }

        @Override
        public void make() throws SQLException {
            new Script().runTool("-url", url(), "-user", "", "-script", file());
        }

        @Override
        public void putBack() throws SQLException {
            DeleteDbFiles.execute(folder.toString(), "paperbridge", true);
            new RunScript().runTool("-url", url(), "-user", "", "-script", file());
        }

        private String file() {
            return folder.resolve("paperbridge.sql").toString();
        }
    }

    private record Postgresql(Path folder, String database) implements Copy, AutoCloseable {

        private Postgresql {
            PostgresqlTools.run("createdb", database);
        }

        @Override
        public String url() {
            return PostgresqlTools.url(database);
        }

        @Override
        public boolean isMadeMeanwhile() {
            return true;
        }

        @Override
        public void make() {
            PostgresqlTools.run("pg_dump", "-Fc", "-f", file(), database);
        }

        @Override
        public void putBack() {
            PostgresqlTools.run("dropdb", database);
            PostgresqlTools.run("createdb", database);
            PostgresqlTools.run("pg_restore", "--no-owner", "--exit-on-error", "-d", database, file());
        }

        @Override
        public void close() {
            PostgresqlTools.run("dropdb", "--force", database);
        }

        private String file() {
            return folder.resolve("paperbridge.dump").toString();
        }
    }

    @Test
    void nothingIsBookedTwiceOrLostWhenAnOlderScriptOfH2IsRun() throws SQLException {
        goBackTo(new H2(folder));
    }

    @Test
    @PostgresqlTools.Needed
    void nothingIsBookedTwiceOrLostWhenAnOlderDumpOfPostgresqlIsRestored() throws SQLException {
        try (Postgresql copy = new Postgresql(folder, "paperbridge_backup_test_" + System.nanoTime())) {
            goBackTo(copy);
        }
    }

    private static void goBackTo(Copy copy) throws SQLException {
        try (Bridge bridge =
                new Bridge().with("spring.datasource.url", copy.url()).with("paperbridge.reconcile.pause", "0s")) {
            // Given
            Map<Long, Invariant.Wanted> documents = new HashMap<>();
            bridge.start();
            book(bridge, "EARLY", documents);
            long asked = bridge.add(
                    SeedDocuments.text(Invoices.invoice("ASKED-1", VENDOR).withWrongGross("1.00"), Language.GERMAN));
            documents.put(asked, new Invariant.Wanted(EntryKind.BILL, Kinds.GROSS));
            bridge.awaitTold(asked);
            makeCopy(bridge, copy);
            book(bridge, "LATE", documents);
            bridge.paperless.setField(asked, "Total", "EUR71.22");
            bridge.paperless.addTag(asked, "to-book");
            bridge.awaitState(asked, "CONFIRMED");
            bridge.awaitTold(asked);
            bridge.stop();
            copy.putBack();
            long meanwhile = bridge.add(Kinds.electronic(EntryKind.BILL, "MEANWHILE-1", VENDOR));
            documents.put(meanwhile, new Invariant.Wanted(EntryKind.BILL, Kinds.GROSS));
            bridge.calm();

            // When
            bridge.start();
            Report learned = reconcile(bridge);
            documents.keySet().forEach(id -> bridge.paperless.addTag(id, "to-book"));
            documents.keySet().forEach(id -> Bridge.await()
                    .until(() -> bridge.shown(id).tags().equals(Set.of("booked"))));
            documents.keySet().forEach(bridge::awaitTold);

            // Then
            assertThat(learned.repaired()).hasSize(EntryKind.values().length + 1);
            assertThat(Invariant.breaches(bridge, bridge.journal(), documents)).isEmpty();
            assertThat(bridge.count("state = 'CONFIRMED'")).isEqualTo(documents.size());
            assertThat(creates(bridge)).containsExactly(meanwhile);
        }
    }

    private static void makeCopy(Bridge bridge, Copy copy) throws SQLException {
        if (copy.isMadeMeanwhile()) {
            copy.make();
        } else {
            bridge.stop();
            copy.make();
            bridge.start();
        }
    }

    private static void book(Bridge bridge, String number, Map<Long, Invariant.Wanted> documents) {
        Map<EntryKind, Long> ids = Kinds.addAll(bridge, number, VENDOR);
        ids.forEach((kind, id) -> documents.put(id, new Invariant.Wanted(kind, Kinds.GROSS)));
        bridge.awaitTold(Kinds.ids(ids));
    }

    private static Report reconcile(Bridge bridge) {
        Bridge.await()
                .until(() -> bridge.bean(ReconcileRun.class)
                                .reconcile(new Order(false, true, "anna"))
                                .isEmpty()
                        && bridge.bean(Reconciliation.class).lastReport().isPresent());
        return bridge.bean(Reconciliation.class).lastReport().orElseThrow();
    }

    /** The documents whose entries were created since the last calm. */
    private static List<Long> creates(Bridge bridge) {
        return Stream.of(EntryKind.values())
                .flatMap(kind ->
                        bridge.ledger.log().entries("POST", Kinds.calls(kind).path()).stream())
                .map(call -> Long.valueOf(call.body().replaceFirst("(?s).*\"PLX-(\\d+)\".*", "$1")))
                .toList();
    }
}
