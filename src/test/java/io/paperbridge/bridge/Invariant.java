package io.paperbridge.bridge;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.bigcapital.Entry;
import io.paperbridge.sandbox.paperless.PaperlessDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold when everything has come to rest, whatever happened before: nothing is booked twice and nothing is lost.
 *
 * <p>Ledger, tags and journal are compared for every document that ever carried {@code to-book}: it has exactly one entry, or none and
 * a reason on it. What is not so is told in words, one sentence a breach.
 */
final class Invariant {

    private static final String PREFIX = "PLX-";
    private static final Map<String, String> TAGS =
            Map.of("CONFIRMED", "booked", "NEEDS_REVIEW", "booking-review", "PARKED", "booking-failed");

    private final Bridge bridge;
    private final Map<Long, List<Row>> journal;
    private final Map<String, List<Entry>> ledger;
    private final List<String> breaches = new ArrayList<>();

    /** What a document is to become; a document that nothing is expected of may end in any way that is told. */
    record Wanted(EntryKind kind, BigDecimal total) {}

    private record Row(
            long paperlessId,
            String reference,
            String state,
            boolean told,
            @Nullable String reason,
            @Nullable String entryState,
            boolean post,
            boolean foreign,
            @Nullable Long entryId) {}

    private Invariant(Bridge bridge, JdbcClient journal) {
        this.bridge = bridge;
        this.journal = rows(journal).stream().collect(Collectors.groupingBy(Row::paperlessId));
        this.ledger = bridge.bigcapital.entries().stream()
                .filter(entry -> entry.reference() != null)
                .collect(Collectors.groupingBy(entry -> String.valueOf(entry.reference())));
    }

    /**
     * All breaches; empty when everything is as it must be.
     *
     * @param journal the journal that was worked on
     * @param documents all documents that ever carried the inbox tag, by their ids
     */
    static List<String> breaches(Bridge bridge, JdbcClient journal, Map<Long, Wanted> documents) {
        Invariant invariant = new Invariant(bridge, journal);
        documents.forEach(invariant::checkDocument);
        invariant.checkStrangers();
        invariant.checkContacts();
        invariant.checkLedger();
        return List.copyOf(invariant.breaches);
    }

