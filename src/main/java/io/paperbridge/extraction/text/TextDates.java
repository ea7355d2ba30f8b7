package io.paperbridge.extraction.text;

import io.paperbridge.document.DayOrder;
import io.paperbridge.extraction.page.Labels;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates in text. Whether 03/04 is March or April is taken from other dates of the same document, never guessed. */
final class TextDates {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![0-9])((?:19|20)\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})(?![0-9])");
    private static final Pattern DOTTED =
            Pattern.compile("(?<![0-9.])(\\d{1,2})\\. ?(\\d{1,2})\\. ?((?:19|20)?\\d{2})(?![0-9])");
    private static final Pattern SLASHED =
            Pattern.compile("(?<![0-9/-])(\\d{1,2}) ?([/-]) ?(\\d{1,2}) ?\\2 ?((?:19|20)?\\d{2})(?![0-9/-])");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<![0-9])(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|°)?[ /-]*(?:(?:de|of) )?(\\p{L}{3,10})\\.?,?[ /'-]*(?:(?:de|del) )?"
                    + "((?:19|20)\\d{2}|\\d{2}(?! ?[:.]))(?![0-9])");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?<!\\p{L})(\\p{L}{3,10})\\.?[ -]*(\\d{1,2})(?:st|nd|rd|th)?(?: ?, *| +|-)((?:19|20)\\d{2})(?![0-9])");

    private static final int EARLIEST = 1990;
    private static final int LATEST = 2099;

    /** Which of two numbers is the day. */
    enum Order {
        UNKNOWN,
        DAY_FIRST,
        MONTH_FIRST,
        MIXED
    }

    private final Labels labels;
    private final Order order;

    private TextDates(Labels labels, Order order) {
        this.labels = labels;
        this.order = order;
    }

    /**
     * A date in a line.
     *
     * @param printed as printed
     * @param date null when it is ambiguous or no real date
     * @param ambiguous whether it could be two dates
     * @param start where it begins
     * @param end behind its last character
     */
    record Found(String printed, @Nullable LocalDate date, boolean ambiguous, int start, int end) {}

    static TextDates of(String text, Labels labels) {
        return of(text, labels, Order.UNKNOWN);
    }

    /**
     * Dates of a document.
     *
     * @param custom the order of its language or country, where the document itself shows none
     */
    static TextDates of(String text, Labels labels, Order custom) {
        Order order = orderIn(text);
        return new TextDates(labels, order == Order.UNKNOWN ? custom : order);
    }

    private static Order orderIn(String text) {
        Order order = Order.UNKNOWN;
        Matcher slashed = SLASHED.matcher(text);
        while (slashed.find()) {
            boolean dayFirst = Integer.parseInt(slashed.group(1)) > 12;
            boolean monthFirst = Integer.parseInt(slashed.group(3)) > 12;
            if (dayFirst != monthFirst) {
                Order seen = dayFirst ? Order.DAY_FIRST : Order.MONTH_FIRST;
                order = order == Order.UNKNOWN || order == seen ? seen : Order.MIXED;
            }
        }
        return order;
    }

    /** The order that dates of a text show by a day above 12; null when none does, or when they differ. */
    static @Nullable DayOrder shown(String text) {
        return switch (orderIn(text)) {
            case DAY_FIRST -> DayOrder.DAY_FIRST;
            case MONTH_FIRST -> DayOrder.MONTH_FIRST;
            case UNKNOWN, MIXED -> null;
        };
    }

    /** The dates of a text that can be read in two ways, as printed. */
    static List<String> open(String text) {
        List<String> open = new ArrayList<>();
        Matcher slashed = SLASHED.matcher(text);
        while (slashed.find()) {
            int one = Integer.parseInt(slashed.group(1));
            int two = Integer.parseInt(slashed.group(3));
            if (one != two && one <= 12 && two <= 12) {
                open.add(slashed.group());
            }
        }
        return open;
    }

    /** The order by which printed dates that can be read in two ways are the one that a person has given; null when none is. */
    static @Nullable DayOrder orderOf(List<String> printed, LocalDate given, Labels labels) {
        for (DayOrder order : DayOrder.values()) {
            TextDates read = new TextDates(labels, of(order));
            for (String one : printed) {
                Found found = read.first(one);
                if (found != null && given.equals(found.date())) {
                    return order;
                }
            }
        }
        return null;
    }

    static Order of(DayOrder order) {
        return order == DayOrder.DAY_FIRST ? Order.DAY_FIRST : Order.MONTH_FIRST;
    }

    /** Every date of a piece of text, from left to right. */
    List<Found> all(String text) {
        List<Found> found = new ArrayList<>();
        int from = 0;
        Found next = first(text);
        while (next != null) {
            found.add(new Found(next.printed(), next.date(), next.ambiguous(), from + next.start(), from + next.end()));
            from += next.end();
            next = first(text.substring(from));
        }
        return found;
    }

    /** The first date of a piece of text; null when it holds none. */
    @Nullable
    Found first(String text) {
        List<Found> found = new ArrayList<>();
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.find()) {
            found.add(found(yearFirst, yearFirst.group(1), yearFirst.group(2), yearFirst.group(3)));
        }
        Matcher dotted = DOTTED.matcher(text);
        if (dotted.find()) {
            found.add(found(dotted, dotted.group(3), dotted.group(2), dotted.group(1)));
        }
        Matcher slashed = SLASHED.matcher(text);
        if (slashed.find()) {
            found.add(slashed(slashed));
        }
        named(text, DAY_MONTH, 2, 1, found);
        named(text, MONTH_DAY, 1, 2, found);
        return found.stream().min(Comparator.comparingInt(Found::start)).orElse(null);
    }

    private void named(String text, Pattern pattern, int monthGroup, int dayGroup, List<Found> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int month = labels.month(matcher.group(monthGroup));
            if (month > 0) {
                found.add(found(matcher, matcher.group(3), String.valueOf(month), matcher.group(dayGroup)));
                return;
            }
        }
    }

    private Found slashed(Matcher matcher) {
        String one = matcher.group(1);
        String two = matcher.group(3);
        String year = matcher.group(4);
        if (one.equals(two) || Integer.parseInt(one) > 12 || order == Order.DAY_FIRST) {
            return found(matcher, year, two, one);
        }
        if (Integer.parseInt(two) > 12 || order == Order.MONTH_FIRST) {
            return found(matcher, year, one, two);
        }
        return new Found(matcher.group(), null, true, matcher.start(), matcher.end());
    }

    private static Found found(Matcher matcher, String year, String month, String day) {
        LocalDate date;
        try {
            int full = Integer.parseInt(year);
            full = full < 100 ? 2000 + full : full;
            date = full < EARLIEST || full > LATEST
                    ? null
                    : LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            date = null;
        }
        return new Found(matcher.group(), date, false, matcher.start(), matcher.end());
    }
}
