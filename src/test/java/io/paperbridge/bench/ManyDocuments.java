package io.paperbridge.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Fills a journal as a year of work with many documents leaves it; history is kept for 90 days, as retention does. */
final class ManyDocuments {

    static final int DOCUMENTS = 100_000;

    private static final int SECONDS_APART = 324; // 8,000 in thirty days
    private static final int HISTORY_DAYS = 90;
    private static final int BATCH = 2_000;
    private static final long SEED = 17;
    private static final String PAYLOAD = "{\"note\": \"" + "as long as that of a bill; ".repeat(30) + "\"}";
    private static final List<String> FIRST = List.of(
            "Nordwind",
            "Müller",
            "Seidenweg",
            "Ostsee",
            "Grünschnitt",
            "Pergament",
            "Alpenblick",
            "Brandt",
            "Çelik",
            "Łoza",
            "Hafen",
            "Kupfer",
            "Linden",
            "Morgenrot",
            "Nebelhorn",
            "Rheinufer",
            "Sonnen",
            "Talweg",
            "Ulmen",
            "Weber");
    private static final List<String> SECOND = List.of(
            "Energie AG",
            "Druck GmbH",
            "Logistik KG",
            "Werkzeuge",
            "Consulting Ltd",
            "Software Inc",
            "Büro e.K.",
            "Catering",
            "Reisen",
            "Maschinenbau",
            "Papier",
            "Hosting",
            "Versicherung",
            "Telekom",
            "Möbel",
            "Chemie",
            "Medien",
            "Stahl",
            "Textil",
            "Optik",
            "Labor",
            "Garten",
            "Bau",
            "Fahrzeuge",
            "Reinigung");

    private final Random random = new Random(SEED);
    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).withNano(0);

    /** Documents with their entries and history, the oldest first. */
    void fill(DataSource database) throws SQLException {
        try (Connection journal = database.getConnection()) {
            journal.setAutoCommit(false);
            try (PreparedStatement documents = journal.prepareStatement(
                            """
                            insert into document (document_key, paperless_id, added, reference, title, state, reason_code,
                                reason_text, told, told_at, due_at, kind, invoice_number, issue_date, due_date, currency, net, tax,
                                gross, party, created_at, updated_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, true, ?, ?, 'INVOICE', ?, ?, ?, 'EUR', ?, ?, ?, ?, ?, ?)""");
                    PreparedStatement entries = journal.prepareStatement(
                            """
                            insert into entry (document_key, kind, state, reference, entry_number, contact_id, issue_date,
                                currency, total, payload, payload_hash, post, entry_id, link, status)
                            values (?, ?, 'POSTED', ?, ?, 1, ?, 'EUR', ?, ?, 'none', true, ?, ?, 'open')""");
                    PreparedStatement events = journal.prepareStatement(
                            """
                            insert into event (document_key, happened_at, actor, from_state, to_state, what, reason)
                            values (?, ?, 'node-1', ?, ?, ?, ?)""")) {
                for (int i = 1; i <= DOCUMENTS; i++) {
                    document(i, documents, entries, events);
                    if (i % BATCH == 0) {
                        documents.executeBatch();
                        entries.executeBatch();
                        events.executeBatch();
                        journal.commit();
                    }
                }
            }
            try (var statement = journal.createStatement()) {
                statement.execute("alter table document alter column document_key restart with " + (DOCUMENTS + 1));
                statement.execute("analyze");
            }
            journal.commit();
        }
    }

    private void document(int i, PreparedStatement documents, PreparedStatement entries, PreparedStatement events)
            throws SQLException {
        OffsetDateTime came = now.minusSeconds((long) SECONDS_APART * (DOCUMENTS - i));
        LocalDate issued = came.toLocalDate().minusDays(random.nextInt(10));
        String party = FIRST.get(random.nextInt(FIRST.size())) + " " + SECOND.get(random.nextInt(SECOND.size()));
        String number = "R-" + (100_000 + i);
        BigDecimal net = BigDecimal.valueOf(1 + random.nextInt(500_000), 2);
        BigDecimal tax = BigDecimal.valueOf(1 + random.nextInt(90_000), 2);
        int fate = random.nextInt(1000);
        String state = fate < 4 ? "NEEDS_REVIEW" : fate < 6 ? "PARKED" : fate < 16 ? "DISCARDED" : "CONFIRMED";
        boolean booked = state.equals("CONFIRMED");
        documents.setLong(1, i);
        documents.setLong(2, i);
        documents.setObject(3, came);
        documents.setString(4, "PLX-" + i);
        documents.setString(5, party + " " + number);
        documents.setString(6, state);
        set(documents, 7, booked ? null : "totals-disagree");
        set(documents, 8, booked ? null : "net " + net + " plus VAT " + tax + " is not the total; correct the fields");
        documents.setObject(9, came);
        documents.setObject(10, came);
        documents.setString(11, number);
        documents.setObject(12, issued);
        documents.setObject(13, issued.plusDays(14));
        documents.setBigDecimal(14, net);
        documents.setBigDecimal(15, tax);
        documents.setBigDecimal(16, net.add(tax));
        documents.setString(17, party);
        documents.setObject(18, came);
        documents.setObject(19, came.plusSeconds(9));
        documents.addBatch();
        if (booked) {
            String kind = i % 50 == 0 ? "SALE_INVOICE" : "BILL";
            entries.setLong(1, i);
            entries.setString(2, kind);
            entries.setString(3, "PLX-" + i);
            entries.setString(4, number);
            entries.setObject(5, issued);
            entries.setBigDecimal(6, net.add(tax));
            entries.setString(7, PAYLOAD);
            entries.setLong(8, i);
            entries.setString(9, "https://books.example/" + kind.toLowerCase(Locale.ROOT) + "/" + i + "/edit");
            entries.addBatch();
        }
        if (came.isAfter(now.minusDays(HISTORY_DAYS))) {
            event(events, i, came, null, "RECEIVED", "admitted");
            event(events, i, came.plusSeconds(1), "RECEIVED", "PROCESSING", "claimed");
            event(events, i, came.plusSeconds(2), null, null, "read");
            event(events, i, came.plusSeconds(3), null, null, "chosen");
            event(events, i, came.plusSeconds(5), null, null, "drafted");
            event(events, i, came.plusSeconds(8 + random.nextInt(60)), "PROCESSING", state, "ended");
            event(events, i, came.plusSeconds(9), null, null, "told");
        }
    }

    private static void event(
            PreparedStatement events,
            long key,
            OffsetDateTime at,
            @Nullable String from,
            @Nullable String to,
            String what)
            throws SQLException {
        events.setLong(1, key);
        events.setObject(2, at);
        set(events, 3, from);
        set(events, 4, to);
        events.setString(5, what);
        events.setNull(6, Types.VARCHAR);
        events.addBatch();
    }

    private static void set(PreparedStatement statement, int index, @Nullable String text) throws SQLException {
        if (text == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, text);
        }
    }
}
