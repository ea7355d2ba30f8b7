package io.paperbridge.extraction.text;

import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What may belong to a label: what stands behind it, else what stands below it in its column. */
final class TextValues {

    private static final int LINES_BELOW = 4;
    private static final int EMPTY_LABELS = 3;
    private static final int SLACK = 3000;
    private static final Pattern NOTHING = Pattern.compile("[^\\p{L}\\p{N}]*");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private final TextPage page;
    private final TextDates dates;

    /** A piece of text, and the index of the line it stands on. */
    record Place(String text, int line) {}

    TextValues(TextPage page, TextDates dates) {
        this.page = page;
        this.dates = dates;
    }

    /** The places to look at, the likeliest first. */
    List<Place> of(TextPage.Hit hit) {
        String behind = page.behind(hit);
        if (!NOTHING.matcher(behind).matches() && !isRowOfLabels(hit)) {
            return List.of(new Place(behind, hit.line()));
        }
        return below(hit);
    }

    /** The same, and what stands behind a label but a little lower, where it counts as the next line. */
    List<Place> withTheNextLine(TextPage.Hit hit) {
        List<Place> places = new ArrayList<>(of(hit));
        TextLine line = page.rows().get(hit.line());
        toTheRight(hit, line, line.cellAt(hit.start()).at(hit.start()) - SLACK).stream()
                .filter(place -> !places.contains(place))
                .forEach(places::add);
        return places;
    }

    /** What stands below a label in its column, from top to bottom. */
    List<Place> below(TextPage.Hit hit) {
        List<Place> places = new ArrayList<>();
        TextLine line = page.rows().get(hit.line());
        TextLine.Cell cell = line.cellAt(hit.start());
        int left = cell.at(hit.start()) - SLACK;
        int right = cell.at(Math.min(hit.end(), cell.end())) + SLACK;
        List<TextPage.Hit> sharing = sharing(hit, cell);
        int empty = 0;
        for (int i = hit.line() + 1; i < page.lines().size() && i <= hit.line() + LINES_BELOW + empty; i++) {
            TextLine row = page.rows().get(i);
            if (row.page() != line.page()) {
                break;
            }
            if (isOnlyLabels(i)) {
                if (++empty > EMPTY_LABELS) {
                    break;
                }
                continue;
            }
            for (TextLine.Cell below : row.cells()) {
                if (below.left() <= right && below.right() >= left && !beginsWithLabel(i, below)) {
                    String text = row.text(below);
                    places.add(new Place(sharing.size() > 1 ? share(hit, sharing, text) : text, i));
                }
            }
        }
        return places.isEmpty() ? toTheRight(hit, line, left) : places;
    }

    /** A value that is set to the right below its label, before the next label of the row begins. */
    private List<Place> toTheRight(TextPage.Hit hit, TextLine line, int left) {
        int next = hit.line() + 1;
        if (next >= page.rows().size() || page.scanned()) {
            return List.of();
        }
        int until = Integer.MAX_VALUE;
        for (TextLine.Cell cell : line.cells()) {
            if (cell.start() > hit.start()) {
                until = Math.min(until, cell.left());
            }
        }
        for (TextLine.Cell cell : page.rows().get(next).cells()) {
            if (cell.left() >= left && cell.right() <= until && !beginsWithLabel(next, cell)) {
                return List.of(new Place(page.rows().get(next).text(cell), next));
            }
        }
        return List.of();
    }

    /** Labels side by side with no value between them: what belongs to them stands below. */
    private boolean isRowOfLabels(TextPage.Hit hit) {
        List<TextPage.Hit> row = page.hitsOf(hit.line());
        return row.size() > 1
                && row.stream().noneMatch(one -> DIGIT.matcher(page.behind(one)).find())
                && page.behind(hit).strip().length() < 25;
    }

    private boolean isOnlyLabels(int line) {
        List<TextPage.Hit> row = page.hitsOf(line);
        return !row.isEmpty()
                && row.get(0).start() <= 1
                && row.stream()
                        .allMatch(one -> NOTHING.matcher(page.behind(one)).matches());
    }

    private boolean beginsWithLabel(int line, TextLine.Cell cell) {
        return page.hitsOf(line).stream()
                .anyMatch(hit -> hit.start() >= cell.start() && hit.start() <= cell.start() + 1);
    }

    /** The labels of one column whose values stand in one column too, as when a scan has lost the gaps. */
    private List<TextPage.Hit> sharing(TextPage.Hit hit, TextLine.Cell cell) {
        return page.hitsOf(hit.line()).stream()
                .filter(one -> one.start() >= cell.start() && one.start() < cell.end())
                .toList();
    }

    private String share(TextPage.Hit wanted, List<TextPage.Hit> hits, String below) {
        String rest = below;
        for (TextPage.Hit hit : hits) {
            TextDates.Found date = dates.first(rest);
            boolean wantsDate = hit.field().endsWith("date");
            int end = (rest + " ").indexOf(' ', 1);
            if (date != null && (date.start() <= 1 || wantsDate)) {
                end = date.end();
            }
            end = Math.min(Math.max(end, 0), rest.length());
            if (hit.equals(wanted)) {
                return rest.substring(0, end);
            }
            rest = rest.substring(end).strip();
        }
        return "";
    }
}
