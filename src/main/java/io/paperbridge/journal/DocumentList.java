package io.paperbridge.journal;

import io.paperbridge.journal.DocumentFilter.Conditions;
import io.paperbridge.journal.DocumentFilter.Hint;
import io.paperbridge.journal.DocumentSort.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists documents and their history, a page at a time: each page begins behind the last document of the one before. Never writes. */
@Component
public class DocumentList {

    private static final String FROM = " from document d left join entry e on e.document_key = d.document_key";
    private static final int FEW = 500;
    private static final long NO_KEY = -1;
    private static final String LATEST =
            """
            not exists (select 1 from document later
                        where later.paperless_id = d.paperless_id and later.document_key > d.document_key)""";

    private final JdbcClient journal;

    DocumentList(JdbcClient journal) {
        this.journal = journal;
    }

    /**
     * A page of a list.
     *
     * @param next where the next page begins; null when there is none
     */
    public record Page<T>(List<T> items, @Nullable Place next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * An event of a document's history.
     *
     * @param from the state before; null when it did not change
     * @param to the state after; null when it did not change
     * @param actor a person, Paperless, or the node that did it
     */
    public record Event(
            long eventId,
            Instant at,
            String actor,
            @Nullable DocumentState from,
            @Nullable DocumentState to,
            String what,
            @Nullable String reason) {}

    /**
     * A page of the documents that meet a filter.
     *
     * @param after where the page begins; null for the first
     * @param limit how many documents at most
     */
    public Page<ListedDocument> page(DocumentFilter filter, DocumentSort sort, @Nullable Place after, int limit) {
        Conditions conditions = narrowed(filter);
        String column = "d." + sort.by().column();
        List<ListedDocument> found = new ArrayList<>();
        String value = after == null ? null : after.value();
        if (after == null || value != null) {
            Conditions with = conditions.copy();
            if (sort.by().isOptional()) {
                with.and(column + " is not null");
            }
            if (after != null && value != null) {
                with.and(sort.behind(), "value", sort.by().parse(value));
                with.parameters().put("after", after.documentKey());
            }
            found.addAll(query(with, sort.clause(), limit + 1));
        }
        if (sort.by().isOptional() && found.size() <= limit) {
            Conditions without = conditions.and(column + " is null");
            if (after != null && value == null) {
                without.and(sort.behindKey(), "after", after.documentKey());
            }
            found.addAll(query(without, sort.clause(), limit + 1 - found.size()));
        }
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).place(sort.by()));
    }

    /** The ids in Paperless of the documents that meet a filter, the oldest first; only the latest of each id. */
    public List<Long> latest(DocumentFilter filter, int limit) {
        Conditions conditions = narrowed(filter).and(LATEST);
        return journal.sql("select d.paperless_id" + FROM + conditions.where()
                        + new DocumentSort(DocumentSort.By.RECEIVED, false).clause() + " limit :limit")
                .params(conditions.parameters())
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** How many documents meet a filter; only the latest of each id counts. */
    public int countLatest(DocumentFilter filter) {
        Conditions conditions = filter.conditions().and(LATEST);
        return journal.sql("select count(*)" + FROM + conditions.where())
                .params(conditions.parameters())
                .query(Integer.class)
                .single();
    }

    /**
     * All generations of a document, the latest first; there is more than one only when Paperless was rebuilt.
     *
     * @param paperlessId its id in Paperless
     */
    public List<ListedDocument> generations(long paperlessId) {
        Conditions conditions = new Conditions().and("d.paperless_id = :id", "id", paperlessId);
        return query(conditions, "", Integer.MAX_VALUE).stream()
                .sorted(Comparator.comparing(ListedDocument::documentKey).reversed())
                .toList();
    }

    /** One document by its key in the journal. */
    public Optional<ListedDocument> byKey(long documentKey) {
        return query(new Conditions().and("d.document_key = :key", "key", documentKey), "", 1).stream()
                .findFirst();
    }

    /**
     * A page of the history of a document, the first event first.
     *
     * @param after the id of the event behind which it begins; 0 for the first page
     */
    public List<Event> events(long documentKey, long after, int limit) {
        return journal.sql(
                        """
                        select event_id, happened_at, actor, from_state, to_state, what, reason from event
                        where document_key = :document and event_id > :after order by event_id limit :limit""")
                .param("document", documentKey)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Event(
                        row.getLong("event_id"),
                        Times.at(row, "happened_at"),
                        row.getString("actor"),
                        state(row.getString("from_state")),
                        state(row.getString("to_state")),
                        row.getString("what"),
                        row.getString("reason")))
                .list();
    }

    /** Where a condition finds few documents they are known beforehand; where it finds many, a page of them is soon full. */
    private Conditions narrowed(DocumentFilter filter) {
        Conditions conditions = filter.conditions();
        for (Hint hint : filter.hints()) {
            List<Long> keys = journal.sql(hint.keys() + " limit " + (FEW + 1))
                    .params(hint.parameters())
                    .query(Long.class)
                    .list();
            if (keys.size() <= FEW) {
                keys.add(NO_KEY); // an empty list is no SQL
                String name = "keys" + conditions.all().size();
                conditions.and("d.document_key in (:" + name + ")", name, keys);
            }
        }
        return conditions;
    }

    private List<ListedDocument> query(Conditions conditions, String order, int limit) {
        return journal.sql(ListedDocument.SELECT + conditions.where() + order + " limit :limit")
                .params(conditions.parameters())
                .param("limit", limit)
                .query(ListedDocument::of)
                .list();
    }

    private static @Nullable DocumentState state(@Nullable String name) {
        return name == null ? null : DocumentState.valueOf(name);
    }
}
