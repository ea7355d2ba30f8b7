package io.paperbridge.extraction.xml;

import io.paperbridge.document.Line;
import io.paperbridge.document.PrintedLine;
import io.paperbridge.document.PrintedLine.Part;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Draft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a line table become printed lines, and those that count become lines: all or none, since a table with holes adds up to nothing. */
final class XmlLines {

    private final Draft draft;
    private final XmlValues values;
    private final List<Line> counted = new ArrayList<>();
    private @Nullable XmlElement first;
    private boolean complete = true;

    XmlLines(Draft draft, XmlValues values) {
        this.draft = draft;
        this.values = values;
    }

    /**
     * The next row.
     *
     * @param vatCategory the VAT category code of the row; null when it has none
     */
    void add(XmlElement element, PrintedLine line, @Nullable String vatCategory) {
        draft.printedLines.add(folded(line));
        if (line.part() != Part.ITEM) {
            return;
        }
        first = first == null ? element : first;
        BigDecimal net = line.net();
        if (net == null) {
            complete = false;
            return;
        }
        String description = line.description();
        counted.add(new Line(
                description == null ? "Item " + (counted.size() + 1) : folded(description),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                net,
                vatCategory,
                line.vatRate()));
    }

    /** After the last row. */
    void finish() {
        if (complete && first != null) {
            draft.lines.addAll(counted);
            draft.found(Term.LINES, counted.size() + " lines", values.source(first));
        }
    }

    private static PrintedLine folded(PrintedLine line) {
        String description = line.description();
        return new PrintedLine(
                line.part(),
                description == null ? null : folded(description),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.net(),
                line.vatRate(),
                line.allowancesAndCharges());
    }

    private static String folded(String text) {
        return Characters.clean(text);
    }
}
