package io.paperbridge.journal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts and times over the documents of the journal, from its history as far as that is kept. Never writes. */
@Component
public class Statistics {

    /** Days begin at a multiple of it in every time zone. */
    private static final int QUARTER_OF_AN_HOUR = 900;

    private static final int RATE_DECIMALS = 4;

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
        journal.sql("select state, count(*) from document group by state").query(row -> {
            counts.put(DocumentState.valueOf(row.getString(1)), row.getInt(2));
        });
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

    /** What happened on each day of a period, the earliest first; without days on which nothing did. */
    public List<Day> days(Instant from, ZoneId zone) {
        SortedMap<LocalDate, Integer> received = new TreeMap<>();
        SortedMap<LocalDate, Map<DocumentState, Integer>> ended = new TreeMap<>();
        journal.sql(
                        """
                        select floor(extract(epoch from created_at) / :quarter), count(*) from document
                        where created_at >= :from group by floor(extract(epoch from created_at) / :quarter)"""
                                .replace(":quarter", String.valueOf(QUARTER_OF_AN_HOUR)))
                .param("from", Times.sql(from))
                .query(row -> {
                    received.merge(day(row.getLong(1), zone), row.getInt(2), Integer::sum);
                });
        journal.sql(
                        """
                        select floor(extract(epoch from happened_at) / :quarter), to_state, count(*) from event
                        where happened_at >= :from and to_state in ('CONFIRMED', 'NEEDS_REVIEW', 'PARKED', 'DISCARDED')
                          and from_state <> to_state
                        group by floor(extract(epoch from happened_at) / :quarter), to_state"""
                                .replace(":quarter", String.valueOf(QUARTER_OF_AN_HOUR)))
                .param("from", Times.sql(from))
                .query(row -> {
                    LocalDate day = day(row.getLong(1), zone);
                    ended.computeIfAbsent(day, any -> new EnumMap<>(DocumentState.class))
                            .merge(DocumentState.valueOf(row.getString(2)), row.getInt(3), Integer::sum);
                    received.putIfAbsent(day, 0);
                });
        return received.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue(), ended.getOrDefault(day.getKey(), Map.of())))
                .toList();
    }

    /** How many of the documents that ended in a period were booked without a person. */
    public Acceptance acceptance(Instant from) {
        return journal.sql(
                        """
                        select count(*), coalesce(sum(1 - troubled), 0) from (
                            select max(case when to_state = 'CONFIRMED' then 0 else 1 end) as troubled from event
                            where happened_at >= :from and to_state in ('CONFIRMED', 'NEEDS_REVIEW', 'PARKED')
                              and from_state <> to_state
                            group by document_key) ended""")
                .param("from", Times.sql(from))
                .query((row, n) -> acceptance(row.getInt(2), row.getInt(1)))
                .single();
    }

    /** How long the documents took that came in a period and are booked. */
    public Waiting waiting(Instant from) {
        return journal.sql(
                        """
                        select count(*), percentile_disc(0.5) within group (order by seconds),
                               percentile_disc(0.95) within group (order by seconds) from (
                            select extract(epoch from min(v.happened_at)) - extract(epoch from d.created_at) as seconds
                            from event v join document d on d.document_key = v.document_key
                            where d.created_at >= :from and v.happened_at >= :from and v.to_state = 'CONFIRMED'
                              and v.from_state <> v.to_state
                            group by d.document_key, d.created_at) booked""")
                .param("from", Times.sql(from))
                .query((row, n) ->
                        new Waiting(row.getInt(1), duration(row.getBigDecimal(2)), duration(row.getBigDecimal(3))))
                .single();
    }

    private static LocalDate day(long quarter, ZoneId zone) {
        return Instant.ofEpochSecond(quarter * QUARTER_OF_AN_HOUR).atZone(zone).toLocalDate();
    }

    private static Acceptance acceptance(int accepted, int of) {
        return new Acceptance(
                accepted,
                of,
                of == 0
                        ? null
                        : BigDecimal.valueOf(accepted)
                                .divide(BigDecimal.valueOf(of), RATE_DECIMALS, RoundingMode.HALF_UP));
    }

    private static @Nullable Duration duration(@Nullable BigDecimal seconds) {
        return seconds == null
                ? null
                : Duration.ofMillis(seconds.movePointRight(3)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }
}
