package io.paperbridge.extraction.text;

import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of a table of lines.
 *
 * @param heading the heading it stands below
 * @param index the index of its line
 * @param texts what stands in each column of the heading, empty where nothing does
 * @param totals whether it shows a total, or repeats what stands above, and so is no line
 */
record TableRow(TableHeading heading, int index, List<String> texts, boolean totals) {

    private static final Set<String> OF_TOTALS =
            Set.of("net", "tax", "gross", "payable", "prepaid", "rounding", "other");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{3}\\b");

    TableRow {
        texts = List.copyOf(texts);
    }

    /** The rows below a heading; on the next page the table goes on below its heading there. */
    static List<TableRow> below(
            TableHeading begun, NavigableMap<Integer, TableHeading> headings, TextPage page, Pattern carried) {
        TableHeading heading = begun;
        List<TableRow> rows = new ArrayList<>();
        for (int i = begun.last() + 1; i < page.rows().size(); i++) {
            TableHeading again = headings.get(i);
            if (again != null && again.kinds().equals(heading.kinds())) {
                heading = again;
                i = again.last();
            } else {
                rows.add(of(heading, i, page.rows().get(i), isTotal(i, page, carried)));
            }
        }
        return rows;
    }

    /** “Total”, “VAT 19 %”: a label that begins a column and has no words behind it. */
    private static boolean isTotal(int index, TextPage page, Pattern carried) {
        TextLine line = page.rows().get(index);
        if (line.cells().stream()
                .anyMatch(cell -> carried.matcher(line.text(cell)).find())) {
            return true;
        }
        return page.hitsOf(index).stream()
                .filter(hit -> OF_TOTALS.contains(hit.field()) && page.beginsColumn(hit))
                .anyMatch(hit -> {
                    int end = line.cellAt(hit.start()).end();
                    String rest = line.text().substring(hit.end(), Math.max(hit.end(), end));
                    return CODE.matcher(rest).replaceAll("").chars().noneMatch(Character::isLetter);
                });
    }

    private static TableRow of(TableHeading heading, int index, TextLine line, boolean totals) {
        List<StringBuilder> texts =
                heading.columns().stream().map(column -> new StringBuilder()).toList();
        for (TextLine.Cell cell : line.cells()) {
            StringBuilder text = texts.get(heading.of(cell));
            text.append(text.isEmpty() ? "" : " ").append(line.text(cell));
        }
        return new TableRow(
                heading, index, texts.stream().map(StringBuilder::toString).toList(), totals);
    }

    /** What stands in all columns of a kind. */
    String text(String kind) {
        return heading.of(kind).stream()
                .map(texts::get)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Some call the quantity “amount”, as others call the amount. */
    String quantity(int amountColumn) {
        if (heading.has(TableHeading.QUANTITY)) {
            return text(TableHeading.QUANTITY);
        }
        return heading.of(TableHeading.NET).stream()
                .filter(i -> i != amountColumn)
                .map(texts::get)
                .findFirst()
                .orElse("");
    }

    String description() {
        return text(TableHeading.DESCRIPTION);
    }

    boolean isOnlyDescription() {
        return description().length() == String.join("", texts).length();
    }

    boolean isPriced() {
        return !text(TableHeading.PRICE).isEmpty()
                || !text(TableHeading.QUANTITY).isEmpty();
    }

    /** With the amount that is set a little lower, and so counts as a row of its own; only where that shows nothing else. */
    TableRow withLower(TableRow lower, int column) {
        List<String> all = new ArrayList<>(texts);
        all.set(column, lower.texts().get(column));
        return new TableRow(heading, lower.index(), all, false);
    }
}
