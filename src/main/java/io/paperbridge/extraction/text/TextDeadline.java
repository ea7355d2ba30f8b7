package io.paperbridge.extraction.text;

import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Words;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextPage;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a bill is due: a date behind its label, else “30 days net” after the issue date. Dates and days of a discount are not it. */
final class TextDeadline {

    private static final int MOST_DAYS = 180;

    private final TextPage page;
    private final TextValues values;
    private final TextDates dates;
    private final Pattern terms;
    private final Pattern discount;
    private final Pattern net;
    private final Pattern days;

    TextDeadline(TextPage page, TextValues values, TextDates dates, Labels labels) {
        this.page = page;
        this.values = values;
        this.dates = dates;
        this.terms = labels.anyOf("payment-terms");
        this.discount = labels.anyPartOf("discount");
        this.net = labels.anyOf("net-days");
        String unit = labels.anyOf("days").pattern();
        this.days = Pattern.compile(
                "(?<![0-9.,/-])([0-9]{1,3})[ -]?(?:working |calendar |kalender)?"
                        + unit.replaceFirst("^\\(\\?<![^)]*\\)", ""),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Nullable
    LocalDate read(Draft draft) {
        TreeMap<LocalDate, String> printed = new TreeMap<>();
        TreeMap<LocalDate, TextPage.Hit> found = new TreeMap<>();
        TreeSet<LocalDate> discounted = new TreeSet<>();
        for (TextPage.Hit hit : page.hits("due-date")) {
            for (TextValues.Place place : values.of(hit)) {
                TextDates.Found date = dates.first(place.text());
                if (date == null) {
                    continue;
                }
                LocalDate day = date.date();
                if (day != null) {
                    found.putIfAbsent(day, hit);
                    printed.putIfAbsent(day, date.printed());
                    if (discount.matcher(page.lines().get(place.line())).find()) {
                        discounted.add(day);
                    }
                } else if (date.ambiguous()) {
                    draft.found(Term.DUE_DATE, date.printed(), page.source(hit));
                    draft.doubt(
                            Term.DUE_DATE,
                            DoubtReason.AMBIGUOUS,
                            "extraction.day-or-month",
                            Words.of(Term.DUE_DATE),
                            date.printed());
                }
                break;
            }
        }
        if (found.size() > 1) {
            discounted.forEach(found::remove);
        }
        LocalDate issued = draft.issueDate;
        if (issued != null) {
            found.headMap(issued, false).clear();
        }
        if (found.isEmpty()) {
            return issued == null ? null : afterDays(issued, draft);
        }
        LocalDate due = found.lastKey();
        TextPage.Hit hit = found.lastEntry().getValue();
        draft.found(Term.DUE_DATE, printed.getOrDefault(due, due.toString()), page.source(hit));
        return due;
    }

    private @Nullable LocalDate afterDays(LocalDate issued, Draft draft) {
        TreeMap<Integer, Integer> plain = new TreeMap<>();
        List<String> lines = page.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher matcher = days.matcher(line);
            while (matcher.find() && terms.matcher(line).find()) {
                int count = Integer.parseInt(matcher.group(1));
                String around =
                        line.substring(Math.max(0, matcher.start() - 20), Math.min(line.length(), matcher.end() + 25));
                boolean reduced =
                        discount.matcher(around).find() && !net.matcher(around).find();
                if (count <= MOST_DAYS && !reduced) {
                    plain.putIfAbsent(count, i);
                }
            }
        }
        if (plain.isEmpty()) {
            return null;
        }
        int count = plain.lastKey();
        draft.found(
                Term.DUE_DATE, count + " d", page.source(plain.lastEntry().getValue()) + ", days after the issue date");
        return issued.plusDays(count);
    }
}
