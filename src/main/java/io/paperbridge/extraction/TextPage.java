package io.paperbridge.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text and the labels on them. */
final class TextPage {

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 500;
    private static final List<String> FIELDS =
            List.of("number", "issue-date", "due-date", "net", "tax", "gross", "other", "buyer");

    private final List<String> lines;
    private final List<List<Hit>> hits;

    private TextPage(List<String> lines, List<List<Hit>> hits) {
        this.lines = lines;
        this.hits = hits;
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
    record Hit(String field, String label, int rank, int line, int start, int end, int until) {}

    static TextPage of(String text, Labels labels) {
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        List<String> lines = bounded.lines()
                .map(line -> line.replaceAll("[\\s\\u00a0\\u2007]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
                .limit(MOST_LINES)
                .toList();
        List<Pattern> patterns = FIELDS.stream().map(labels::anyOf).toList();
        List<List<String>> words = FIELDS.stream()
                .map(field -> labels.words(field).stream().map(TextPage::folded).toList())
                .toList();
        List<List<Hit>> hits = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            hits.add(hits(lines.get(i), i, patterns, words));
        }
        return new TextPage(lines, hits);
    }

    List<String> lines() {
        return lines;
    }

    /** All labels of a list, from top to bottom. */
    List<Hit> hits(String field) {
        return hits.stream()
                .flatMap(List::stream)
                .filter(hit -> hit.field().equals(field))
                .toList();
    }

    List<Hit> hitsOf(int line) {
        return hits.get(line);
    }

    /** What stands between a label and the next one. */
    String behind(Hit hit) {
        return lines.get(hit.line()).substring(hit.end(), hit.until());
    }

    /** The line after the next, empty at the end or when it begins with a label of its own. */
    String below(Hit hit) {
        int next = hit.line() + 1;
        if (next >= lines.size()) {
            return "";
        }
        List<Hit> there = hits.get(next);
        return there.isEmpty() || there.get(0).start() > 0 ? lines.get(next) : "";
    }

    static String source(Hit hit) {
        return "text line " + (hit.line() + 1) + ", label “" + hit.label() + "”";
    }

    private static List<Hit> hits(String line, int index, List<Pattern> patterns, List<List<String>> words) {
        List<Hit> all = new ArrayList<>();
        for (int field = 0; field < patterns.size(); field++) {
            Matcher matcher = patterns.get(field).matcher(line);
            while (matcher.find()) {
                int rank = words.get(field).indexOf(folded(matcher.group(1)));
                all.add(new Hit(
                        FIELDS.get(field),
                        matcher.group(1),
                        rank,
                        index,
                        matcher.start(1),
                        matcher.end(1),
                        line.length()));
            }
        }
        all.sort(Comparator.comparingInt((Hit hit) -> hit.start() - hit.end()));
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : all) {
            if (kept.stream().noneMatch(other -> hit.start() < other.end() && other.start() < hit.end())) {
                kept.add(hit);
            }
        }
        kept.sort(Comparator.comparingInt(Hit::start));
        List<Hit> bounded = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Hit hit = kept.get(i);
            int until = i + 1 < kept.size() ? kept.get(i + 1).start() : line.length();
            bounded.add(new Hit(hit.field(), hit.label(), hit.rank(), index, hit.start(), hit.end(), until));
        }
        return bounded;
    }

    private static String folded(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
