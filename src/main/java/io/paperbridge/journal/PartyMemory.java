package io.paperbridge.journal;

import io.paperbridge.document.ChangedEntry;
import io.paperbridge.document.DayOrder;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Folding;
import io.paperbridge.document.Habits;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.By;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is remembered of a party from its latest booked documents: how many days it gives to pay, account and item, and how it writes.
 * {@link Lessons} says what of it counts.
 *
 * <p>A party is told by its key, see {@link Precedent#party()}.
 */
@Component("partyMemory")
public class PartyMemory {

    /** No more than these are looked at. */
    private static final int LATEST = 20;

    private static final String DOCUMENTS =
            """
            select * from (
                select p.party, p.kind, d.issue_date, d.due_date, d.invoice_number, d.language, d.day_order,
                    a.chosen as account, a.made_by as account_by, i.chosen as item, i.made_by as item_by,
                    ca.changed_to as account_now, ci.changed_to as item_now, d.document_key,
                    case when p.kind in ('SALE_INVOICE', 'CREDIT_NOTE') then substring(p.party from position(':' in p.party) + 1)
                         else d.party end as name,
                    count(*) over (partition by p.party, p.kind) as documents,
                    row_number() over (partition by p.party, p.kind
                                       order by d.issue_date desc, d.document_key desc) as latest
                from precedent p
                join document d on d.document_key = p.document_key and d.state = 'CONFIRMED' and d.issue_date is not null
                left join forgotten f on f.party = p.party
                left join choice a on a.document_key = d.document_key and a.aspect = 'ACCOUNT'
                left join choice i on i.document_key = d.document_key and i.aspect = 'ITEM'
                left join changed_entry ca on ca.document_key = d.document_key and ca.aspect = 'ACCOUNT'
                left join changed_entry ci on ci.document_key = d.document_key and ci.aspect = 'ITEM'
                where p.party <> '' -- erased
                  and p.document_key > coalesce(f.up_to, -1)) remembered
            where latest <= :latest order by issue_date desc, document_key desc""";

    /** The same for one party and kind. The order is that of an index, so that no more are read than are wanted. */
    private static final String LATEST_OF =
            """
            select p.party, p.kind, d.issue_date, d.due_date, d.invoice_number, d.language, d.day_order,
                a.chosen as account, a.made_by as account_by, i.chosen as item, i.made_by as item_by,
                ca.changed_to as account_now, ci.changed_to as item_now, d.document_key, d.party as name, 1 as documents
            from precedent p
            join document d on d.document_key = p.document_key and d.state = 'CONFIRMED' and d.issue_date is not null
            left join forgotten f on f.party = p.party
            left join choice a on a.document_key = d.document_key and a.aspect = 'ACCOUNT'
            left join choice i on i.document_key = d.document_key and i.aspect = 'ITEM'
            left join changed_entry ca on ca.document_key = d.document_key and ca.aspect = 'ACCOUNT'
            left join changed_entry ci on ci.document_key = d.document_key and ci.aspect = 'ITEM'
            where p.party = :party and p.kind = :kind and p.document_key > coalesce(f.up_to, -1)
            order by p.party, p.kind, p.issue_date desc, p.document_key desc
            limit cast(:latest as integer)""";

    private static final String PAYEES =
            """
            select p.party, d.party as name
            from precedent p
            join document d on d.document_key = p.document_key and d.state = 'CONFIRMED' and d.party is not null
            left join forgotten f on f.party = p.party
            where p.iban = :iban and p.kind in ('BILL', 'EXPENSE', 'VENDOR_CREDIT')
              and p.document_key > coalesce(f.up_to, -1)
            order by p.iban, p.issue_date desc, p.document_key desc
            limit 20""";

    private static final Comparator<Booked> LATEST_FIRST = Comparator.comparing(
                    (Booked booked) -> booked.lesson().issueDate())
            .thenComparing(Booked::key)
            .reversed();
    private static final Comparator<Remembered> BY_NAME = Comparator.comparing(
                    Remembered::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Remembered::party)
            .thenComparing(Remembered::kind);

    private final JdbcClient jdbc;

    PartyMemory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is remembered.
     *
     * @param party its key
     * @param name its name, as the latest document has it
     * @param kind what its documents become
     * @param documents how many were booked
     * @param proposed what is proposed for the next one
     * @param habits how the party writes them
     */
    public record Remembered(
            String party, String name, EntryKind kind, int documents, Map<Aspect, String> proposed, Habits habits) {

        public Remembered {
            proposed = Map.copyOf(proposed);
        }
    }

    /**
     * A vendor that was paid.
     *
     * @param party its key
     * @param name its name, as its latest document has it
     */
    public record Payee(String party, String name) {}

    /** What is remembered for documents of a kind; empty when nothing is. */
    public Map<Aspect, String> of(EntryKind kind, String party) {
        return new Lessons(latest(kind, party).map(Booked::lesson).toList()).proposed();
    }

    /** How a vendor writes its documents of every kind. */
    public Habits habits(String party) {
        return new Lessons(Stream.of(EntryKind.values())
                        .filter(kind -> !kind.isSale())
                        .flatMap(kind -> latest(kind, party))
                        .sorted(LATEST_FIRST)
                        .map(Booked::lesson)
                        .toList())
                .habits();
    }

    /** The vendor that was paid at an account before; empty when nobody was, or when several were. */
    public Optional<Payee> payee(String iban) {
        List<Payee> payees = jdbc.sql(PAYEES)
                .param("iban", iban)
                .query((row, n) -> new Payee(row.getString("party"), row.getString("name")))
                .list();
        return payees.stream().findFirst().filter(latest -> payees.stream()
                .allMatch(one -> one.party().equals(latest.party())
                        || Folding.fold(one.name()).equals(Folding.fold(latest.name()))));
    }

    /** What is remembered of all parties, by name. */
    public List<Remembered> all() {
        Map<String, List<Booked>> groups =
                jdbc.sql(DOCUMENTS).param("latest", LATEST).query((row, n) -> booked(row)).list().stream()
                        .collect(Collectors.groupingBy(
                                one -> one.party() + " " + one.lesson().kind(),
                                LinkedHashMap::new,
                                Collectors.toList()));
        List<Remembered> all = new ArrayList<>();
        for (List<Booked> group : groups.values()) {
            Booked latest = group.get(0);
            Lessons lessons = new Lessons(group.stream().map(Booked::lesson).toList());
            Map<Aspect, String> proposed = lessons.proposed();
            Habits habits = lessons.habits();
            if (!proposed.isEmpty() || !habits.isEmpty()) {
                all.add(new Remembered(
                        latest.party(), latest.name(), latest.lesson().kind(), latest.documents(), proposed, habits));
            }
        }
        all.sort(BY_NAME);
        return List.copyOf(all);
    }

    /**
     * Forgets what is remembered of parties; documents that are booked later are remembered again.
     *
     * @param name the name as {@link #all()} gives it, without regard to case
     * @return how many parties that were
     */
    @Transactional
    public int forget(String name) {
        List<String> parties = all().stream()
                .filter(one -> one.name().equalsIgnoreCase(name.strip()))
                .map(Remembered::party)
                .distinct()
                .toList();
        for (String party : parties) {
            jdbc.sql("delete from forgotten where party = :party")
                    .param("party", party)
                    .update();
            jdbc.sql(
                            """
                            insert into forgotten (party, up_to)
                            select :party, max(document_key) from precedent where party = :party""")
                    .param("party", party)
                    .update();
        }
        return parties.size();
    }

    /** Learns how entries stand in the books now: what a person has changed there, and what was changed back. */
    @Transactional
    public void learn(List<ChangedEntry> entries) {
        for (ChangedEntry entry : entries) {
            jdbc.sql("delete from changed_entry where document_key = :document")
                    .param("document", entry.documentKey())
                    .update();
            entry.changed().forEach((aspect, now) -> jdbc.sql(
                            "insert into changed_entry (document_key, aspect, changed_to) values (:document, :aspect, :now)")
                    .param("document", entry.documentKey())
                    .param("aspect", aspect.name())
                    .param("now", now)
                    .update());
        }
    }

    private Stream<Booked> latest(EntryKind kind, String party) {
        return jdbc
                .sql(LATEST_OF)
                .param("kind", kind.name())
                .param("party", party)
                .param("latest", LATEST)
                .query((row, n) -> booked(row))
                .list()
                .stream();
    }

    private static Booked booked(ResultSet row) throws SQLException {
        Map<Aspect, Lesson.Chosen> chosen = new EnumMap<>(Aspect.class);
        Map<Aspect, String> changed = new EnumMap<>(Aspect.class);
        for (Aspect aspect : List.of(Aspect.ACCOUNT, Aspect.ITEM)) {
            String column = aspect == Aspect.ACCOUNT ? "account" : "item";
            String value = row.getString(column);
            String now = row.getString(column + "_now");
            if (value != null) {
                chosen.put(aspect, new Lesson.Chosen(value, one(row.getString(column + "_by"), By::valueOf)));
            }
            if (now != null) {
                changed.put(aspect, now);
            }
        }
        Lesson lesson = new Lesson(
                EntryKind.valueOf(row.getString("kind")),
                row.getObject("issue_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                row.getString("invoice_number"),
                row.getString("language"),
                one(row.getString("day_order"), DayOrder::valueOf),
                chosen,
                changed);
        return new Booked(
                row.getLong("document_key"),
                row.getString("party"),
                String.valueOf(row.getString("name")),
                row.getInt("documents"),
                lesson);
    }

    private static <T> @Nullable T one(@Nullable String kept, Function<String, T> reader) {
        return kept == null ? null : reader.apply(kept);
    }

    /** A booked document, and how many of its party and kind there are. */
    private record Booked(long key, String party, String name, int documents, Lesson lesson) {}
}
