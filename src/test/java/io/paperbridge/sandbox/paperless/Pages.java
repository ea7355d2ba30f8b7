package io.paperbridge.sandbox.paperless;

import io.paperbridge.document.OriginalFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

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

    /** An archive version: another PDF than the original, and without the files embedded in it. */
    static byte[] archiveVersion(long document) {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            pdf.addPage(new PDPage());
            pdf.setDocumentId(document);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
