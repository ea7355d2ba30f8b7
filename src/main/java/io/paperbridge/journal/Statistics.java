package io.paperbridge.journal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts and times over the documents of the journal, from its history as far as that is kept. Never writes. */
@Component
public class Statistics {

    private final JdbcClient journal;

    Statistics(JdbcClient journal) {
        this.journal = journal;
    }

    /**
     * What happened on a day.
     *
     * @param received documents that came into the journal
     * @param ended how many came into each final state; a document that came there twice counts twice
     */
    public record Day(LocalDate day, int received, Map<DocumentState, Integer> ended) {

        public Day {
            ended = Map.copyOf(ended);
        }
    }

    /**
     * How many documents are booked without a person.
     *
     * @param accepted those that were never in review or parked
     * @param of all that were booked, in review or parked
     * @param rate the one divided by the other, 1 at most, with four decimals; null when there are none
     */
    public record Acceptance(int accepted, int of, @Nullable BigDecimal rate) {}

    /**
     * How long documents take from arrival to booked.
     *
     * @param median half of them take no longer; null when there are none
     * @param p95 of a hundred, 95 take no longer; null when there are none
     */
    public record Waiting(int documents, @Nullable Duration median, @Nullable Duration p95) {}

    /**
     * Documents of one state, kind and currency.
     *
     * @param kind the name of the kind of entry, or of what was read where there is no entry; null while nothing was
     * @param currency of the entries; null where there are none, as is {@code total}
     */
    public record Sum(
            DocumentState state,
            @Nullable String kind,
            @Nullable String currency,
            int documents,
            @Nullable BigDecimal total) {}

    /** How many documents there are in each state now. */
    public Map<DocumentState, Integer> byState() {
        Map<DocumentState, Integer> counts = new EnumMap<>(DocumentState.class);
        journal.sql(
                        """
                        select state, count(*) from document
                        where state in ('RECEIVED', 'PROCESSING', 'RETRYING', 'NEEDS_REVIEW', 'PARKED', 'DISCARDED')
                        group by state
                        union all select 'CONFIRMED', count(*) from document""")
                .query(row -> {
                    counts.put(DocumentState.valueOf(row.getString(1)), row.getInt(2));
                });
        // nearly all are booked, so all without the others are counted sooner than they
        int others = counts.entrySet().stream()
                .filter(count -> count.getKey() != DocumentState.CONFIRMED)
                .mapToInt(Map.Entry::getValue)
                .sum();
        counts.merge(DocumentState.CONFIRMED, -others, Integer::sum);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** What the documents that came in a period are, and what they amount to. */
    public List<Sum> sums(Instant from) {
        return journal.sql(
                        """
                        select d.state, coalesce(e.kind, d.kind) as kind, e.currency, count(*), sum(e.total) from document d
                        left join entry e on e.document_key = d.document_key
                        where d.created_at >= :from
                        group by d.state, coalesce(e.kind, d.kind), e.currency
                        order by d.state, coalesce(e.kind, d.kind), e.currency""")
                .param("from", Times.sql(from))
                .query((row, n) -> new Sum(
                        DocumentState.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getBigDecimal(5)))
                .list();
    }

    /** What came and what ended since a time. Each of its questions is answered by an index alone, whatever else a document has. */
    public History history(Instant from) {
        Map<Long, Instant> came = new HashMap<>();
        journal.sql("select document_key, created_at from document where created_at >= :from")
                .param("from", Times.sql(from))
                .query(row -> {
                    came.put(row.getLong(1), Times.at(row, "created_at"));
                });
        List<History.Ending> ended = new ArrayList<>();
        for (DocumentState state : DocumentState.values()) {
            if (state.isFinal()) {
                ended.addAll(ended(state, from));
            }
        }
        return new History(came, ended);
    }

    private List<History.Ending> ended(DocumentState state, Instant from) {
        return journal.sql(
                        """
                        select document_key, happened_at from event
                        where to_state = :state and happened_at >= :from and from_state <> to_state""")
                .param("state", state.name())
                .param("from", Times.sql(from))
                .query((row, n) -> new History.Ending(row.getLong(1), state, Times.at(row, "happened_at")))
                .list();
    }
}