    private static List<Row> rows(JdbcClient journal) {
        return journal.sql(
                        """
                        select d.paperless_id, d.reference, d.state, d.told, d.reason_code,
                               e.state, e.post, e.foreign_entry, e.entry_id
                        from document d left join entry e on e.document_key = d.document_key
                        order by d.document_key""")
                .query((row, n) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBoolean(7),
                        row.getBoolean(8),
                        row.getObject(9, Long.class)))
                .list();
    }

    private void checkDocument(long id, Wanted wanted) {
        List<Row> rows = journal.getOrDefault(id, List.of());
        if (rows.isEmpty()) {
            breach(id, "carried to-book and is lost: the journal does not know it");
        }
        rows.forEach(row -> checkRow(row, wanted));
        bridge.paperless.documents().stream()
                .filter(document -> document.id() == id)
                .forEach(document -> checkShown(document, rows));
    }

    private void checkRow(Row row, Wanted wanted) {
        List<Entry> entries = ledger.getOrDefault(row.reference(), List.of());
        if (!TAGS.containsKey(row.state()) && !row.state().equals("DISCARDED")) {
            breach(row.paperlessId(), "is stuck in the state " + row.state() + " (" + row.reason() + ")");
        }
        if (!row.told()) {
            breach(row.paperlessId(), "is " + row.state() + " and Paperless was not told");
        }
        if (entries.size() > 1) {
            breach(row.paperlessId(), "has " + entries.size() + " entries: " + names(entries));
        }
        boolean confirmed = row.state().equals("CONFIRMED");
        if (confirmed && !row.foreign()) {
            checkBooked(row, wanted, entries);
        } else if (confirmed && !entries.isEmpty()) {
            breach(row.paperlessId(), "was linked to somebody else's entry and has one of its own: " + names(entries));
        } else if (!confirmed && row.reason() == null) {
            breach(row.paperlessId(), "is " + row.state() + " without a reason");
        } else if (!confirmed && entries.stream().anyMatch(entry -> !entry.isOpen())) {
            breach(row.paperlessId(), "is " + row.state() + " and left a draft: " + names(entries));
        }
    }

    private void checkBooked(Row row, Wanted wanted, List<Entry> entries) {
        if (entries.isEmpty()) {
            breach(row.paperlessId(), "is CONFIRMED and has no entry");
        }
        for (Entry entry : entries) {
            if (!Kinds.isOf(wanted.kind(), entry)) {
                breach(row.paperlessId(), "was to become a " + wanted.kind() + " and is " + name(entry));
            }
            if (row.entryId() == null || row.entryId() != entry.id()) {
                breach(row.paperlessId(), "is " + row.entryId() + " in the journal and " + name(entry));
            }
            if (entry.total().compareTo(wanted.total()) != 0) {
                breach(
                        row.paperlessId(),
                        "is over " + wanted.total() + " and booked over "
                                + entry.total().stripTrailingZeros().toPlainString());
            }
            if (entry.isOpen() != row.post() || row.post() != "POSTED".equals(row.entryState())) {
                breach(row.paperlessId(), "is " + row.entryState() + " in the journal, in the ledger " + name(entry));
            }
            checkAmounts(row.paperlessId(), entry);
        }
    }

    /** Debits and credits once, each what the entry amounts to in base currency; nothing for a draft. */
    private void checkAmounts(long id, Entry entry) {
        BigDecimal expected = entry.isOpen()
                ? entry.total().multiply(entry.exchangeRate()).setScale(2, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
        BigDecimal debits = Kinds.debits(bridge, entry);
        BigDecimal credits = Kinds.credits(bridge, entry);
        if (debits.compareTo(credits) != 0
                || debits.setScale(2, RoundingMode.HALF_UP).compareTo(expected) != 0) {
            breach(id, "has debits of " + debits + " and credits of " + credits + " for " + name(entry));
        }
    }

    private void checkShown(PaperlessDocument document, List<Row> rows) {
        String state = rows.isEmpty() ? "" : rows.get(rows.size() - 1).state();
        Set<String> ours = new HashSet<>(TAGS.values());
        ours.add("to-book");
        ours.retainAll(document.tags());
        Set<String> due = TAGS.containsKey(state) ? Set.of(TAGS.get(state)) : Set.of();
        if (!ours.equals(due)) {
            breach(document.id(), "is " + state + " and carries " + ours);
        }
        repeated(document.notes(), Function.identity())
                .forEach(note -> breach(document.id(), "has a note twice: " + note));
        repeated(document.notes(), Invariant::marker)
                .forEach(marker -> breach(document.id(), "has two notes " + marker));
        if (document.notes().isEmpty() && !state.equals("CONFIRMED") && !state.equals("DISCARDED")) {
            breach(document.id(), "is " + state + " and no note says why");
        }
    }

    private static String marker(String note) {
        return note.replaceAll("(?s).*(#PLX-[\\d.]+-\\d+).*", "$1");
    }

    /** Entries of ours that no document has. */
    private void checkStrangers() {
        Set<String> known = journal.values().stream()
                .flatMap(Collection::stream)
                .map(Row::reference)
                .collect(Collectors.toSet());
        ledger.forEach((reference, entries) -> {
            if (reference.startsWith(PREFIX) && !known.contains(reference)) {
                breaches.add("the ledger has " + names(entries) + " of a document that nobody asked to book");
            }
        });
    }

    private void checkContacts() {
        repeated(bridge.bigcapital.vendors().values(), Function.identity())
                .forEach(name -> breaches.add("the vendor " + name + " is there twice"));
        repeated(bridge.bigcapital.customers().values(), Function.identity())
                .forEach(name -> breaches.add("the customer " + name + " is there twice"));
    }

    private void checkLedger() {
        List<Entry> numbered = bridge.bigcapital.entries().stream()
                .filter(entry -> entry.number() != null)
                .toList();
        repeated(numbered, entry -> entry.type() + " " + entry.number() + " of " + entry.contact())
                .forEach(entry -> breaches.add("the ledger has " + entry + " twice"));
        if (!bridge.bigcapital.ledgerBalanced()) {
            breaches.add("the ledger is not balanced, or has rows of entries that are not there");
        }
        if (bridge.bigcapital.maxPostingsInFlight() > 1) {
            breaches.add(bridge.bigcapital.maxPostingsInFlight() + " postings were in flight at once");
        }
        if (bridge.bigcapital.lostPostings() > 0) {
            breaches.add(bridge.bigcapital.lostPostings() + " postings were lost");
        }
    }

    private static <T> Set<String> repeated(Collection<T> all, Function<T, String> key) {
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(each -> counts.merge(key.apply(each), 1, Integer::sum));
        counts.values().removeIf(count -> count == 1);
        return counts.keySet();
    }

    private void breach(long id, String what) {
        breaches.add("document " + id + " " + what);
    }

    private static String names(List<Entry> entries) {
        return entries.stream().map(Invariant::name).collect(Collectors.joining(", "));
    }

    private static String name(Entry entry) {
        return entry.type() + " " + entry.id() + (entry.isOpen() ? " (posted)" : " (draft)");
    }
}
