package io.paperbridge.rates;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Set;

/**
 * The days on which the European Central Bank publishes: weekdays but for the holidays of its payment system TARGET.
 *
 * <p>Worked example: in 2026 Good Friday is 3 April and Easter Monday 6 April, so the last day up to Monday 6 April is Thursday 2
 * April.
 */
final class TargetDays {

    static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

    private static final LocalTime PUBLISHED = LocalTime.of(16, 0);
    private static final Set<MonthDay> FIXED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    private TargetDays() {}

    static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !FIXED.contains(MonthDay.from(day))
                && !day.equals(easter(day.getYear()).minusDays(2))
                && !day.equals(easter(day.getYear()).plusDays(1));
    }

    /** The day itself when it is open, else the last open one before. */
    static LocalDate lastUpTo(LocalDate day) {
        LocalDate last = day;
        while (!isOpen(last)) {
            last = last.minusDays(1);
        }
        return last;
    }

    /** When the rates of an open day come out, as announced: about 16:00 in Frankfurt. */
    static Instant published(LocalDate open) {
        return open.atTime(PUBLISHED).atZone(FRANKFURT).toInstant();
    }

    /** The last day whose rates should be out. */
    static LocalDate lastPublished(Instant now) {
        LocalDate last = lastUpTo(now.atZone(FRANKFURT).toLocalDate());
        return published(last).isAfter(now) ? lastUpTo(last.minusDays(1)) : last;
    }

    /** Easter Sunday of the Gregorian calendar, by the anonymous algorithm. */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int correction = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - correction - year % 100 % 4) % 7;
        int late = (golden + 11 * correction + 22 * weekday) / 451;
        int sum = correction + weekday - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
