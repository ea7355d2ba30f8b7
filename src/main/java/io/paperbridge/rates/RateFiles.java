package io.paperbridge.rates;

import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.journal.RateTable;
import io.paperbridge.journal.RateTable.DayRates;
import io.paperbridge.journal.RateTable.Span;
import io.paperbridge.language.Sentence;
import io.paperbridge.rates.ExchangeRateSettings.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which file of the European Central Bank is to be fetched, and when; keeps what it says in the journal.
 *
 * <p>The file of the day is fetched once it should be out. A document that waits for an earlier day, or days missed while Paperbridge
 * stood still, need the file of 90 days or that of all days.
 */
@Component("rateFiles")
public class RateFiles {

    private static final String DAILY = "eurofxref-daily.xml";
    private static final String NINETY_DAYS = "eurofxref-hist-90d.xml";
    private static final String ALL = "eurofxref-hist.xml";

    /** The file says 90 days; a few less are sure. */
    private static final int SURE_DAYS = 80;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int LATEST = 10;

    private final ExchangeRateSettings settings;
    private final RateTable table;
    private final Clock clock;
    private volatile @Nullable Instant begunAt;
    private volatile int tries;

    RateFiles(ExchangeRateSettings settings, RateTable table, Clock clock) {
        this.settings = settings;
        this.table = table;
        this.clock = clock;
    }

    /**
     * The file that is due now; null when none is. What brings nothing new is asked for ever later, up to ten minutes.
     *
     * @return the name of the file
     */
    public @Nullable String due() {
        if (settings.source() != Source.ECB) {
            return null;
        }
        Instant now = clock.instant();
        Instant begun = begunAt;
        if (begun != null && begun.plus(pause()).isAfter(now)) {
            return null;
        }
        String file = needed(now);
        if (file == null) {
            begunAt = null;
            tries = 0;
            return null;
        }
        begunAt = now;
        tries = Math.min(tries + 1, LATEST);
        return file;
    }

    /**
     * Keeps the rates of a file.
     *
     * @throws RemoteFailure when it is not what the European Central Bank publishes
     */
    public void learn(String file, byte[] body) {
        List<DayRates> days;
        try {
            days = EcbFile.read(body);
        } catch (XMLStreamException e) {
            throw RemoteFailure.passing("ECB", "GET " + file, 200, false, Sentence.of("rates.not-a-file"));
        }
        LocalDate tomorrow =
                clock.instant().atZone(TargetDays.FRANKFURT).toLocalDate().plusDays(1);
        LocalDate last =
                days.stream().map(DayRates::day).max(Comparator.naturalOrder()).orElseThrow();
        if (last.isAfter(tomorrow)) {
            throw RemoteFailure.passing("ECB", "GET " + file, 200, false, Sentence.of("rates.future", last));
        }
        LocalDate first =
                days.stream().map(DayRates::day).min(Comparator.naturalOrder()).orElseThrow();
        if (file.equals(ALL)) {
            // it says all there ever was; what nobody waits for is not kept
            first = wanted(table.span()).filter(day -> day.isBefore(last)).orElse(last);
        }
        LocalDate kept = first.minusDays(settings.maxAgeDays());
        boolean more = table.learn(
                days.stream().filter(each -> !each.day().isBefore(kept)).toList(),
                new Span(first, last),
                TargetDays.lastUpTo(first.minusDays(1)));
        table.wanted().stream()
                .filter(day -> table.span().orElseThrow().contains(TargetDays.lastUpTo(day)))
                .forEach(table::unwant);
        if (more) {
            begunAt = null;
            tries = 0;
        }
    }

    private @Nullable String needed(Instant now) {
        LocalDate published = TargetDays.lastPublished(now);
        LocalDate from = published.minusDays(SURE_DAYS);
        Optional<Span> known = table.span();
        Optional<LocalDate> wanted = wanted(known);
        LocalDate first = wanted.orElse(published);
        if (known.isEmpty()) {
            return first.isBefore(published) ? history(first, from) : DAILY;
        }
        Span span = known.get();
        if (first.isBefore(span.first())) {
            return history(first, from);
        }
        if (!span.last().isBefore(published)) {
            return null;
        }
        boolean follows = !span.last().isBefore(TargetDays.lastUpTo(published.minusDays(1)));
        return follows || wanted.isEmpty() ? DAILY : history(first, from);
    }

    private static String history(LocalDate first, LocalDate ninetyDaysFrom) {
        return first.isBefore(ninetyDaysFrom) ? ALL : NINETY_DAYS;
    }

    /** The first day that rates must be of for a document that waits; what is known already counts for nothing. */
    private Optional<LocalDate> wanted(Optional<Span> known) {
        return table.wanted().stream()
                .map(TargetDays::lastUpTo)
                .filter(day -> known.isEmpty() || !known.get().contains(day))
                .findFirst();
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << tries);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
