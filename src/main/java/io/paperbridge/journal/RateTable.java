package io.paperbridge.journal;

import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The exchange rates of the European Central Bank that were fetched, which days they cover, and which days documents wait for. */
@Component("rateTable")
public class RateTable {

    private static final String SOURCE = "ECB";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Fences fences;
    private final Events events;

    RateTable(JdbcClient jdbc, DataSource source, Fences fences, Events events) {
        this.jdbc = jdbc;
        this.batches = new JdbcTemplate(source);
        this.fences = fences;
        this.events = events;
    }

    /** The days of which all that was published is known; empty before the first file. */
    public Optional<Span> span() {
        return jdbc.sql("select first_day, last_day from exchange_rate_span where source = :source")
                .param("source", SOURCE)
                .query((row, n) -> new Span(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .optional();
    }

    /**
     * Keeps the rates of a file.
     *
     * @param days the rates; days that are known already stay as they are
     * @param covered the days of which the file says all that was published
     * @param before the last day before them that rates can be of: when it is known already, both spans become one; otherwise the
     *     later of both counts
     * @return whether more days are known now
     */
    @Transactional
    public boolean learn(List<DayRates> days, Span covered, LocalDate before) {
        List<Object[]> rows = days.stream()
                .flatMap(day -> day.perEuro().entrySet().stream()
                        .map(rate -> new Object[] {SOURCE, rate.getKey(), Date.valueOf(day.day()), rate.getValue()}))
                .toList();
        batches.batchUpdate(
                "insert into exchange_rate (source, currency, rate_day, rate) values (?, ?, ?, ?) on conflict do nothing",
                rows);
        boolean first = jdbc.sql(
                                """
                        insert into exchange_rate_span (source, first_day, last_day) values (:source, :first, :last)
                        on conflict do nothing""")
                        .param("source", SOURCE)
                        .param("first", covered.first())
                        .param("last", covered.last())
                        .update()
                == 1;
        Span known = jdbc.sql("select first_day, last_day from exchange_rate_span where source = :source for update")
                .param("source", SOURCE)
                .query((row, n) -> new Span(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .single();
        Span together = known.joined(covered, before);
        jdbc.sql("update exchange_rate_span set first_day = :first, last_day = :last where source = :source")
                .param("first", together.first())
                .param("last", together.last())
                .param("source", SOURCE)
                .update();
        return first || !together.equals(known);
    }

    /** The rates of the last day from one day to another that has all of these currencies; empty when none has. */
    public Optional<DayRates> latest(List<String> currencies, LocalDate from, LocalDate to) {
        Map<LocalDate, Map<String, BigDecimal>> byDay = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select rate_day, currency, rate from exchange_rate
                        where source = :source and currency in (:currencies) and rate_day between :from and :to
                        order by rate_day desc""")
                .param("source", SOURCE)
                .param("currencies", currencies)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> byDay.computeIfAbsent(row.getObject(1, LocalDate.class), day -> new HashMap<>())
                        .put(row.getString(2), row.getBigDecimal(3)))
                .list();
        return byDay.entrySet().stream()
                .filter(day -> day.getValue().keySet().containsAll(currencies))
                .map(day -> new DayRates(day.getKey(), day.getValue()))
                .findFirst();
    }

    /** Notes that a document waits for the rates of a day; gives how long ago the first one did. */
    @Transactional
    public Duration want(LocalDate day) {
        jdbc.sql("insert into exchange_rate_want (rate_day) values (:day) on conflict do nothing")
                .param("day", day)
                .update();
        return jdbc.sql("select current_timestamp, asked_at from exchange_rate_want where rate_day = :day")
                .param("day", day)
                .query((row, n) -> Duration.between(
                        row.getObject(2, OffsetDateTime.class), row.getObject(1, OffsetDateTime.class)))
                .single();
    }

    /** Nobody waits for a day any more. */
    public void unwant(LocalDate day) {
        jdbc.sql("delete from exchange_rate_want where rate_day = :day")
                .param("day", day)
                .update();
    }

    /** The days whose rates documents wait for, the first first. */
    public List<LocalDate> wanted() {
        return jdbc.sql("select rate_day from exchange_rate_want order by rate_day")
                .query(LocalDate.class)
                .list();
    }

    /** Notes in the document's history which rate it is booked with. */
    @Transactional
    public void used(Claim claim, Sentence rate) {
        fences.hold(claim);
        events.append(claim.documentKey(), claim.owner(), null, null, "exchange rate", rate.toString());
    }

    /**
     * The rates of a day.
     *
     * @param perEuro units of each currency for one euro
     */
    public record DayRates(LocalDate day, Map<String, BigDecimal> perEuro) {
        public DayRates {
            perEuro = Map.copyOf(perEuro);
        }

        /** Units of a currency for one euro; it must be one of them. */
        public BigDecimal perEuro(String currency) {
            return Objects.requireNonNull(perEuro.get(currency), currency);
        }
    }

    /** Days from the first to the last, both included. */
    public record Span(LocalDate first, LocalDate last) {

        public Span {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("a span cannot end on " + last + " before it begins on " + first);
            }
        }

        /** Whether a day is one of them. */
        public boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        /** Both as one when they touch, else the later one. */
        Span joined(Span other, LocalDate beforeOther) {
            boolean touch = !last.isBefore(beforeOther) && !first.isAfter(other.last);
            if (!touch) {
                return other.last.isAfter(last) ? other : this;
            }
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }
}
