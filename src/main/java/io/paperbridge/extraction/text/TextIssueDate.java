package io.paperbridge.extraction.text;

import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Words;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The date of an invoice: behind or below its label, else in the title, else the only date there is. */
final class TextIssueDate {

    private static final int LONGEST_TITLE = 40;
    private static final String WORD_OF = "(?:vom|of|du|del|dated|von|van|af|z dnia|den|le)";
    private static final Pattern OF =
            Pattern.compile("(?<=[0-9] )" + WORD_OF + "\\b(?=.{0,6}[0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_BELOW =
            Pattern.compile("\\s*" + WORD_OF + "\\b.{0,6}[0-9]", Pattern.CASE_INSENSITIVE);

    /** Between a title and its date stands at most a number; “Invoice for order 7 of” is about another date. */
    private static final Pattern BEFORE_DATE = Pattern.compile(
            "\\W*(?:\\([0-9]{3}\\))?\\W*(?:\\p{L}{1,8}[.°º]?\\W*)?(?:[\\p{L}\\p{N}/._-]*[0-9][\\p{L}\\p{N}/._-]*)?\\W*(?:"
                    + WORD_OF + "|date|datum)?\\W*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PERIOD =
            Pattern.compile("\\s*(?:[-–—]|bis|to|au|al|hasta|t/m|do|até|till|til)\\s*(?=[0-9])");
    private static final Pattern ENDS_WITH_OF = Pattern.compile("[0-9] " + WORD_OF + "\\s*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern LETTER = Pattern.compile("\\p{Lu}[\\p{L} .-]{2,40}, (?:den|le)\\s+(?=[0-9])");

    private static final int LINES_WITH_A_TITLE = 150;

    private final TextPage page;
    private final TextValues values;
    private final TextDates dates;
    private final List<Pattern> titles;
    private final DatePair pair;

    TextIssueDate(TextPage page, TextValues values, TextDates dates, List<Pattern> titles) {
        this.page = page;
        this.values = values;
        this.dates = dates;
        this.titles = titles;
        this.pair = new DatePair(page, values, dates);
    }

    void read(Draft draft) {
        if (!behindNumber(draft) && !pair.piled(draft) && !labelled(draft) && !titled(draft) && !pair.below(draft)) {
            only(draft);
        }
    }

    private boolean labelled(Draft draft) {
        List<TextPage.Hit> hits = new ArrayList<>(page.hits("issue-date"));
        hits.sort(Comparator.comparing((TextPage.Hit hit) -> !isLabel(hit)).thenComparingInt(TextPage.Hit::rank));
        TextDates.Found unreal = null;
        TextPage.Hit unrealHit = null;
        for (TextPage.Hit hit : hits) {
            for (TextValues.Place place : values.withTheNextLine(hit)) {
                TextDates.Found found = dates.first(place.text());
                if (found == null || isPeriod(place.text(), found)) {
                    continue;
                }
                if (found.date() != null) {
                    draft.issueDate = found.date();
                    draft.found(Term.ISSUE_DATE, found.printed(), page.source(hit));
                    doubtOthers(hit, found.date(), hits, draft);
                    return true;
                }
                unreal = unreal == null ? found : unreal;
                unrealHit = unrealHit == null ? hit : unrealHit;
                break;
            }
        }
        if (unreal == null || unrealHit == null) {
            return false;
        }
        if (!unreal.ambiguous() && page.scanned() && only(draft)) {
            return true;
        }
        draft.found(Term.ISSUE_DATE, unreal.printed(), page.source(unrealHit));
        draft.doubt(
                Term.ISSUE_DATE,
                unreal.ambiguous() ? DoubtReason.AMBIGUOUS : DoubtReason.INVALID,
                unreal.ambiguous() ? "extraction.day-or-month" : "extraction.no-real-date",
                Words.of(Term.ISSUE_DATE),
                unreal.printed());
        return true;
    }

    /** A label that only says “Date” does not tell which one, when it stands at two, or a letter is dated otherwise. */
    private void doubtOthers(TextPage.Hit taken, LocalDate date, List<TextPage.Hit> hits, Draft draft) {
        Stream.concat(
                        hits.stream().filter(hit -> hit.rank() == taken.rank()).map(pair::firstOf),
                        page.lines().stream().map(this::ofLetter))
                .filter(other -> other != null && !other.equals(date))
                .findFirst()
                .ifPresent(other -> draft.doubt(
                        Term.ISSUE_DATE,
                        DoubtReason.AMBIGUOUS,
                        "extraction.several-dates",
                        date.toString(),
                        other.toString()));
    }

    /** “Hamburg, den 1. März 2026”. */
    private @Nullable LocalDate ofLetter(String line) {
        Matcher matcher = LETTER.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        String behind = line.substring(matcher.end());
        TextDates.Found found = dates.first(behind);
        return found == null || found.start() > 1 ? null : found.date();
    }

    /** A label stands for itself or has a colon; what stands in a sentence may speak of another document. */
    private boolean isLabel(TextPage.Hit hit) {
        String behind = page.behind(hit).strip();
        return !behind.equals(".") && (page.beginsColumn(hit) || behind.startsWith(":"));
    }

    private boolean isPeriod(String text, TextDates.Found first) {
        String behind = text.substring(first.end());
        return PERIOD.matcher(behind).lookingAt() && dates.first(behind) != null;
    }

    /** “Invoice no. 12 of 1 May 2026”, also when the date has slipped to the next line. */
    private boolean behindNumber(Draft draft) {
        String number = draft.number;
        for (TextPage.Hit hit : page.hits("number")) {
            String behind = page.behind(hit);
            if (number == null || !behind.contains(number)) {
                continue;
            }
            Matcher matcher = OF.matcher(behind);
            String next = hit.line() + 1 < page.lines().size() ? page.lines().get(hit.line() + 1) : "";
            Matcher below = OF_BELOW.matcher(next);
            boolean slipped = behind.matches(".*[0-9].*")
                    && (below.lookingAt() || (ENDS_WITH_OF.matcher(behind).find() && starts(next)));
            TextDates.Found found = matcher.find()
                    ? dates.first(behind.substring(matcher.start()))
                    : slipped ? dates.first(next) : null;
            if (found != null && found.date() != null && found.start() < 12) {
                draft.issueDate = found.date();
                draft.found(Term.ISSUE_DATE, found.printed(), page.source(hit) + ", behind the number");
                return true;
            }
        }
        return false;
    }

    private boolean starts(String line) {
        TextDates.Found date = dates.first(line);
        return date != null && date.start() <= 1;
    }

    private boolean titled(Draft draft) {
        for (int i = 0; i < Math.min(page.rows().size(), LINES_WITH_A_TITLE); i++) {
            TextLine line = page.rows().get(i);
            for (TextLine.Cell cell : line.cells()) {
                for (Pattern title : titles) {
                    Matcher matcher = title.matcher(line.text(cell));
                    if (!matcher.find()) {
                        continue;
                    }
                    String behind = line.text().substring(cell.start() + matcher.end());
                    TextDates.Found found = dates.first(behind);
                    if (found != null
                            && found.date() != null
                            && found.start() <= LONGEST_TITLE
                            && BEFORE_DATE
                                    .matcher(behind.substring(0, found.start()))
                                    .matches()) {
                        draft.issueDate = found.date();
                        draft.found(Term.ISSUE_DATE, found.printed(), page.source(i) + ", title");
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The only date that no label claims for something else; that it is the invoice's is only likely. */
    private boolean only(Draft draft) {
        NavigableMap<LocalDate, Integer> found = LooseDates.of(page, dates);
        if (found.size() != 1) {
            return false;
        }
        Map.Entry<LocalDate, Integer> one = found.firstEntry();
        draft.issueDate = one.getKey();
        draft.found(Term.ISSUE_DATE, one.getKey().toString(), page.source(one.getValue()) + ", the only date");
        return true;
    }

    /** On a scan a date that is printed twice and read in two ways is read wrongly once. */
    void doubtMisread(Draft draft) {
        LocalDate date = draft.issueDate;
        if (date == null || !page.scanned() || draft.isDoubted(Term.ISSUE_DATE)) {
            return;
        }
        for (LocalDate other : LooseDates.of(page, dates).keySet()) {
            if (!other.equals(date) && !other.equals(draft.dueDate) && LooseDates.areAlike(date, other)) {
                draft.doubt(
                        Term.ISSUE_DATE,
                        DoubtReason.AMBIGUOUS,
                        "extraction.several-dates",
                        date.toString(),
                        other.toString());
                return;
            }
        }
    }
}
