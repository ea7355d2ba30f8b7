package io.paperbridge.extraction.text;

import io.paperbridge.extraction.page.LabelFinder;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a table of lines: which columns there are, and where.
 *
 * @param columns from left to right; several may be of one kind
 * @param first the index of its first line
 * @param last the index of its last line
 */
record TableHeading(List<Column> columns, int first, int last) {

    static final String DESCRIPTION = "column-description";
    static final String QUANTITY = "column-quantity";
    static final String PRICE = "column-price";
    static final String NET = "column-net";
    static final String RATE = "column-rate";
    static final String GROSS = "column-gross";
    static final String OTHER = "column-other";
    static final List<String> KINDS = List.of(DESCRIPTION, QUANTITY, PRICE, NET, RATE, GROSS, OTHER);

    private static final int LONGEST = 30;
    private static final int LINES_BELOW = 2;

    /** A column and what its heading says, in thousandths of a point. */
    record Column(String kind, String text, int left, int right) {

        private int overlap(TextLine.Cell cell) {
            return Math.min(right, cell.right()) - Math.max(left, cell.left());
        }
    }

    TableHeading {
        columns = List.copyOf(columns);
    }

    /** All headings of a text, by the index of their first line. */
    static NavigableMap<Integer, TableHeading> all(TextPage page, LabelFinder finder) {
        NavigableMap<Integer, TableHeading> all = new TreeMap<>();
        for (int i = 0; i < page.rows().size(); i++) {
            TableHeading heading = at(i, page, finder);
            if (heading != null) {
                all.putIfAbsent(heading.first(), heading);
            }
        }
        return all;
    }

    /** The heading that has its main line there, and may have words above and below it; null when there is none. */
    private static @Nullable TableHeading at(int index, TextPage page, LabelFinder finder) {
        TextLine row = page.rows().get(index);
        if (row.cells().size() < 2 || kinds(row.text(), finder).size() < 3) {
            return null;
        }
        List<Column> found = new ArrayList<>();
        for (TextLine.Cell cell : row.cells()) {
            addParts(row, cell, finder, found);
        }
        int first = isPartOfHeading(index - 1, row, page) ? index - 1 : index;
        int last = index;
        while (last < index + LINES_BELOW
                && isPartOfHeading(last + 1, row, page)
                && !isOnlyDescription(page.rows().get(last + 1), found, finder)) {
            last++;
        }
        for (int i = first; i <= last; i++) {
            TextLine line = page.rows().get(i);
            boolean above = i < index;
            if (i != index) {
                line.cells().forEach(cell -> join(cell, line.text(cell), above, found));
            }
        }
        List<Column> columns = new ArrayList<>();
        found.sort(Comparator.comparingInt(Column::left));
        for (Column one : found) {
            columns.add(new Column(kind(one.text(), finder), one.text(), one.left(), one.right()));
        }
        TableHeading heading = new TableHeading(columns, first, last);
        boolean whole = heading.has(DESCRIPTION)
                && (heading.has(NET) || heading.has(GROSS))
                && (heading.has(QUANTITY) || heading.has(PRICE) || heading.has(RATE));
        return whole ? heading : null;
    }

    List<String> kinds() {
        return columns.stream().map(Column::kind).toList();
    }

    boolean has(String kind) {
        return columns.stream().anyMatch(column -> column.kind().equals(kind));
    }

    /** The columns of a kind. */
    List<Integer> of(String kind) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).kind().equals(kind))
                .boxed()
                .toList();
    }

    /** The column a cell is in: where it overlaps most, else the nearest. */
    int of(TextLine.Cell cell) {
        int best = 0;
        for (int i = 1; i < columns.size(); i++) {
            if (columns.get(i).overlap(cell) > columns.get(best).overlap(cell)) {
                best = i;
            }
        }
        return best;
    }

    /** Several headings may have lost the gap between them. */
    private static void addParts(TextLine row, TextLine.Cell cell, LabelFinder finder, List<Column> found) {
        String text = row.text(cell);
        List<LabelFinder.Found> labels = labels(text, finder);
        if (labels.size() < 2) {
            found.add(new Column(OTHER, text, cell.left(), cell.right()));
            return;
        }
        for (LabelFinder.Found label : labels) {
            found.add(new Column(
                    OTHER,
                    text.substring(label.start(), label.end()),
                    cell.at(cell.start() + label.start()),
                    cell.at(cell.start() + label.end())));
        }
    }

    private static void join(TextLine.Cell cell, String text, boolean above, List<Column> found) {
        for (int i = 0; i < found.size(); i++) {
            Column one = found.get(i);
            if (one.overlap(cell) > 0) {
                found.set(
                        i,
                        new Column(
                                OTHER,
                                above ? text + " " + one.text() : one.text() + " " + text,
                                Math.min(one.left(), cell.left()),
                                Math.max(one.right(), cell.right())));
                return;
            }
        }
        found.add(new Column(OTHER, text, cell.left(), cell.right()));
    }

    /** The first line of what was sold may begin right below. */
    private static boolean isOnlyDescription(TextLine line, List<Column> found, LabelFinder finder) {
        TextLine.Cell cell = line.cells().get(0);
        return line.cells().size() == 1
                && found.stream()
                        .anyMatch(column -> column.overlap(cell) > 0
                                && kind(column.text(), finder).equals(DESCRIPTION));
    }

    private static boolean isPartOfHeading(int index, TextLine heading, TextPage page) {
        if (index < 0 || index >= page.rows().size()) {
            return false;
        }
        TextLine line = page.rows().get(index);
        return line.page() == heading.page()
                && line.cells().stream().allMatch(cell -> cell.end() - cell.start() <= LONGEST)
                && !line.text().matches(".*[0-9].*");
    }

    private static String kind(String text, LabelFinder finder) {
        return labels(text, finder).stream()
                .max(Comparator.comparingInt(label -> label.end() - label.start()))
                .map(LabelFinder.Found::field)
                .orElse(OTHER);
    }

    private static List<String> kinds(String text, LabelFinder finder) {
        return labels(text, finder).stream()
                .map(LabelFinder.Found::field)
                .filter(kind -> !kind.equals(OTHER))
                .distinct()
                .toList();
    }

    /** The longest labels that do not overlap, in order. */
    private static List<LabelFinder.Found> labels(String text, LabelFinder finder) {
        List<LabelFinder.Found> kept = new ArrayList<>();
        for (LabelFinder.Found one : finder.in(text, false)) {
            if (kept.stream().noneMatch(other -> one.start() < other.end() && other.start() < one.end())) {
                kept.add(one);
            }
        }
        kept.sort(Comparator.comparingInt(LabelFinder.Found::start));
        return kept;
    }
}
