package io.paperbridge.extraction.page;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a document, their columns, and the labels on them. */
public final class TextPage {

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int MOST_LINES = 20_000;
    private static final Pattern LINE = Pattern.compile("text line ([0-9]{1,6})");

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
        PageLabels labels = new PageLabels(lines, scanned, finder);
        this.shownLanguage = labels.language();
        this.language =
                Objects.requireNonNullElse(shownLanguage, Objects.requireNonNullElse(usual, PageLabels.ENGLISH));
        this.hits = labels.in(language);
        this.byField = hits.stream().flatMap(List::stream).collect(Collectors.groupingBy(Hit::field));
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
}
