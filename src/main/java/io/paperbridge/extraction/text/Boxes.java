package io.paperbridge.extraction.text;

import io.paperbridge.document.Box;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.page.TextPage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where on the page the values stand that were found on a line or below it. */
final class Boxes {

    /** A value may stand some lines below its label. */
    private static final int LINES_BELOW = 4;

    private final List<TextLine> lines;

    Boxes(TextPage page) {
        this.lines = page.rows();
    }

    /** Those that can be found; the others are left out. */
    Map<Term, Box> of(Map<Term, Evidence> evidence) {
        Map<Term, Box> boxes = new EnumMap<>(Term.class);
        evidence.forEach((term, one) -> {
            Box box = box(one);
            if (box != null) {
                boxes.put(term, box);
            }
        });
        return boxes;
    }

    private @Nullable Box box(Evidence evidence) {
        int named = TextPage.lineOf(evidence.source());
        if (named < 0) {
            return null;
        }
        for (int i = named; i < Math.min(lines.size(), named + LINES_BELOW + 1); i++) {
            TextLine line = lines.get(i);
            int start = 0;
            int end = -1;
            while (end < 0 && start < line.text().length()) {
                end = endOf(evidence.value(), line.text(), start++);
            }
            if (end > 0 && line.page() > 0) {
                int left = line.cellAt(start - 1).at(start - 1);
                int right = line.cellAt(end - 1).at(end);
                return new Box(line.page(), left, line.top(), Math.max(left, right), line.bottom());
            }
        }
        return null;
    }

    /** Where a value ends that begins at a place, whatever blanks are printed in it; -1 when it does not begin there. */
    private static int endOf(String value, String text, int start) {
        int at = start;
        for (int i = 0; i < value.length(); i++) {
            while (i > 0 && at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            if (value.charAt(i) == ' ') {
                continue;
            }
            if (at >= text.length()
                    || Character.toLowerCase(text.charAt(at)) != Character.toLowerCase(value.charAt(i))) {
                return -1;
            }
            at++;
        }
        return value.isBlank() ? -1 : at;
    }
}
