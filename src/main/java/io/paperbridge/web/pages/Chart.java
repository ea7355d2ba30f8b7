package io.paperbridge.web.pages;

import io.paperbridge.journal.DocumentState;
import io.paperbridge.journal.Statistics.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened on each day of a period, as bars and as a table.
 *
 * @param top what the highest bar can stand for
 * @param bars one a day, the earliest first
 */
record Chart(int top, List<Bar> bars) {

    /** The picture is as wide as {@code days} steps, and as high as this with its labels. */
    static final int HEIGHT = 120;

    static final int STEP = 20;

    private static final int WIDTH = 14;
    private static final int LABEL_EVERY = 7;

    /**
     * A day.
     *
     * @param label below the bar; null where there is no room
     * @param at the middle of the bar
     */
    record Bar(
            String day,
            @Nullable String label,
            int at,
            int received,
            int booked,
            int review,
            int failed,
            int discarded,
            List<Part> parts) {}

    /** A piece of a bar, in the units of the picture. */
    record Part(String look, int x, int y, int width, int height) {}

    static Chart of(LocalDate from, LocalDate until, List<Day> busy, Written written) {
        Map<LocalDate, Day> byDay = busy.stream().collect(Collectors.toMap(Day::day, Function.identity()));
        List<Day> days = from.datesUntil(until.plusDays(1))
                .map(day -> byDay.getOrDefault(day, new Day(day, 0, Map.of())))
                .toList();
        int top = days.stream().mapToInt(Chart::height).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            boolean labelled = (days.size() - 1 - i) % LABEL_EVERY == 0;
            bars.add(new Bar(
                    String.valueOf(written.date(day.day())),
                    labelled ? written.day(day.day()) : null,
                    i * STEP + STEP / 2,
                    day.received(),
                    ended(day, DocumentState.CONFIRMED),
                    ended(day, DocumentState.NEEDS_REVIEW),
                    ended(day, DocumentState.PARKED),
                    ended(day, DocumentState.DISCARDED),
                    parts(day, i, Math.max(top, 1))));
        }
        return new Chart(top, List.copyOf(bars));
    }

    /** How wide the picture is. */
    int width() {
        return bars.size() * STEP;
    }

    private static List<Part> parts(Day day, int index, int top) {
        List<Part> parts = new ArrayList<>();
        int below = 0;
        for (DocumentState state : List.of(DocumentState.CONFIRMED, DocumentState.NEEDS_REVIEW, DocumentState.PARKED)) {
            int begin = HEIGHT * below / top;
            below += ended(day, state);
            int end = HEIGHT * below / top;
            if (end > begin) {
                parts.add(
                        new Part(Row.look(state), index * STEP + (STEP - WIDTH) / 2, HEIGHT - end, WIDTH, end - begin));
            }
        }
        return parts;
    }

    private static int height(Day day) {
        return ended(day, DocumentState.CONFIRMED)
                + ended(day, DocumentState.NEEDS_REVIEW)
                + ended(day, DocumentState.PARKED);
    }

    private static int ended(Day day, DocumentState state) {
        return day.ended().getOrDefault(state, 0);
    }
}
