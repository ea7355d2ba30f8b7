package io.paperbridge.extraction;

import io.paperbridge.document.Box;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.original.Originals;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages of a PDF with a frame around each value that was read there. */
public final class EvidencePictures {

    private static final int DOTS_PER_INCH = 108;
    private static final int POINTS_PER_INCH = 72;
    private static final int THOUSAND = 1000;
    private static final int LARGEST_SIDE = 2_000;
    private static final int MARGIN = 3;
    private static final int LETTERS = 12;
    private static final Color FRAME = new Color(0, 102, 204);
    private static final Color UNCERTAIN = new Color(201, 25, 11);
    private static final int CERTAIN = 70;

    private EvidencePictures() {}

    /**
     * Writes a PNG for each page on which a value stands, named {@code NAME-1.png} and so on.
     *
     * @param pdf the PDF
     * @param evidence where its values stand
     * @param folder where the pictures go; it is made when it is not there
     * @param name how they are called
     * @return the files
     * @throws IOException when the PDF cannot be drawn, a page is larger than a sheet of A1, or a file cannot be written
     */
    public static List<Path> write(byte[] pdf, Map<Term, Evidence> evidence, Path folder, String name)
            throws IOException {
        Map<Integer, Map<Term, Evidence>> pages = new TreeMap<>();
        evidence.forEach((term, one) -> {
            Box box = one.box();
            if (box != null) {
                pages.computeIfAbsent(box.page(), page -> new TreeMap<>()).put(term, one);
            }
        });
        List<Path> written = new ArrayList<>();
        if (pages.isEmpty() || Originals.unfolds(pdf)) {
            return written;
        }
        Files.createDirectories(folder);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (Map.Entry<Integer, Map<Term, Evidence>> page : pages.entrySet()) {
                PDRectangle size = document.getPage(page.getKey() - 1).getCropBox();
                if (size.getWidth() > LARGEST_SIDE || size.getHeight() > LARGEST_SIDE) {
                    throw new IOException("page " + page.getKey() + " is too large for a picture");
                }
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page.getKey() - 1, DOTS_PER_INCH);
                frame(image, page.getValue());
                Path file = folder.resolve(name + "-" + page.getKey() + ".png");
                ImageIO.write(image, "png", file.toFile());
                written.add(file);
            }
        }
        return written;
    }

    private static void frame(BufferedImage image, Map<Term, Evidence> evidence) {
        Graphics2D drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setStroke(new BasicStroke(2));
        drawing.setFont(new Font(Font.SANS_SERIF, Font.BOLD, LETTERS));
        evidence.forEach((term, one) -> {
            Box box = one.box();
            if (box != null) {
                frame(drawing, box, label(term, one), one.confidence() < CERTAIN ? UNCERTAIN : FRAME);
            }
        });
        drawing.dispose();
    }

    private static void frame(Graphics2D drawing, Box box, String label, Color color) {
        int left = dots(box.left()) - MARGIN;
        int top = dots(box.top()) - MARGIN;
        int width = dots(box.right()) + MARGIN - left;
        int height = dots(box.bottom()) + MARGIN - top;
        drawing.setColor(color);
        drawing.drawRect(left, top, width, height);
        FontMetrics letters = drawing.getFontMetrics();
        drawing.fillRect(left + width, top - 1, letters.stringWidth(label) + 2 * MARGIN, height + 2);
        drawing.setColor(Color.WHITE);
        int baseline = top + (height + letters.getAscent() - letters.getDescent()) / 2;
        drawing.drawString(label, left + width + MARGIN, baseline);
    }

    private static String label(Term term, Evidence evidence) {
        return term.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + evidence.confidence() + " %";
    }

    private static int dots(int thousandths) {
        return Math.toIntExact((long) thousandths * DOTS_PER_INCH / POINTS_PER_INCH / THOUSAND);
    }
}
