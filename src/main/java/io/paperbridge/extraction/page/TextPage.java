package io.paperbridge.extraction.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a document, their columns, and the labels on them. */
public final class TextPage {

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int MOST_LINES = 20_000;
    private static final int LINES_OF_PROSE = 200;
    private static final Pattern LINE = Pattern.compile("text line ([0-9]{1,6})");
    private static final String ENGLISH = "english";
    private static final Set<String> OF_A_DOCUMENT = Set.of("number", "issue-date");

    private static final Set<String> TOTALS = Set.of("net", "gross");
    private static final Set<String> AMOUNTS = Set.of("net", "tax", "gross", "payable", "prepaid", "rounding");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}[ ,]+\\p{L}{2,}[ ,]*$");
    private static final Pattern QUALIFIER = Pattern.compile(
            "(?iu) ?(?:\\(|\\(?(?:excl|exkl|incl|inkl|inc|exc|ex|ohne|mit|with|without|zzgl|hors|sans)\\b)[^0-9]{0,30}");

    private final List<TextLine> lines;
    private final List<String> texts;
    private final List<List<Hit>> hits;
    private final Map<String, List<Hit>> byField;
    private final @Nullable String shownLanguage;
    private final String language;
    private final boolean scanned;

    private TextPage(List<TextLine> lines, boolean scanned, LabelFinder finder, @Nullable String usual) {
        this.lines = lines;
        this.texts = lines.stream().map(TextLine::text).toList();
        this.scanned = scanned;
        List<List<LabelFinder.Found>> found =
                texts.stream().map(text -> finder.in(text, scanned)).toList();
        this.shownLanguage = language(found, texts, finder);
        this.language = Objects.requireNonNullElse(shownLanguage, Objects.requireNonNullElse(usual, ENGLISH));
        List<List<Hit>> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            all.add(hits(texts.get(i), i, found.get(i), finder));
        }
        this.hits = all;
        this.byField = all.stream().flatMap(List::stream).collect(Collectors.groupingBy(Hit::field));
    }

    /**
     * A label on a line.
     *
     * @param field the list it is from
     * @param label as printed
     * @param rank its place in the list; the first counts most
     * @param line the index of the line
     * @param start where it begins
     * @param end behind its last character
     * @param until where the next label of the line begins, or the line ends
     */
    public record Hit(String field, String label, int rank, int line, int start, int end, int until) {}

    /**
     * What Paperless keeps as text: its columns may be lost, and where it comes from a scan, letters are wrong.
     *
     * @param usual the language where the text shows none; null for English
     */
    public static TextPage of(String text, LabelFinder finder, @Nullable String usual) {
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        List<TextLine> lines = bounded.lines()
                .filter(line -> !line.isBlank())
                .map(TextLine::of)
                .filter(line -> !line.cells().isEmpty())
                .limit(MOST_LINES)
                .toList();
        return new TextPage(lines, true, finder, usual);
    }

    /** What the glyphs of a PDF show; the rest as of a text. */
    public static TextPage of(List<TextLine> lines, LabelFinder finder, @Nullable String usual) {
        return new TextPage(
                lines.stream()
                        .filter(line -> !line.cells().isEmpty())
                        .limit(MOST_LINES)
                        .toList(),
                false,
                finder,
                usual);
    }

    /** The texts of the lines, from top to bottom. */
    public List<String> lines() {
        return texts;
    }

    /** The lines, from top to bottom. */
    public List<TextLine> rows() {
        return lines;
    }

    /** Whether letters may be misread. */
    public boolean scanned() {
        return scanned;
    }

    /** The language of most labels, by the name of its file; null when no word tells. */
    public @Nullable String shownLanguage() {
        return shownLanguage;
    }

    /** The same, or the usual one. */
    public String language() {
        return language;
    }

    /** All labels of a list, from top to bottom. */
    public List<Hit> hits(String field) {
        return byField.getOrDefault(field, List.of());
    }

    /** The labels of a line, from left to right. */
    public List<Hit> hitsOf(int line) {
        return hits.get(line);
    }

    /** What stands between a label and the next one. */
    public String behind(Hit hit) {
        return texts.get(hit.line()).substring(hit.end(), hit.until());
    }

    /** The next line, empty at the end or when it begins with a label of its own. */
    public String below(Hit hit) {
        int next = hit.line() + 1;
        if (next >= lines.size()) {
            return "";
        }
        List<Hit> there = hits.get(next);
        return there.isEmpty() || there.get(0).start() > 0 ? texts.get(next) : "";
    }

    /** Whether a label has its column for itself, or a colon behind it. */
    public boolean isHeading(Hit hit) {
        TextLine.Cell cell = lines.get(hit.line()).cellAt(hit.start());
        String rest = texts.get(hit.line()).substring(hit.end(), Math.max(hit.end(), cell.end()));
        return beginsColumn(hit)
                && (rest.isBlank()
                        || rest.stripLeading().startsWith(":")
                        || hit.label().contains(" "));
    }

    /** Whether a label begins a column, and does not only occur in a sentence. */
    public boolean beginsColumn(Hit hit) {
        TextLine.Cell cell = lines.get(hit.line()).cellAt(hit.start());
        return texts.get(hit.line()).substring(cell.start(), hit.start()).isBlank();
    }

    /** Where a value behind a label stands, as evidence says it. */
    public String source(Hit hit) {
        return source(hit.line()) + ", label “" + hit.label() + "”";
    }

    /** The line that {@link #source(int)} names; -1 when it names none. */
    public static int lineOf(String source) {
        Matcher line = LINE.matcher(source);
        return line.find() ? Integer.parseInt(line.group(1)) - 1 : -1;
    }

    /** Where a value on a line stands, as evidence says it. */
    public String source(int line) {
        TextLine row = lines.get(line);
        return row.page() > 1 ? "text line " + (line + 1) + " on page " + row.page() : "text line " + (line + 1);
    }

    private List<Hit> hits(String line, int index, List<LabelFinder.Found> found, LabelFinder finder) {
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
        return WORDS.matcher(texts.get(index).substring(from, start)).find();
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

    /** Words and labels that only one language has decide, longer ones more. */
    private static @Nullable String language(
            List<List<LabelFinder.Found>> found, List<String> texts, LabelFinder finder) {
        Map<String, Integer> weights = new HashMap<>();
        texts.stream().limit(LINES_OF_PROSE).forEach(text -> finder.countWords(text, weights));
        for (List<LabelFinder.Found> line : found) {
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
}
