package io.paperbridge.extraction.text;

import io.paperbridge.extraction.page.TextPage;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The dates of a page that no label claims for something else. */
final class LooseDates {

    private static final List<String> OTHER_DATES = List.of("due-date", "other");

    private LooseDates() {}

    /** Each date with the index of the first line it stands on. */
    static NavigableMap<LocalDate, Integer> of(TextPage page, TextDates dates) {
        Set<Integer> claimed = new HashSet<>();
        for (String field : OTHER_DATES) {
            page.hits(field).stream()
                    .filter(hit -> dates.first(page.behind(hit)) != null)
                    .forEach(hit -> claimed.add(hit.line()));
        }
        TreeMap<LocalDate, Integer> found = new TreeMap<>();
        for (int i = 0; i < page.lines().size(); i++) {
            if (claimed.contains(i)) {
                continue;
            }
            for (TextDates.Found one : dates.all(page.lines().get(i))) {
                LocalDate date = one.date();
                if (date != null) {
                    found.putIfAbsent(date, i);
                }
            }
        }
        return found;
    }

    /** Whether one may be the other with a digit misread: two of day, month and year are the same. */
    static boolean areAlike(LocalDate one, LocalDate other) {
        int same = (one.getDayOfMonth() == other.getDayOfMonth() ? 1 : 0)
                + (one.getMonthValue() == other.getMonthValue() ? 1 : 0)
                + (one.getYear() == other.getYear() ? 1 : 0);
        return same == 2;
    }
}
