package io.paperbridge.sandbox.seed;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Puts rows of text on pages, files into PDFs, and PDFs through a scanner. */
final class PdfPages {

    /** The font PDFBox brings along; embedded, the documents look the same on every machine. */
    private static final byte[] FONT = font();

    private static final float[] COLUMNS = {50, 300, 365, 440, 490};
    private static final float TOP = 790;
    private static final float BOTTOM = 60;
    private static final float LEADING = 16;
    private static final int CELL = 44;
    private static final int LINE = 92;
    private static final float SCAN_DPI = 96;

    private PdfPages() {}

    /** Texts beside each other. */
    record Row(List<String> cells) {

        Row {
            cells = List.copyOf(cells);
        }

        static Row line(String text) {
            return new Row(List.of(text));
        }

        static Row table(List<String> cells) {
            return new Row(cells);
        }
    }

    private static byte[] font() {
        String name = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
        try (InputStream in = PDDocument.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("PDFBox has no longer " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] print(List<Row> rows, long documentId) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDFont font = PDType0Font.load(pdf, new ByteArrayInputStream(FONT), true);
            List<Row> lines = wrapped(rows);
            int perPage = (int) ((TOP - BOTTOM) / LEADING);
            for (int start = 0; start < lines.size(); start += perPage) {
                PDPage page = new PDPage(PDRectangle.A4);
                pdf.addPage(page);
                try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
                    float y = TOP;
                    for (Row row : lines.subList(start, Math.min(lines.size(), start + perPage))) {
                        write(out, font, row, y);
                        y -= LEADING;
                    }
                }
            }
            return bytes(pdf, documentId);
        }
    }

    /** The PDF with a file embedded, as e-invoices carry their XML. */
    static byte[] attach(byte[] pdf, String fileName, String xml) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            byte[] content = xml.getBytes(StandardCharsets.UTF_8);
            PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
            file.setSubtype("text/xml");
            file.setSize(content.length);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(fileName);
            specification.setFileUnicode(fileName);
            specification.setEmbeddedFile(file);
            specification.setEmbeddedFileUnicode(file);
            specification.getCOSObject().setName("AFRelationship", "Alternative");
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(fileName, specification));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            COSArray associated = new COSArray();
            associated.add(specification);
            document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
            return bytes(document, fileName.hashCode() + (long) content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first page as a picture on a page: a scan, without text layer and attachments. */
    static byte[] scan(byte[] pdf) {
        try (PDDocument source = Loader.loadPDF(pdf);
                PDDocument scan = new PDDocument()) {
            BufferedImage picture = new PDFRenderer(source).renderImageWithDPI(0, SCAN_DPI, ImageType.GRAY);
            PDPage page = new PDPage(PDRectangle.A4);
            scan.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(scan, page)) {
                out.drawImage(
                        JPEGFactory.createFromImage(scan, picture, 0.6f),
                        0,
                        0,
                        PDRectangle.A4.getWidth(),
                        PDRectangle.A4.getHeight());
            }
            return bytes(scan, pdf.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(PDDocument pdf, long documentId) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.setDocumentId(documentId);
        pdf.save(out);
        return out.toByteArray();
    }

    private static void write(PDPageContentStream out, PDFont font, Row row, float y) throws IOException {
        for (int column = 0; column < row.cells().size(); column++) {
            if (row.cells().get(column).isEmpty()) {
                continue;
            }
            out.beginText();
            out.setFont(font, 10);
            out.newLineAtOffset(COLUMNS[column], y);
            out.showText(row.cells().get(column));
            out.endText();
        }
    }

    /** Long texts go on in the rows below, in the first column. */
    private static List<Row> wrapped(List<Row> rows) {
        List<Row> lines = new ArrayList<>();
        for (Row row : rows) {
            int width = row.cells().size() > 1 ? CELL : LINE;
            List<String> first = split(printable(row.cells().get(0)), width);
            List<String> cells = new ArrayList<>(row.cells());
            cells.set(0, first.get(0));
            lines.add(new Row(cells));
            first.subList(1, first.size()).forEach(rest -> lines.add(Row.line(rest)));
        }
        return lines;
    }

    private static List<String> split(String text, int width) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int cut = blank > 0 ? blank : width;
            parts.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        parts.add(rest);
        return parts;
    }

    /** The font has no pictures. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e\\u00a1-\\u00ff€]", "?").replaceAll("\\?+", "?");
    }
}
