package io.paperbridge.extraction.text;

import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextPage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The currency of a text: the one it names as its own, else the one beside the totals, else the only one there is. */
final class TextCurrency {

    private static final List<String> TOTALS = List.of("gross", "net", "tax");

    private static final Pattern CODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(EUR|USD|GBP|CHF|CAD|AUD|NZD|SGD|HKD|JPY|CNY|SEK|NOK|DKK|PLN|CZK|HUF|INR|MYR|ZAR)(?![\\p{L}])");
    private static final Pattern SYMBOL = Pattern.compile("[€$£]|\\bRM(?= ?[0-9])|(?<=\\()RM(?=\\))|zł|\\bEuros?\\b");
    private static final Set<String> DOLLARS = Set.of("CAD", "AUD", "NZD", "SGD", "HKD");
    private static final Set<String> EURO_COUNTRIES =
            Set.of("AT", "BE", "DE", "ES", "FI", "FR", "IE", "IT", "LU", "NL", "PT");

    private final TextPage page;
    private final TextValues values;
    private final TextAmounts amounts;

    TextCurrency(TextPage page, TextValues values, TextAmounts amounts) {
        this.page = page;
        this.values = values;
        this.amounts = amounts;
    }

    void read(Draft draft) {
        for (TextPage.Hit hit : page.hits("currency")) {
            for (TextValues.Place place : values.of(hit)) {
                String named = first(place.text());
                if (named != null) {
                    draft.currency = named;
                    draft.found(Term.CURRENCY, named, page.source(hit));
                    return;
                }
            }
        }
        Set<String> all = marks(page.lines());
        if (page.scanned() && all.contains("MYR")) {
            // a scan reads the S of a tax code as $
            all.remove("USD");
        }
        boolean otherDollar = all.stream().anyMatch(DOLLARS::contains);
        for (String field : TOTALS) {
            Set<String> beside = page.hits(field).stream()
                    .flatMap(hit -> amounts.in(page.behind(hit)).stream())
                    .map(TextAmounts.Found::currency)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (beside.size() == 1) {
                take(beside.iterator().next(), otherDollar, "text, beside the totals", draft);
                return;
            }
        }
        if (all.size() == 1) {
            take(all.iterator().next(), otherDollar, "text", draft);
        } else if (all.size() > 1) {
            draft.doubt(Term.CURRENCY, DoubtReason.AMBIGUOUS, "extraction.several-currencies", List.copyOf(all));
        }
    }

    /** Where no currency is printed: that of a place or legal form that only one country has. */
    void ofPlace(Labels labels, Draft draft) {
        if (draft.currency != null || draft.isDoubted(Term.CURRENCY)) {
            return;
        }
        Set<String> found = new TreeSet<>();
        for (Labels.Word word : labels.list("currency-of-place")) {
            String place = word.text().substring(4);
            Pattern pattern = Pattern.compile(
                    "(?<!\\p{L})" + Pattern.quote(place) + "(?!\\p{L})",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            if (page.lines().stream().anyMatch(line -> pattern.matcher(line).find())) {
                found.add(word.text().substring(0, 3));
            }
        }
        if (found.size() == 1) {
            draft.currency = found.iterator().next();
            draft.found(Term.CURRENCY, draft.currency, "text, by the places named");
        }
    }

    /** Where no currency is printed: that of the seller's country. */
    static void ofCountry(Draft draft) {
        String country = draft.seller == null ? null : draft.seller.country();
        if (draft.currency == null
                && !draft.isDoubted(Term.CURRENCY)
                && country != null
                && EURO_COUNTRIES.contains(country)) {
            draft.currency = "EUR";
            draft.found(Term.CURRENCY, country, "country of the VAT id");
        }
    }

    private static @Nullable String first(String text) {
        Matcher code = CODE.matcher(text);
        if (code.find() && code.start() < 6) {
            return code.group(1);
        }
        Matcher symbol = SYMBOL.matcher(text);
        return symbol.find() && symbol.start() < 4 ? code(symbol.group()) : null;
    }

    private static @Nullable String code(String mark) {
        return TextAmounts.code(mark.startsWith("Euro") ? "Euro" : mark);
    }

    private static void take(String currency, boolean otherDollar, String source, Draft draft) {
        if (currency.equals("USD") && otherDollar) {
            draft.doubt(Term.CURRENCY, DoubtReason.AMBIGUOUS, "extraction.which-dollars");
            return;
        }
        draft.currency = currency;
        draft.found(Term.CURRENCY, currency, source);
    }

    private static Set<String> marks(List<String> lines) {
        Set<String> marks = new TreeSet<>();
        for (String line : lines) {
            CODE.matcher(line).results().forEach(found -> marks.add(found.group(1)));
            SYMBOL.matcher(line).results().forEach(found -> {
                String code = code(found.group());
                if (code != null) {
                    marks.add(code);
                }
            });
        }
        return marks;
    }
}
