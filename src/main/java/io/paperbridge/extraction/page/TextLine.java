package io.paperbridge.extraction.page;

import io.paperbridge.extraction.draft.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a document, in columns.
 *
 * @param page the page, the first is 1; 0 where pages are not known
 * @param top where its letters begin on the page, from the top, in thousandths of a point
 * @param bottom where they end; not below {@code top}
 * @param text the columns, with three blanks between them
 * @param cells the columns; never empty
 */
public record TextLine(int page, int top, int bottom, String text, List<Cell> cells) {

    /** Where pages are not known, a character counts as a point, of a thousand parts. */
    private static final int CHARACTER = 1000;

    private static final String GAP = "   ";
    private static final int LONGEST = 600;
    /** Soft hyphens, marks of direction and the like; the one that joins pictures stays. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}&&[^\u200d]]");

    private static final Pattern COLUMN = Pattern.compile("\\S+(?: \\S+)*");

    /**
     * What stands in a column of a line.
     *
     * @param start where it begins in the text of the line
     * @param end behind its last character
     * @param left where it begins on the page, in thousandths of a point
     * @param right where it ends on the page
     */
    public record Cell(int start, int end, int left, int right) {

        /** Where a character of the text stands on the page, near enough. */
        public int at(int position) {
            return end == start ? left : left + (int) ((long) (right - left) * (position - start) / (end - start));
        }
    }

    /** A piece of text that stands at a place. */
    public record Piece(String text, int left, int right) {}

    public TextLine {
        cells = List.copyOf(cells);
    }

    /** A line of pieces from left to right, their digits as 0 to 9; what goes beyond the longest line is left out. */
    public static TextLine of(int page, int top, int bottom, List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        List<Cell> cells = new ArrayList<>();
        for (Piece piece : pieces) {
            String plain = Characters.plain(piece.text());
            if (text.length() + plain.length() > LONGEST) {
                break;
            }
            text.append(text.isEmpty() ? "" : GAP);
            cells.add(new Cell(text.length(), text.length() + plain.length(), piece.left(), piece.right()));
            text.append(plain);
        }
        return new TextLine(page, top, bottom, text.toString(), cells);
    }

    /** A line of text: two blanks or more are the gap between columns. */
    public static TextLine of(String line) {
        String bounded = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        String plain = UNSEEN.matcher(bounded)
                .replaceAll("")
                .replace('\u00a0', ' ')
                .replace('\u2007', ' ')
                .replace("\t", "  ");
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(plain);
        while (matcher.find()) {
            pieces.add(new Piece(matcher.group(), matcher.start() * CHARACTER, matcher.end() * CHARACTER));
        }
        return of(0, 0, 0, pieces);
    }

    /** The cell a position of the text is in, or the one before. */
    public Cell cellAt(int position) {
        Cell found = cells.get(0);
        for (Cell cell : cells) {
            if (cell.start() <= position) {
                found = cell;
            }
        }
        return found;
    }

    /** The text of one of its columns. */
    public String text(Cell cell) {
        return text.substring(cell.start(), cell.end());
    }
}
