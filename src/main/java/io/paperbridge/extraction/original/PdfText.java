package io.paperbridge.extraction.original;

import io.paperbridge.extraction.page.TextLine;
import io.paperbridge.extraction.template.Area;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * The text of a PDF by the places of its glyphs: lines by baseline, columns wherever the gap is wider than one between words.
 *
 * <p>Of a long document only the first and the last pages are read.
 */
final class PdfText extends PDFTextStripper {

    private static final int FIRST_PAGES = 10;
    private static final int LAST_PAGES = 4;
    private static final int MOST_GLYPHS = 200_000;
    /** Places are whole thousandths of a point. */
    private static final int POINT = 1000;

    private static final int HUNDRED = 100;

    /** In hundredths of the size of a letter. */
    private static final int SAME_LINE = 40;

    /** In hundredths of the width of a letter. */
    private static final int GAP_OF_WORDS = 36;

    private static final int GAP_OF_COLUMNS = 170;
    private static final int PART_OF_A_BLANK = 50;
    private static final int MANY_MORE = 4;
    private static final int PRINTED_TWICE = 20;

    /** In hundredths of the size of a letter. */
    private static final int BELOW_BASELINE = 25;

    private final List<TextLine> lines = new ArrayList<>();
    private final List<Glyph> glyphs = new ArrayList<>();
    private int all;

    private record Glyph(String text, int x, int y, int width, int size, int direction) {}

    private final @Nullable Area area;

    private PdfText(@Nullable Area area) {
        this.area = area;
        setSuppressDuplicateOverlappingText(false);
    }

    /**
     * The lines of the first and last pages, from top to bottom; empty when the PDF has no text layer.
     *
     * @throws IOException when it cannot be opened or read
     */
    static List<TextLine> of(byte[] pdf) throws IOException {
        return of(pdf, null);
    }

    /**
     * The same of a part of the pages.
     *
     * @param area the part of the pages to read; null for all
     * @throws IOException when it cannot be opened or read
     */
    static List<TextLine> of(byte[] pdf, @Nullable Area area) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PdfText text = new PdfText(area);
            int pages = document.getNumberOfPages();
            if (area != null) {
                text.read(
                        document,
                        area.firstPage(),
                        Math.min(pages, Math.min(area.lastPage(), area.firstPage() + LAST_PAGES)));
                return text.lines;
            }
            text.read(document, 1, Math.min(pages, FIRST_PAGES));
            if (pages > FIRST_PAGES) {
                text.read(document, Math.max(FIRST_PAGES + 1, pages - LAST_PAGES + 1), pages);
            }
            return text.lines;
        }
    }

    private void read(PDDocument document, int first, int last) throws IOException {
        setStartPage(first);
        setEndPage(last);
        getText(document);
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("reading the pages takes too long");
        }
        if (all++ > MOST_GLYPHS) {
            return;
        }
        String text = glyph.getUnicode() == null ? null : glyph.getUnicode().replace('\u00a0', ' ');
        int height = thousandths(glyph.getHeightDir());
        int size = height > POINT ? height * 7 / 5 : thousandths(glyph.getFontSizeInPt());
        if (text != null && !text.isEmpty() && size > POINT) {
            Glyph one = new Glyph(
                    text,
                    thousandths(glyph.getXDirAdj()),
                    thousandths(glyph.getYDirAdj()),
                    thousandths(glyph.getWidthDirAdj()),
                    size,
                    Math.round(glyph.getDir()));
            if (area == null || isWithin(area, one)) {
                glyphs.add(one);
            }
        }
    }

    private static boolean isWithin(Area area, Glyph glyph) {
        int middle = glyph.x() + glyph.width() / 2;
        return area.left() <= middle && middle < area.right() && area.top() <= glyph.y() && glyph.y() < area.bottom();
    }

    @Override
    protected void writePage() {
        int direction = direction();
        glyphs.removeIf(glyph -> glyph.direction() != direction);
        glyphs.sort(Comparator.comparingInt(Glyph::y));
        List<Glyph> line = new ArrayList<>();
        int baseline = 0;
        for (Glyph glyph : glyphs) {
            if (!line.isEmpty()
                    && glyph.y() - baseline
                            > part(SAME_LINE, Math.min(glyph.size(), line.get(0).size()))) {
                endLine(line);
            }
            if (line.isEmpty()) {
                baseline = glyph.y();
            }
            line.add(glyph);
        }
        endLine(line);
        glyphs.clear();
    }

    /** A page may lie on its side; what is only printed along its edge is not read. */
    private int direction() {
        Map<Integer, Long> counts =
                glyphs.stream().collect(Collectors.groupingBy(Glyph::direction, Collectors.counting()));
        long upright = counts.getOrDefault(0, 0L);
        return counts.entrySet().stream()
                .filter(one -> one.getValue() > upright * MANY_MORE)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private void endLine(List<Glyph> line) {
        if (line.isEmpty()) {
            return;
        }
        line.sort(Comparator.comparingInt(Glyph::x));
        List<TextLine.Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int left = line.get(0).x();
        int right = left;
        Glyph before = null;
        int blank = Integer.MAX_VALUE;
        int letter = widthOfLetter(line);
        for (Glyph glyph : line) {
            if (glyph.text().isBlank()) {
                blank = glyph.width();
                continue;
            }
            if (before == null) {
                left = glyph.x();
                right = left;
            } else if (isPrintedTwice(before, glyph)) {
                continue;
            }
            int gap = glyph.x() - right;
            if (before != null && gap > part(GAP_OF_COLUMNS, letter)) {
                pieces.add(new TextLine.Piece(text.toString(), left, right));
                text.setLength(0);
                left = glyph.x();
            } else if (before != null && (gap > part(GAP_OF_WORDS, letter) || gap > part(PART_OF_A_BLANK, blank))) {
                text.append(' ');
            }
            blank = Integer.MAX_VALUE;
            text.append(glyph.text());
            right = Math.max(right, glyph.x() + glyph.width());
            before = glyph;
        }
        if (before != null) {
            pieces.add(new TextLine.Piece(text.toString(), left, right));
            int baseline = line.get(0).y();
            int size = line.stream().mapToInt(Glyph::size).max().orElse(0);
            int bottom = baseline + Math.toIntExact(part(BELOW_BASELINE, size));
            lines.add(TextLine.of(getCurrentPageNo(), bottom - size, bottom, pieces));
        }
        line.clear();
    }

    /** Neither the size of a font nor its height can be trusted; how wide its letters are can. */
    private static int widthOfLetter(List<Glyph> line) {
        long sum = 0;
        int count = 0;
        for (Glyph glyph : line) {
            if (!glyph.text().isBlank()) {
                sum += glyph.width();
                count++;
            }
        }
        return count == 0 ? POINT : Math.toIntExact(sum / count);
    }

    /** Bold that is made by printing a glyph again, a hair beside. */
    private static boolean isPrintedTwice(Glyph one, Glyph other) {
        return one.text().equals(other.text()) && other.x() - one.x() < part(PRINTED_TWICE, one.width());
    }

    /** So many hundredths of a length. */
    private static long part(int hundredths, int length) {
        return (long) hundredths * length / HUNDRED;
    }

    /** No page is two kilometres wide, whatever a file says. */
    private static int thousandths(Number points) {
        return Math.round(Math.max(-POINT * POINT, Math.min(POINT * POINT, points.floatValue())) * POINT);
    }
}
