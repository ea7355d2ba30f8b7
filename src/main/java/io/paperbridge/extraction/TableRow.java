package io.paperbridge.extraction;

import java.util.ArrayList;
import java.util.List;
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

    TableRow {
        texts = List.copyOf(texts);
    }

    static TableRow of(TableHeading heading, int index, TextLine line, boolean totals) {
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
