package io.paperbridge.journal;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Treatment.Aspect;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is remembered of a party from its booked documents: how many days it gives to pay, as its latest document of a kind with a due
 * date printed or typed in by a person says. Only bills and sale invoices are due one day; the other kinds teach and get nothing.
 *
 * <p>A party is told by its key, see {@link Precedent#party()}.
 */
@Component("partyMemory")
public class PartyMemory {

    private static final int MOST_DAYS = 999;
    private static final String COUNTS =
            """
             from precedent p
             join document d on d.document_key = p.document_key and d.state = 'CONFIRMED'
             left join forgotten f on f.party = p.party
            where p.kind in ('BILL', 'SALE_INVOICE') and d.due_date is not null and d.issue_date is not null and d.due_date >= d.issue_date
              and p.document_key > coalesce(f.up_to, -1)""";

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
     * @param documents how many it is remembered from
     * @param dueDays days from issue date to due date
     */
    public record Remembered(String party, String name, EntryKind kind, int documents, int dueDays) {}

    /** What is remembered for documents of a kind; empty when nothing is. */
    public Map<Aspect, String> of(EntryKind kind, String party) {
        return jdbc.sql(
                        "select d.issue_date, d.due_date" + COUNTS
                                + " and p.party = :party and p.kind = :kind order by d.issue_date desc, d.document_key desc limit 1")
                .param("party", party)
                .param("kind", kind.name())
                .query((row, n) -> days(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .optional()
                .filter(days -> days <= MOST_DAYS)
                .map(days -> Map.of(Aspect.DUE_DAYS, String.valueOf(days)))
                .orElse(Map.of());
    }

    /** What is remembered of all parties, by name. */
    public List<Remembered> all() {
        return jdbc.sql(
                        """
                        select party, name, kind, documents, issue_date, due_date from (
                            select p.party, d.party as name, p.kind, d.issue_date, d.due_date,
                                count(*) over (partition by p.party, p.kind) as documents,
                                row_number() over (partition by p.party, p.kind
                                                   order by d.issue_date desc, d.document_key desc) as latest"""
                                + COUNTS + ") remembered where latest = 1 order by lower(name), party, kind")
                .query((row, n) -> new Remembered(
                        row.getString(1),
                        String.valueOf(row.getString(2)),
                        EntryKind.valueOf(row.getString(3)),
                        row.getInt(4),
                        days(row.getObject(5, LocalDate.class), row.getObject(6, LocalDate.class))))
                .list();
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

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
