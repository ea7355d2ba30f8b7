package io.paperbridge.extraction;

import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The currency of a text: the one beside the totals, else the only one there is. */
final class TextCurrency {

    private static final List<String> TOTALS = List.of("gross", "net", "tax");

    private static final Pattern CODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(EUR|USD|GBP|CHF|CAD|AUD|NZD|SGD|HKD|JPY|CNY|SEK|NOK|DKK|PLN|CZK|HUF|INR|MYR|ZAR)(?![\\p{L}])");
    private static final Pattern SYMBOL = Pattern.compile("[€$£]");
    private static final Set<String> DOLLARS = Set.of("CAD", "AUD", "NZD", "SGD", "HKD");

    private TextCurrency() {}

    static void read(TextPage page, TextAmounts amounts, Draft draft) {
        Set<String> all = marks(page.lines());
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
                String code = TextAmounts.code(found.group());
                if (code != null) {
                    marks.add(code);
                }
            });
        }
        return marks;
    }
}
