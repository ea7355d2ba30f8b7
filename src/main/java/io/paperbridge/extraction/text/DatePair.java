package io.paperbridge.extraction.text;

import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.page.TextPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issue date and due date that can only be told apart together: of two dates the first is that of the invoice. */
final class DatePair {

    private final TextPage page;
    private final TextValues values;
    private final TextDates dates;

    DatePair(TextPage page, TextValues values, TextDates dates) {
        this.page = page;
        this.values = values;
        this.dates = dates;
    }

    /** The first date that belongs to a label; null when there is none, or when it is not certain. */
    @Nullable
    LocalDate firstOf(TextPage.Hit hit) {
        for (TextValues.Place place : values.of(hit)) {
            TextDates.Found found = dates.first(place.text());
            if (found != null) {
                return found.date();
            }
        }
        return null;
    }

    /** In a pile of labels above a pile of values both dates would find the same value. */
    boolean piled(Draft draft) {
        if (!page.scanned()) {
            return false;
        }
        for (TextPage.Hit due : page.hits("due-date")) {
            LocalDate date = firstOf(due);
            boolean same = date != null
                    && page.hits("issue-date").stream()
                            .anyMatch(hit -> hit.line() != due.line() && date.equals(firstOf(hit)));
            if (same) {
                return paired(firstThree(), "text", draft);
            }
        }
        return false;
    }

    /** “Date  Due” in one: of the two dates below the first is that of the invoice. */
    boolean below(Draft draft) {
        for (TextPage.Hit hit : page.hits("due-date")) {
            for (TextValues.Place place : values.of(hit)) {
                if (paired(dates.all(page.lines().get(place.line())), page.source(place.line()), draft)) {
                    return true;
                }
            }
        }
        boolean bothLabelled =
                !page.hits("issue-date").isEmpty() && !page.hits("due-date").isEmpty();
        return bothLabelled && paired(firstThree(), "text", draft);
    }

    /** The dates of the page, as far as is needed to know whether there are two. */
    private List<TextDates.Found> firstThree() {
        List<TextDates.Found> found = new ArrayList<>();
        for (String line : page.lines()) {
            found.addAll(dates.all(line));
            if (found.size() > 2) {
                break;
            }
        }
        return found;
    }

    private static boolean paired(List<TextDates.Found> found, String source, Draft draft) {
        LocalDate first = found.size() == 2 ? found.get(0).date() : null;
        LocalDate second = found.size() == 2 ? found.get(1).date() : null;
        if (first == null || second == null || second.isBefore(first)) {
            return false;
        }
        draft.issueDate = first;
        draft.dueDate = second;
        draft.found(Term.ISSUE_DATE, found.get(0).printed(), source + ", before the due date");
        draft.found(Term.DUE_DATE, found.get(1).printed(), source + ", behind the issue date");
        return true;
    }
}
