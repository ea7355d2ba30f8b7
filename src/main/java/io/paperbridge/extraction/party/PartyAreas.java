package io.paperbridge.extraction.party;

import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which parts of a page speak of the seller and which of the buyer: what stands below their labels, column by column. */
public final class PartyAreas {

    private static final int LINES_OF_A_PARTY = 9;
    private static final int LINES_OF_A_LOST_COLUMN = 4;
    private static final int SLACK = 4000;
    private static final int LINES_OF_AN_ADDRESS = 3;
    private static final Set<String> REFERENCES = Set.of("number", "issue-date", "due-date", "currency");
    private static final Pattern PLACE = Pattern.compile(
            "(?<![0-9.,])(?:[A-Z]{1,2}-)?[0-9]{4,6},? ?\\p{Lu}\\p{L}+|\\p{L}{3,}[,.]? [A-Z]{2,3},? [0-9]{5}");
    private static final Pattern NEXT_COLUMN = Pattern.compile("[\\s:]*\\s{3}");

    private final TextPage page;
    private final PartyNames names;
    private final int firstPlace;
    private final List<Area> areas = new ArrayList<>();
    private final List<Area> holders = new ArrayList<>();

    /** Whom an area speaks of; the label is the one above it. */
    record Area(boolean seller, TextPage.Hit label, int last, int left, int right) {

        boolean covers(int line, TextLine.Cell cell) {
            return line >= label.line() && line <= last && cell.left() >= left && cell.left() <= right;
        }
    }

    /** The areas of a page. */
    public PartyAreas(TextPage page, PartyNames names) {
        this.page = page;
        this.names = names;
        this.firstPlace = IntStream.range(0, page.lines().size())
                .filter(line -> PLACE.matcher(page.lines().get(line)).find())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        List<TextPage.Hit> labels = new ArrayList<>(page.hits("seller"));
        labels.removeIf(this::isColumnOfReferences);
        labels.addAll(page.hits("buyer"));
        labels.removeIf(hit -> !page.isHeading(hit));
        labels.sort(Comparator.comparingInt(TextPage.Hit::line));
        for (TextPage.Hit label : labels) {
            areas.add(area(label, labels));
        }
        for (TextPage.Hit label : page.hits("account-holder")) {
            if (page.isHeading(label)) {
                holders.add(area(label, labels));
            }
        }
    }

    /** Between numbers and dates, “Vendeur” heads a column with the name of a salesperson. */
    private boolean isColumnOfReferences(TextPage.Hit seller) {
        return page.hitsOf(seller.line()).stream()
                        .filter(hit -> REFERENCES.contains(hit.field()))
                        .count()
                > 1;
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
                !label.field().equals("buyer"),
                label,
                Math.min(last, page.lines().size() - 1),
                left - SLACK,
                right);
    }

    List<Area> all() {
        return areas;
    }

    /** What says whose the account is that is to be paid to. */
    List<Area> holders() {
        return holders;
    }

    /** The area that a column of a line is in, the one with the nearest label above; null when it is in none. */
    @Nullable
    Area of(int line, TextLine.Cell cell) {
        Area nearest = null;
        for (Area area : areas) {
            if (area.covers(line, cell)
                    && (nearest == null
                            || area.label().line() >= nearest.label().line())) {
                nearest = area;
            }
        }
        return nearest;
    }

    /** Whether a column of a line speaks of the buyer. */
    public boolean isBuyers(int line, TextLine.Cell cell) {
        Area area = of(line, cell);
        return area != null && !area.seller();
    }

    /**
     * Whether a name stands where a letter names the one it goes to: its address below it, and another address, that of the sender,
     * before it.
     */
    boolean isAddressee(int line, TextLine.Cell cell) {
        if (line >= page.rows().size() / 2) {
            return false;
        }
        boolean addressBelow = false;
        for (int i = line + 1;
                i <= Math.min(line + LINES_OF_AN_ADDRESS, page.rows().size() - 1);
                i++) {
            TextLine row = page.rows().get(i);
            addressBelow |= row.cells().stream()
                    .anyMatch(below -> Math.abs(below.left() - cell.left()) < SLACK
                            && PLACE.matcher(row.text(below)).find());
        }
        return addressBelow && firstPlace < line;
    }

    /** Behind the label; else behind “Name:” below it; else the first line below it that is a name. */
    @Nullable
    String nameIn(Area area) {
        TextPage.Hit label = area.label();
        String beside = page.behind(label).replaceFirst("^[\\s:]+", "");
        int gap = beside.indexOf("   ");
        beside = (gap < 0 ? beside : beside.substring(0, gap)).strip();
        boolean nextColumn = NEXT_COLUMN.matcher(page.behind(label)).lookingAt();
        if (!beside.isEmpty() && (isName(beside) || !nextColumn)) {
            return isName(beside) ? PartyNames.clean(beside) : null;
        }
        if (nextColumn && names.isNameWithNumber(beside)) {
            return beside;
        }
        boolean isParty = areas.contains(area);
        for (int i = label.line() + 1; i <= area.last(); i++) {
            TextLine line = page.rows().get(i);
            for (int j = 0; j < line.cells().size(); j++) {
                TextLine.Cell cell = line.cells().get(j);
                String text = line.text(cell);
                Area nearest = of(i, cell);
                boolean anothers = nearest != null && !nearest.equals(area) && (isParty || !nearest.seller());
                if (!area.covers(i, cell) || anothers) {
                    continue;
                }
                if (names.isNameLabel(text) && j + 1 < line.cells().size()) {
                    return PartyNames.clean(line.text(line.cells().get(j + 1)));
                }
                String behind = names.behindNameLabel(text);
                if (behind != null && isName(behind)) {
                    return PartyNames.clean(behind);
                }
                if (!text.contains(":") && !startsWithLabel(i, cell) && isName(text)) {
                    return PartyNames.clean(text);
                }
            }
        }
        return null;
    }

    private boolean isName(String text) {
        return names.isName(text) && !text.isBlank();
    }

    private boolean startsWithLabel(int line, TextLine.Cell cell) {
        return page.hitsOf(line).stream().anyMatch(hit -> hit.start() == cell.start() && hit.end() >= cell.end() - 1);
    }
}
