package io.paperbridge.extraction;

import io.paperbridge.document.Box;

import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Term;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
            int start = line.text().toLowerCase(Locale.ROOT).indexOf(evidence.value().toLowerCase(Locale.ROOT));
            if (start >= 0 && line.page() > 0) {
                int end = Math.min(line.text().length(), start + evidence.value().length());
                int left = line.cellAt(start).at(start);
                int right = line.cellAt(end - 1).at(end);
                return new Box(line.page(), left, line.top(), Math.max(left, right), line.bottom());
            }
        }
        return null;
    }
}
