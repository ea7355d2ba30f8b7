package io.paperbridge.sandbox.paperless;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text Paperless keeps of a document. */
public final class PaperlessText {

    private PaperlessText() {}

    /** The text layer of a PDF; empty for a file that has none or cannot be opened. */
    public static String of(byte[] file) {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return collapsed(stripper.getText(pdf));
        } catch (IOException e) {
            return "";
        }
    }

    /** Runs of blanks become one blank, lines lose their margins: the columns of a table are gone. */
    public static String collapsed(String text) {
        return text.replace("\r", "")
                .replaceAll("[^\\S\\n]+", " ")
                .replaceAll("(?m)^ | $", "")
                .strip();
    }
}
