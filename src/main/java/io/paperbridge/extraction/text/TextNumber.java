package io.paperbridge.extraction.text;

import io.paperbridge.document.NumberPattern;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The number of an invoice: behind or below its label, else in the title, else behind “No.” next to the title. */
final class TextNumber {

    private static final int LONGEST = 40;
    private static final int NEAR_TITLE = 3;
    private static final String WORD = "(?:no|nr|n|num|number|nummer|numero|numéro|núm|número|nº|nro)";
    private static final String TOKEN = "(?:[A-Z]{1,4} (?=[0-9]))?[\\p{L}\\p{N}][\\p{L}\\p{N}._/#–+-]*+";

    /** Emoji: beside one the number may be a part of what was printed, and a part is another number. */
    private static final String PICTURE = "\\x{1F000}-\\x{1FAFF}\\x{FE0F}";

    private static final String BEFORE = "[^\\p{L}\\p{N}" + PICTURE + "]*";
    private static final Pattern NUMBER = Pattern.compile(
            "^" + BEFORE + "(?:" + WORD + "(?![\\p{L}\\p{N}-])" + BEFORE + ")?(" + TOKEN + ")(?! ?,[0-9]|[" + PICTURE
                    + "])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern TITLED = Pattern.compile(
            "^\\s*(?:\\([0-9]{3}\\))?[\\s:.#°º-]*(?:" + WORD + "(?![\\p{L}\\p{N}])[\\s:.#°º]*)?(" + TOKEN + ")(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER_WORD = Pattern.compile(
            "^(?:" + WORD + "(?![\\p{L}\\p{N}])|#)[\\s:.#°º]*(" + TOKEN + ")$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LONE_AMOUNT = Pattern.compile("[0-9]{1,3}(?:[.,][0-9]{3})*[.,][0-9]{2}");

    private static final int LINES_WITH_A_TITLE = 150;

    private final TextPage page;
    private final TextValues values;
    private final TextDates dates;
    private final List<Pattern> titles;
    private final Pattern prefix;
    private final @Nullable NumberPattern usual;

    /**
     * A reader of the number.
     *
     * @param usual how the vendor's numbers look; null when that is not known
     */
    TextNumber(
            TextPage page,
            TextValues values,
            TextDates dates,
            List<Pattern> titles,
            Labels labels,
            @Nullable NumberPattern usual) {
        this.usual = usual;
        this.prefix = Pattern.compile("(?<![\\p{L}\\p{N}/-])"
                + labels.anyPartOf("number-prefixes").pattern() + "[-/_]?[0-9][0-9/_.-]{3,}[0-9](?![\\p{L}\\p{N}])");
        this.page = page;
        this.values = values;
        this.dates = dates;
        this.titles = titles;
    }

    @Nullable
    String read(Draft draft) {
        List<TextPage.Hit> hits = new ArrayList<>(page.hits("number"));
        hits.sort(Comparator.comparingInt(TextPage.Hit::rank));
        Map<String, TextPage.Hit> found =
                labelled(hits.stream().filter(page::beginsColumn).toList());
        if (found.isEmpty()) {
            String titled = titled(draft);
            if (titled != null) {
                return titled;
            }
            found = labelled(hits);
        }
        return found.isEmpty() ? prefixed(draft) : first(found, draft);
    }

    private Map<String, TextPage.Hit> labelled(List<TextPage.Hit> hits) {
        Map<String, TextPage.Hit> found = new LinkedHashMap<>();
        for (TextPage.Hit hit : hits) {
            for (TextValues.Place place : values.of(hit)) {
                String number = number(NUMBER.matcher(place.text()));
                boolean whole =
                        place.line() == hit.line() || !place.text().strip().contains(" ");
                if (number != null && whole) {
                    found.putIfAbsent(number, hit);
                    break;
                }
            }
        }
        return found;
    }

    /** The numbers that have a label or a title, by page. */
    Map<Integer, Set<String>> byPage() {
        Map<Integer, Set<String>> found = new TreeMap<>();
        page.hits("number").stream()
                .filter(page::beginsColumn)
                .forEach(hit -> labelled(List.of(hit)).keySet().forEach(number -> put(found, hit.line(), number)));
        for (int i = 0; i < page.rows().size(); i++) {
            TextLine line = page.rows().get(i);
            for (TextLine.Cell cell : line.cells()) {
                for (Pattern pattern : titles) {
                    Matcher matcher = pattern.matcher(line.text(cell));
                    String number = matcher.find()
                            ? inTitle(TITLED.matcher(line.text().substring(cell.start() + matcher.end())))
                            : null;
                    if (number != null) {
                        put(found, i, number);
                    }
                }
            }
        }
        return found;
    }

    private void put(Map<Integer, Set<String>> found, int line, String number) {
        found.computeIfAbsent(page.rows().get(line).page(), unused -> new LinkedHashSet<>())
                .add(number);
    }

    private String first(Map<String, TextPage.Hit> found, Draft draft) {
        Map.Entry<String, TextPage.Hit> first = found.entrySet().iterator().next();
        List<String> rivals = found.entrySet().stream()
                .filter(one -> one.getValue().rank() == first.getValue().rank())
                .map(Map.Entry::getKey)
                .toList();
        List<String> fitting = rivals.stream()
                .filter(rival -> usual != null && usual.fits(rival))
                .toList();
        if (rivals.size() > 1 && fitting.size() == 1) {
            String number = fitting.get(0);
            TextPage.Hit hit = Objects.requireNonNull(found.get(number));
            draft.found(Term.INVOICE_NUMBER, number, page.source(hit) + ", looks as earlier ones");
            return number;
        }
        if (rivals.size() > 1 && !draft.isDoubted(Term.INVOICE_NUMBER)) {
            draft.doubt(Term.INVOICE_NUMBER, DoubtReason.SEVERAL_INVOICES, "extraction.several-numbers", rivals);
        }
        draft.found(Term.INVOICE_NUMBER, first.getKey(), page.source(first.getValue()));
        return first.getKey();
    }

    /** “Invoice INV-12 of 1 May 2026” in a column of its own; else “No. 12” below the title. */
    private @Nullable String titled(Draft draft) {
        int title = -1;
        for (int i = 0; i < Math.min(page.rows().size(), LINES_WITH_A_TITLE); i++) {
            TextLine line = page.rows().get(i);
            for (TextLine.Cell cell : line.cells()) {
                String text = line.text(cell);
                for (Pattern pattern : titles) {
                    Matcher matcher = pattern.matcher(text);
                    if (matcher.find()) {
                        title = title < 0 ? i : title;
                        String number = inTitle(TITLED.matcher(line.text().substring(cell.start() + matcher.end())));
                        if (number != null) {
                            draft.found(Term.INVOICE_NUMBER, number, page.source(i) + ", title");
                            return number;
                        }
                    }
                }
            }
        }
        return title < 0 ? null : nearTitle(title, draft);
    }

    /** The only token of the page that begins as numbers of invoices do: “INV-12”, “FA08/2015/1”. */
    private @Nullable String prefixed(Draft draft) {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (int i = 0; i < page.lines().size(); i++) {
            Matcher matcher = prefix.matcher(page.lines().get(i));
            while (matcher.find()) {
                found.putIfAbsent(matcher.group(), i);
            }
        }
        if (found.size() != 1) {
            return null;
        }
        Map.Entry<String, Integer> one = found.entrySet().iterator().next();
        draft.found(Term.INVOICE_NUMBER, one.getKey(), page.source(one.getValue()) + ", by how it begins");
        return one.getKey();
    }

    private @Nullable String nearTitle(int title, Draft draft) {
        int last = Math.min(title + NEAR_TITLE, page.rows().size() - 1);
        for (int i = Math.max(0, title - 1); i <= last; i++) {
            TextLine line = page.rows().get(i);
            for (TextLine.Cell cell : line.cells()) {
                String number = number(NUMBER_WORD.matcher(line.text(cell)));
                if (number != null) {
                    draft.found(Term.INVOICE_NUMBER, number, page.source(i) + ", beside the title");
                    return number;
                }
            }
        }
        return null;
    }

    private @Nullable String inTitle(Matcher matcher) {
        String number = number(matcher);
        if (number == null) {
            return null;
        }
        String rest = matcher.group(2).strip();
        return rest.isEmpty() || dates.first(rest) != null || matcher.group(2).startsWith("   ") ? number : null;
    }

    private @Nullable String number(Matcher matcher) {
        if (!matcher.find()) {
            return null;
        }
        String number = matcher.group(1).replaceAll("[^\\p{L}\\p{N}]+$", "");
        if (!number.matches(".*[0-9].*")
                || number.length() > LONGEST
                || LONE_AMOUNT.matcher(number).matches()) {
            return null;
        }
        TextDates.Found date = dates.first(number);
        return date == null || date.end() - date.start() < number.length() ? number : null;
    }
}
