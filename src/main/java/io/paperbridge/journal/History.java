package io.paperbridge.journal;

import io.paperbridge.journal.Statistics.Acceptance;
import io.paperbridge.journal.Statistics.Day;
import io.paperbridge.journal.Statistics.Waiting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came and what ended in a period, read from the journal once; every figure of it is counted here.
 *
 * @param came when each document of the period came into the journal, by its key
 * @param ended what came into a final state in it, also of documents that came before
 */
public record History(Map<Long, Instant> came, List<Ending> ended) {

    private static final int RATE_DECIMALS = 4;
    private static final int HALF = 50;
    private static final int MOST = 95;
    private static final int HUNDRED = 100;
    private static final long HALF_A_MILLISECOND = 500_000;

    public History {
        came = Map.copyOf(came);
        ended = List.copyOf(ended);
    }

    /** A document came into a final state. */
    public record Ending(long documentKey, DocumentState state, Instant at) {}

    /** What happened on each day, the earliest first; without days on which nothing did. */
    public List<Day> days(ZoneId zone) {
        SortedMap<LocalDate, Integer> received = new TreeMap<>();
        came.values().forEach(at -> received.merge(day(at, zone), 1, Integer::sum));
        Map<LocalDate, Map<DocumentState, Integer>> states = new HashMap<>();
        for (Ending one : ended) {
            LocalDate day = day(one.at(), zone);
            received.putIfAbsent(day, 0);
            states.computeIfAbsent(day, any -> new EnumMap<>(DocumentState.class))
                    .merge(one.state(), 1, Integer::sum);
        }
        return received.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue(), states.getOrDefault(day.getKey(), Map.of())))
                .toList();
    }

    /** How many of the documents that ended were booked without a person. */
    public Acceptance acceptance() {
        Set<Long> all = new HashSet<>();
        Set<Long> troubled = new HashSet<>();
        for (Ending one : ended) {
            if (one.state() == DocumentState.DISCARDED) {
                continue;
            }
            all.add(one.documentKey());
            if (one.state() != DocumentState.CONFIRMED) {
                troubled.add(one.documentKey());
            }
        }
        int accepted = all.size() - troubled.size();
        BigDecimal rate = all.isEmpty()
                ? null
                : BigDecimal.valueOf(accepted)
                        .divide(BigDecimal.valueOf(all.size()), RATE_DECIMALS, RoundingMode.HALF_UP);
        return new Acceptance(accepted, all.size(), rate);
    }

    /** How long the documents took that came and are booked; one that is booked again counts once, by its first time. */
    public Waiting waiting() {
        Map<Long, Duration> taken = new HashMap<>();
        for (Ending one : ended) {
            Instant from = came.get(one.documentKey());
            if (from != null && one.state() == DocumentState.CONFIRMED) {
                taken.merge(
                        one.documentKey(),
                        Duration.between(from, one.at()),
                        (first, other) -> first.compareTo(other) <= 0 ? first : other);
            }
        }
        List<Duration> sorted = sorted(taken.values());
        return new Waiting(sorted.size(), noLonger(sorted, HALF), noLonger(sorted, MOST));
    }

    private static List<Duration> sorted(Collection<Duration> durations) {
        return durations.stream().sorted().toList();
    }

    /** So many of a hundred take no longer, to the millisecond; null when there are none. */
    private static @Nullable Duration noLonger(List<Duration> sorted, int ofHundred) {
        if (sorted.isEmpty()) {
            return null;
        }
        int rank = (int) (((long) sorted.size() * ofHundred + HUNDRED - 1) / HUNDRED);
        return Duration.ofMillis(
                sorted.get(rank - 1).plusNanos(HALF_A_MILLISECOND).toMillis());
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
