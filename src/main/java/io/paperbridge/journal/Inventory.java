package io.paperbridge.journal;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.Money;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.document.Term;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that the journal has, page by page, to be held beside Paperless and the ledger. Never writes. */
@Component("inventory")
public class Inventory {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final TimingSettings settings;

    Inventory(JdbcClient jdbc, TimingSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * All documents in the order they came.
     *
     * @param begun when the comparison began; what was told later is not settled for it
     */
    public List<Recorded> documents(Instant begun) {
        List<Recorded> all = new ArrayList<>();
        long after = 0;
        while (true) {
            List<Recorded> page = page(after, begun);
            all.addAll(page);
            if (page.size() < PAGE) {
                return List.copyOf(all);
            }
            after = page.get(page.size() - 1).documentKey();
        }
    }

    /** The ids of the contacts that the journal relies on, {@code vendor 12} each. */
    public Set<String> contacts() {
        Set<String> used = new HashSet<>(jdbc.sql(
                        """
                        select role || ' ' || contact_id from contact where contact_id is not null
                        union select role || ' ' || contact_id from contact_link""")
                .query(String.class)
                .list());
        jdbc.sql("select distinct kind, contact_id from entry")
                .query((row, n) -> EntryKind.valueOf(row.getString(1)).role().word() + " " + row.getLong(2))
                .list()
                .forEach(used::add);
        return used;
    }

    /** Whether a contact is being created, so that none may be taken for left over. */
    public boolean isContactComing() {
        return jdbc.sql(
                                """
                                select count(*) from effect where kind = 'CREATE_CONTACT' and done_at is null
                                  and sent_at > current_timestamp - cast(:quiet as bigint) * interval '0.001' second""")
                        .param("quiet", settings.quietTime().toMillis())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** A draft that is not the entry of its document, as it is to be deleted. */
    public Booking draft(FoundEntry found) {
        return new Booking(
                new PreparedEntry(
                        found.kind(),
                        String.valueOf(found.reference()),
                        String.valueOf(found.number()),
                        found.contactId(),
                        found.date(),
                        Money.of(BigDecimal.ZERO, found.currency()),
                        null,
                        "",
                        false,
                        null,
                        null),
                EntryState.DRAFTED,
                found.id(),
                false,
                false,
                false);
    }

    private List<Recorded> page(long after, Instant begun) {
        Map<Long, Set<Term>> written = new HashMap<>();
        jdbc.sql(
                        """
                        select document_key, term from written_field where document_key > :after and document_key <=
                            coalesce((select max(document_key) from (select document_key from document
                                where document_key > :after order by document_key limit cast(:page as integer)) p), 0)""")
                .param("after", after)
                .param("page", PAGE)
                .query(row -> {
                    written.computeIfAbsent(row.getLong(1), key -> EnumSet.noneOf(Term.class))
                            .add(Term.valueOf(row.getString(2)));
                });
        return jdbc.sql(
                        """
                        select d.document_key, d.paperless_id, d.added, d.reference, d.state, d.file_version,
                               d.told and d.owner is null and d.told_at < :begun
                                   and d.state in ('CONFIRMED', 'NEEDS_REVIEW', 'PARKED', 'DISCARDED')
                                   and not exists (select 1 from effect f where f.document_key = d.document_key
                                       and f.done_at is null
                                       and f.sent_at > current_timestamp - cast(:quiet as bigint) * interval '0.001' second)
                                   as settled,
                               e.kind, e.reference, e.entry_number, e.contact_id, e.issue_date, e.currency, e.total,
                               e.exchange_rate, e.post, e.entry_id, e.foreign_entry
                        from document d left join entry e on e.document_key = d.document_key
                        where d.document_key > :after order by d.document_key limit cast(:page as integer)""")
                .param("begun", OffsetDateTime.ofInstant(begun, ZoneOffset.UTC))
                .param("quiet", settings.quietTime().toMillis())
                .param("after", after)
                .param("page", PAGE)
                .query((row, n) -> recorded(row, written.getOrDefault(row.getLong(1), Set.of())))
                .list();
    }

    private static Recorded recorded(ResultSet row, Set<Term> written) throws SQLException {
        String kind = row.getString(8);
        return new Recorded(
                row.getLong(1),
                new DocumentRef(
                        row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant()),
                row.getString(4),
                DocumentState.valueOf(row.getString(5)),
                row.getBoolean(7),
                row.getString(6),
                written,
                kind == null ? null : entry(EntryKind.valueOf(kind), row),
                row.getObject(17, Long.class),
                row.getBoolean(18));
    }

    private static PreparedEntry entry(EntryKind kind, ResultSet row) throws SQLException {
        return new PreparedEntry(
                kind,
                row.getString(9),
                row.getString(10),
                row.getLong(11),
                row.getObject(12, LocalDate.class),
                Money.of(row.getBigDecimal(14), row.getString(13)),
                row.getBigDecimal(15),
                "",
                row.getBoolean(16),
                null,
                null);
    }
}
