package io.paperbridge.web.api;

import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.Nodes;
import io.paperbridge.journal.Statistics.Acceptance;
import io.paperbridge.journal.Statistics.Day;
import io.paperbridge.journal.Statistics.Sum;
import io.paperbridge.journal.Statistics.Waiting;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts, times and amounts.
 *
 * @param nodes the processes that work on this journal now, the eldest first
 * @param byState all documents of the journal, as they are now
 * @param from the first day of the period of which the rest is told
 * @param byKind the documents that came in it, by kind
 * @param amounts what is booked of those, by currency and kind
 * @param acceptance how many of those that ended in it were booked without a person
 * @param arrivalToBooked how long those took that came in it and are booked
 * @param today what happened today
 * @param days what happened on each of its days, the earliest first
 */
record StatsView(
        List<NodeView> nodes,
        SortedMap<String, Integer> byState,
        LocalDate from,
        SortedMap<String, Integer> byKind,
        List<Booked> amounts,
        Accepted acceptance,
        Time arrivalToBooked,
        OneDay today,
        List<OneDay> days) {

    /** {@code rate}: from 0 to 1, with four decimals; left out when nothing has ended. */
    record Accepted(int accepted, int of, @Nullable String rate) {}

    /** Seconds with three decimals; left out when nothing was booked. */
    record Time(int documents, @Nullable String medianSeconds, @Nullable String p95Seconds) {}

    /** What is booked in one currency as one kind. */
    record Booked(String kind, int documents, AmountView total) {}

    /** A process: machine and process id, since when it runs, and when it last gave a sign of life. */
    record NodeView(String name, Instant startedAt, Instant seenAt) {

        static NodeView of(Nodes.Living node) {
            return new NodeView(node.name(), node.startedAt(), node.seenAt());
        }
    }

    /** How many documents came on a day, and came into each final state. */
    record OneDay(LocalDate day, int received, int booked, int review, int parked, int discarded) {

        static OneDay of(LocalDate day, int received, Map<DocumentState, Integer> ended) {
            return new OneDay(
                    day,
                    received,
                    ended.getOrDefault(DocumentState.CONFIRMED, 0),
                    ended.getOrDefault(DocumentState.NEEDS_REVIEW, 0),
                    ended.getOrDefault(DocumentState.PARKED, 0),
                    ended.getOrDefault(DocumentState.DISCARDED, 0));
        }
    }

    static StatsView of(
            List<Nodes.Living> nodes,
            LocalDate from,
            LocalDate until,
            Map<DocumentState, Integer> states,
            List<Sum> sums,
            Acceptance acceptance,
            Waiting waiting,
            List<Day> busy) {
        SortedMap<String, Integer> byState = new TreeMap<>();
        Arrays.stream(DocumentState.values())
                .forEach(state -> byState.put(Texts.word(state.name()), states.getOrDefault(state, 0)));
        SortedMap<String, Integer> byKind = new TreeMap<>();
        for (Sum sum : sums) {
            String kind = sum.kind();
            byKind.merge(kind == null ? "unread" : Texts.word(kind), sum.documents(), Integer::sum);
        }
        List<OneDay> days = from.datesUntil(until.plusDays(1))
                .map(day -> busy.stream()
                        .filter(one -> one.day().equals(day))
                        .findFirst()
                        .map(one -> OneDay.of(day, one.received(), one.ended()))
                        .orElseGet(() -> OneDay.of(day, 0, Map.of())))
                .toList();
        BigDecimal rate = acceptance.rate();
        return new StatsView(
                nodes.stream().map(NodeView::of).toList(),
                byState,
                from,
                byKind,
                sums.stream().flatMap(StatsView::booked).toList(),
                new Accepted(acceptance.accepted(), acceptance.of(), rate == null ? null : rate.toPlainString()),
                new Time(waiting.documents(), seconds(waiting.median()), seconds(waiting.p95())),
                days.get(days.size() - 1),
                days);
    }

    private static Stream<Booked> booked(Sum sum) {
        BigDecimal total = sum.total();
        String kind = sum.kind();
        return sum.state() == DocumentState.CONFIRMED && total != null && kind != null
                ? Stream.of(new Booked(Texts.word(kind), sum.documents(), AmountView.of(total, sum.currency())))
                : Stream.empty();
    }

    private static @Nullable String seconds(@Nullable Duration duration) {
        return duration == null
                ? null
                : BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
    }
}
