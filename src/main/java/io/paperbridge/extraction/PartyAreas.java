package io.paperbridge.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which parts of a page speak of the seller and which of the buyer: what stands below their labels, column by column. */
final class PartyAreas {

    private static final int LINES_OF_A_PARTY = 9;
    private static final int LINES_OF_A_LOST_COLUMN = 4;
    private static final int SLACK = 4000;

    private final TextPage page;
    private final List<Area> areas = new ArrayList<>();

    /** Whom an area speaks of; the label is the one above it. */
    record Area(boolean seller, TextPage.Hit label, int last, int left, int right) {}

    PartyAreas(TextPage page) {
        this.page = page;
        List<TextPage.Hit> labels = new ArrayList<>(page.hits("seller"));
        labels.addAll(page.hits("buyer"));
        labels.removeIf(hit -> !page.isHeading(hit));
        labels.sort(Comparator.comparingInt(TextPage.Hit::line));
        for (TextPage.Hit label : labels) {
            areas.add(area(label, labels));
        }
    }

    private Area area(TextPage.Hit label, List<TextPage.Hit> labels) {
        TextLine line = page.rows().get(label.line());
        TextLine.Cell cell = line.cellAt(label.start());
        boolean columns = !page.scanned() || line.cells().size() > 1;
        int last = label.line() + (columns ? LINES_OF_A_PARTY : LINES_OF_A_LOST_COLUMN);
        int left = cell.left();
        for (TextPage.Hit other : labels) {
            int otherLeft = page.rows().get(other.line()).cellAt(other.start()).left();
            if (other.line() > label.line() && Math.abs(otherLeft - left) < 6 * SLACK) {
                last = Math.min(last, other.line() - 1);
            }
        }
        int right = Integer.MAX_VALUE;
        for (TextPage.Hit other : labels) {
            int otherLeft = page.rows().get(other.line()).cellAt(other.start()).left();
            if (other.line() == label.line() && otherLeft > left + SLACK) {
                right = Math.min(right, otherLeft - SLACK);
            }
        }
        if (right == Integer.MAX_VALUE
                && line.cells().size() > 1
                && !cell.equals(line.cells().get(line.cells().size() - 1))) {
            TextLine.Cell next = line.cells().get(line.cells().indexOf(cell) + 1);
            right = Math.max(cell.right() + SLACK, next.left() - SLACK);
        }
        return new Area(
                label.field().equals("seller"),
                label,
                Math.min(last, page.lines().size() - 1),
                left - SLACK,
                right);
    }

    List<Area> all() {
        return areas;
    }

    /** The area that a column of a line is in, the one with the nearest label above; null when it is in none. */
    @Nullable
    Area of(int line, TextLine.Cell cell) {
        Area nearest = null;
        for (Area area : areas) {
            if (line >= area.label().line()
                    && line <= area.last()
                    && cell.left() >= area.left()
                    && cell.left() <= area.right()
                    && (nearest == null
                            || area.label().line() >= nearest.label().line())) {
                nearest = area;
            }
        }
        return nearest;
    }

    boolean isBuyers(int line, TextLine.Cell cell) {
        Area area = of(line, cell);
        return area != null && !area.seller();
    }
}
