package io.paperbridge.extraction.page;

import io.paperbridge.extraction.page.TextPage.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which of the labels that may stand on the lines of a page do: of several in one place one counts, and none that is a word of a sentence. */
final class PageLabels {

    static final String ENGLISH = "english";

    private static final int LINES_OF_PROSE = 200;
    private static final Set<String> OF_A_DOCUMENT = Set.of("number", "issue-date");

    private static final Set<String> TOTALS = Set.of("net", "gross");
    private static final Set<String> AMOUNTS = Set.of("net", "tax", "gross", "payable", "prepaid", "rounding");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}[ ,]+\\p{L}{2,}[ ,]*$");
    private static final Pattern QUALIFIER = Pattern.compile(
            "(?iu) ?(?:\\(|\\(?(?:excl|exkl|incl|inkl|inc|exc|ex|ohne|mit|with|without|zzgl|hors|sans)\\b)[^0-9]{0,30}");

    private final List<TextLine> lines;
    private final LabelFinder finder;
    private final List<List<LabelFinder.Found>> candidates;

    PageLabels(List<TextLine> lines, boolean scanned, LabelFinder finder) {
        this.lines = lines;
        this.finder = finder;
        this.candidates =
                lines.stream().map(line -> finder.in(line.text(), scanned)).toList();
    }

    /** The language of most labels and words; null when none tells. Those that only one language has decide, longer ones more. */
    @Nullable
    String language() {
        Map<String, Integer> weights = new HashMap<>();
        lines.stream().limit(LINES_OF_PROSE).forEach(line -> finder.countWords(line.text(), weights));
        for (List<LabelFinder.Found> line : candidates) {
            for (LabelFinder.Found one : line) {
                Set<String> languages = one.languages();
                if (languages.size() == 1) {
                    weights.merge(languages.iterator().next(), one.end() - one.start(), Integer::sum);
                }
            }
        }
        return weights.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** The labels of each line, from left to right, in a document of this language. */
    List<List<Hit>> in(String language) {
        return IntStream.range(0, lines.size())
                .mapToObj(index -> in(index, language))
                .toList();
    }

    private List<Hit> in(int index, String language) {
        String line = lines.get(index).text();
        List<LabelFinder.Found> found = candidates.get(index);
        List<LabelFinder.Found> all = new ArrayList<>(found);
        // of two words that are the same, that of the document's language counts
        all.sort(Comparator.comparingInt((LabelFinder.Found one) -> one.start() - one.end())
                .thenComparing(one -> !one.languages().contains(language))
                .thenComparing(one -> !one.languages().contains(ENGLISH)));
        List<LabelFinder.Found> kept = new ArrayList<>();
        for (LabelFinder.Found one : all) {
            if (kept.stream().noneMatch(other -> one.start() < other.end() && other.start() < one.end())) {
                kept.add(one);
            }
        }
        kept.sort(Comparator.comparingInt(LabelFinder.Found::start));
        kept = withoutQualifiers(kept, line);
        kept.removeIf(
                one -> OF_A_DOCUMENT.contains(one.field()) && finder.refersToAnother(line.substring(0, one.start())));
        kept.removeIf(one -> AMOUNTS.contains(one.field())
                && !one.languages().contains(language)
                && isWithinSentence(index, one.start(), found));
        List<Hit> bounded = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            LabelFinder.Found one = kept.get(i);
            int until = i + 1 < kept.size() ? kept.get(i + 1).start() : line.length();
            bounded.add(new Hit(
                    one.field(),
                    line.substring(one.start(), one.end()),
                    one.rank(),
                    index,
                    one.start(),
                    one.end(),
                    until));
        }
        return bounded;
    }

    /** Whether two words of a column stand before a label that are none themselves. */
    private boolean isWithinSentence(int index, int start, List<LabelFinder.Found> found) {
        int column = lines.get(index).cellAt(start).start();
        int from = found.stream()
                .mapToInt(LabelFinder.Found::end)
                .filter(end -> end <= start && end > column)
                .max()
                .orElse(column);
        return WORDS.matcher(lines.get(index).text().substring(from, start)).find();
    }

    /** In “Total (excl. VAT)” and “Total incl. VAT” the VAT only says which total it is. */
    private static List<LabelFinder.Found> withoutQualifiers(List<LabelFinder.Found> found, String line) {
        List<LabelFinder.Found> kept = new ArrayList<>();
        for (LabelFinder.Found one : found) {
            LabelFinder.Found before = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            boolean qualifies = before != null
                    && TOTALS.contains(before.field())
                    && one.field().equals("tax")
                    && QUALIFIER
                            .matcher(line.substring(before.end(), one.end()))
                            .matches();
            if (!qualifies) {
                kept.add(one);
            }
        }
        return kept;
    }
}
