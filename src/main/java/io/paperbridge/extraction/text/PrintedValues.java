package io.paperbridge.extraction.text;

import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.draft.VatRates;
import io.paperbridge.extraction.page.LabelFinder;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is printed on a page, and where: against it everything is held that somebody says of the page. */
final class PrintedValues {

    private static final int MOST_AMOUNTS = 1_000;
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,4})?");
    private static final Map<String, Pattern> SYMBOLS = Map.of(
            "EUR", Pattern.compile("€|\\bEuros?\\b"),
            "GBP", Pattern.compile("£"),
            "PLN", Pattern.compile("zł"),
            "MYR", Pattern.compile("\\bRM(?= ?[0-9])"),
            "USD", Pattern.compile("(?<![A-Z])(?:US)?\\$"));
    private static final Pattern OTHER_DOLLARS =
            Pattern.compile("\\b(?:CAD|AUD|NZD|SGD|HKD)\\b|(?<!U)[A-TV-Z]{1,2}\\$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final TextPage page;
    private final TextDates dates;
    private final TextAmounts format;
    private final List<Amount> amounts = new ArrayList<>();

    /**
     * Where a value stands.
     *
     * @param printed as printed
     * @param line the index of the line
     * @param start where it begins in the line
     */
    record Place(String printed, int line, int start) {}

    /** A printed amount; the second way to read one counts as one more. */
    record Amount(BigDecimal value, Place place) {}

    PrintedValues(TextPage page, Labels labels) {
        this.page = page;
        String whole = String.join("\n", page.lines());
        this.dates = TextDates.of(whole, labels, DateOrder.of(page, labels));
        this.format = TextAmounts.of(whole);
        for (int i = 0; i < page.lines().size(); i++) {
            for (TextAmounts.Found found : format.in(page.lines().get(i))) {
                amounts.add(new Amount(found.amount(), new Place(found.printed(), i, found.start())));
            }
        }
    }

    List<Amount> amounts() {
        return amounts;
    }

    /** What a text may mean as an amount: in the format of the document, and as a plain number; empty when it is none. */
    Set<BigDecimal> meanings(String text) {
        Set<BigDecimal> meanings = new LinkedHashSet<>();
        if (PLAIN.matcher(text).matches()) {
            meanings.add(new BigDecimal(text));
        }
        List<TextAmounts.Found> found = format.in(text);
        if (!found.isEmpty() && found.stream().filter(one -> !one.alternative()).count() == 1) {
            BigDecimal value = found.get(0).amount();
            if (meanings.stream().noneMatch(other -> Sums.equal(other, value))) {
                meanings.add(value);
            }
        }
        return meanings;
    }

    /** Where an amount stands first; null when it is not printed. */
    @Nullable
    Place amount(BigDecimal value) {
        return amounts.stream()
                .filter(one -> Sums.equal(one.value(), value))
                .map(Amount::place)
                .findFirst()
                .orElse(null);
    }

    /** Whether three amounts add up at a known rate to more than a total; also when there are more amounts than can be looked at. */
    boolean holdLargerTotal(BigDecimal total) {
        NavigableSet<BigDecimal> values = new TreeSet<>();
        amounts.forEach(one -> values.add(one.value().abs()));
        if (values.size() > MOST_AMOUNTS) {
            return true;
        }
        for (BigDecimal gross : values.tailSet(total.abs(), false)) {
            for (BigDecimal net : values.headSet(gross, false)) {
                BigDecimal tax = gross.subtract(net);
                if (values.contains(tax) && VatRates.isKnown(net, tax, null)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The day a text names, in ISO 8601 or as documents print it; null when it names none, or could be two. */
    @Nullable
    LocalDate day(String text) {
        TextDates.Found found = dates.first(text);
        return found != null && found.start() == 0 && found.end() == text.length() ? found.date() : null;
    }

    /** Where a day stands that can be read in one way only, at a place that is allowed; null when it does not. */
    @Nullable
    Place day(LocalDate day, BiPredicate<Integer, Integer> allowed) {
        for (int i = 0; i < page.lines().size(); i++) {
            for (TextDates.Found found : dates.all(page.lines().get(i))) {
                if (day.equals(found.date()) && allowed.test(i, found.start())) {
                    return new Place(found.printed(), i, found.start());
                }
            }
        }
        return null;
    }

    /** Whether a text is a date, even one that can be read in two ways. */
    boolean isDate(String text) {
        TextDates.Found found = dates.first(text);
        return found != null && found.start() == 0 && found.end() == text.length();
    }

    /** Where a token stands by itself, letter for letter, at a place that is allowed; null when it does not. */
    @Nullable
    Place token(String token, BiPredicate<Integer, Integer> allowed) {
        Pattern pattern = Pattern.compile("(?<![\\p{L}\\p{N}])(?<![\\p{L}\\p{N}][-/_.])"
                + Pattern.quote(token).replace(" ", "\\E +\\Q") + "(?![-/_.]?[\\p{L}\\p{N}])");
        for (int i = 0; i < page.lines().size(); i++) {
            Matcher matcher = pattern.matcher(page.lines().get(i));
            while (matcher.find()) {
                if (allowed.test(i, matcher.start())) {
                    return new Place(matcher.group(), i, matcher.start());
                }
            }
        }
        return null;
    }

    /** Where the symbol of a currency stands that stands for no other; null when it does not. */
    @Nullable
    Place symbol(String currency) {
        Pattern pattern = SYMBOLS.get(currency);
        boolean shared = currency.equals("USD")
                && page.lines().stream()
                        .anyMatch(line -> OTHER_DOLLARS.matcher(line).find());
        if (pattern == null || shared) {
            return null;
        }
        for (int i = 0; i < page.lines().size(); i++) {
            Matcher matcher = pattern.matcher(page.lines().get(i));
            if (matcher.find()) {
                return new Place(matcher.group(), i, matcher.start());
            }
        }
        return null;
    }

    /** Where words follow each other in one column, whatever their case and accents, at a place that is allowed; null when they do not. */
    @Nullable
    Place words(String text, BiPredicate<Integer, Integer> allowed) {
        List<String> wanted = WORD.matcher(text)
                .results()
                .map(word -> LabelFinder.folded(word.group()))
                .toList();
        for (int i = 0; i < page.rows().size() && !wanted.isEmpty(); i++) {
            TextLine line = page.rows().get(i);
            for (TextLine.Cell cell : line.cells()) {
                Place place = words(wanted, line.text(cell), i, cell.start(), text.endsWith("."));
                if (place != null && allowed.test(i, place.start())) {
                    return place;
                }
            }
        }
        return null;
    }

    private static @Nullable Place words(List<String> wanted, String text, int line, int offset, boolean point) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        List<String> folded =
                words.stream().map(word -> LabelFinder.folded(word.group())).toList();
        int first = Collections.indexOfSubList(folded, wanted);
        if (first < 0) {
            return null;
        }
        int start = words.get(first).start();
        int end = words.get(first + wanted.size() - 1).end();
        end += point && end < text.length() && text.charAt(end) == '.' ? 1 : 0;
        return new Place(text.substring(start, end), line, offset + start);
    }
}
