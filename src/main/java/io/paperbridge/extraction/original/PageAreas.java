package io.paperbridge.extraction.original;

import io.paperbridge.document.OriginalFile;
import io.paperbridge.extraction.page.TextLayout;
import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.template.Area;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of parts of the pages of one document. However many are asked for, they take no longer in all than the whole may. */
public final class PageAreas {

    private final Originals originals;
    private final OriginalFile original;
    private Duration left;

    PageAreas(Originals originals, OriginalFile original, Duration limit) {
        this.originals = originals;
        this.original = original;
        this.left = limit;
    }

    /** The text of one part; empty where it shows none, or where there are no pages; null when the time is over. */
    public @Nullable String text(Area area) {
        long start = System.nanoTime();
        List<TextLine> lines = originals.lines(original, area, left);
        left = left.minusNanos(System.nanoTime() - start);
        return left.isNegative() || left.isZero() ? null : TextLayout.of(lines);
    }
}
