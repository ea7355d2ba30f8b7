package io.paperbridge.sandbox.paperless;

import io.paperbridge.document.OriginalFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFTextStripper;

/** What Paperless makes of the files it is given. */
final class Pages {

    private Pages() {}

    /** The number of pages; 1 for an image or a PDF that cannot be opened. */
    static int of(OriginalFile file) {
        if (!file.mimeType().equals("application/pdf")) {
            return 1;
        }
        try (PDDocument pdf = Loader.loadPDF(file.bytes())) {
            return pdf.getNumberOfPages();
        } catch (IOException e) {
            return 1;
        }
    }

    /** The text layer as Paperless stores it; empty for what has none. */
    static String text(byte[] file) {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return collapsed(stripper.getText(pdf));
        } catch (IOException e) {
            return "";
        }
    }

    /** Runs of blanks become one blank, lines lose their margins: the columns of a table are gone. */
    static String collapsed(String text) {
        return text.replace("\r", "")
                .replaceAll("[^\\S\\n]+", " ")
                .replaceAll("(?m)^ | $", "")
                .strip();
    }

    /** An archive version: another PDF than the original, and without the files embedded in it. */
    static byte[] archiveVersion(long document) {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream text = new PDPageContentStream(pdf, page)) {
                text.beginText();
                text.setFont(new PDType1Font(FontName.HELVETICA), 11);
                text.newLineAtOffset(50, 700);
                text.showText("Archive version of document " + document);
                text.endText();
            }
            pdf.setDocumentId(document);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
