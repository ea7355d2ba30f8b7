package io.paperbridge.extraction.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a PDF in letters of one width, each column about where it stands on the page: templates tell by the blanks between
 * columns, and before the first.
 */
public final class TextLayout {

    private static final int BETWEEN_COLUMNS = 3;
    private static final int WIDEST = 400;

    private TextLayout() {}

    /** The text of the lines; empty where there are none. */
    public static String of(List<TextLine> lines) {
        StringBuilder text = new StringBuilder();
        List<TextLine> page = new ArrayList<>();
        for (TextLine line : lines) {
            if (!page.isEmpty() && page.get(0).page() != line.page()) {
                append(page, text);
                page.clear();
            }
            page.add(line);
        }
        append(page, text);
        return text.toString();
    }

    private static void append(List<TextLine> page, StringBuilder text) {
        long widths = 0;
        long letters = 0;
        int left = Integer.MAX_VALUE;
        for (TextLine line : page) {
            for (TextLine.Cell cell : line.cells()) {
                widths += cell.right() - cell.left();
                letters += cell.end() - cell.start();
                left = Math.min(left, cell.left());
            }
        }
        long width = Math.max(1, letters == 0 ? 1 : widths / letters);
        for (TextLine line : page) {
            int start = text.length();
            for (TextLine.Cell cell : line.cells()) {
                int written = text.length() - start;
                long column = Math.min(WIDEST, (cell.left() - left) / width);
                int least = written == 0 ? 0 : written + BETWEEN_COLUMNS;
                text.append(" ".repeat(Math.toIntExact(Math.max(column, least)) - written))
                        .append(line.text(cell));
            }
            text.append('\n');
        }
    }
}
