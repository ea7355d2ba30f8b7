package io.paperbridge.journal;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FollowedEntry;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The payment status of booked entries, as Paperless was told last.
 *
 * <p>By the schedule those are followed that can still change by themselves: not what is paid or written off, not an expense that is
 * published (it was paid before), not a vendor credit that is open (the ledger never shows one as used up), and nothing that three looks
 * in a row have missed. When a person asks, everything is looked at once.
 */
@Component("payments")
public class Payments {

    private static final int MISSES = 3;

    private final JdbcClient jdbc;
    private final AtomicBoolean all = new AtomicBoolean();

    Payments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next look is at all booked entries. */
    public void followAll() {
        all.set(true);
    }

    /** The entries to look at now, of documents that Paperless has been told of. */
    public List<FollowedEntry> followed() {
        return jdbc.sql(
                        """
                        select d.document_key, d.paperless_id, d.added, e.kind, e.entry_id, e.status, e.account_id, e.item_id
                        from entry e join document d on d.document_key = e.document_key
                        where d.state = 'CONFIRMED' and d.told = true and e.entry_id is not null and (cast(:all as boolean)
                          or (e.missed < :misses and (e.status is null
                            or not (e.status in ('paid', 'written off')
                              or (e.status = 'open' and e.kind in ('EXPENSE', 'VENDOR_CREDIT'))))))
                        order by d.document_key""")
                .param("all", all.getAndSet(false))
                .param("misses", MISSES)
                .query((row, n) -> new FollowedEntry(
                        row.getLong(1),
                        new DocumentRef(
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        EntryKind.valueOf(row.getString(4)),
                        row.getLong(5),
                        row.getString(6),
                        row.getObject(7, Long.class),
                        row.getObject(8, Long.class)))
                .list();
    }

    /** Paperless shows the status, or has nothing to show it in. */
    @Transactional
    public void told(FollowedEntry entry) {
        jdbc.sql("update entry set status = :status where document_key = :document and entry_id = :entry")
                .param("status", entry.status())
                .param("document", entry.documentKey())
                .param("entry", entry.entryId())
                .update();
    }

    /** What a look has seen, and what it would have seen if it were there still. */
    @Transactional
    public void looked(List<FollowedEntry> seen, List<FollowedEntry> missed) {
        seen.forEach(entry -> miss(entry, "0"));
        missed.forEach(entry -> miss(entry, "missed + 1"));
    }

    /** How many booked entries there are of each status. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        jdbc.sql(
                        """
                        select coalesce(e.status, 'unknown') as status, count(*) as entries
                        from entry e join document d on d.document_key = e.document_key
                        where d.state = 'CONFIRMED' and e.entry_id is not null group by coalesce(e.status, 'unknown')""")
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    private void miss(FollowedEntry entry, String misses) {
        jdbc.sql("update entry set missed = " + misses + " where document_key = :document and entry_id = :entry")
                .param("document", entry.documentKey())
                .param("entry", entry.entryId())
                .update();
    }
}
