package io.paperbridge.extraction;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.SourceDocument.Correspondent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** Files of this machine as documents: for those who want to see what would be read before they upload anything. */
public final class LocalDocuments {

    private static final String PDF = "application/pdf";
    private static final Pattern XML = Pattern.compile("\\.(xml|p7m)$", Pattern.CASE_INSENSITIVE);
    private static final String PDF_BEGINS = "%PDF-";

    private LocalDocuments() {}

    /**
     * The document that Paperless would make of a file; its text is the text of the PDF, without OCR, or of the text file.
     *
     * @param correspondent the correspondent it would get; null for none
     * @param type the document type it would get; null for none
     * @param stated what that type says it is; null when it says nothing
     * @param tags the tags it would get
     * @throws IOException when the file cannot be read
     */
    public static SourceDocument read(
            Path file,
            @Nullable String correspondent,
            @Nullable String type,
            @Nullable EntryKind stated,
            List<String> tags)
            throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean pdf = text.startsWith(PDF_BEGINS);
        String name = String.valueOf(file.getFileName());
        return new SourceDocument(
                new DocumentRef(1, Instant.EPOCH),
                name,
                pdf ? textOf(bytes) : XML.matcher(name).find() ? "" : text,
                new OriginalFile(bytes, pdf ? PDF : XML.matcher(name).find() ? "application/xml" : "text/plain", name),
                correspondent == null ? null : new Correspondent(1, correspondent),
                type,
                stated,
                tags,
                Map.of());
    }

    /** Empty for what cannot be opened: the reader says why. */
    private static String textOf(byte[] pdf) {
        if (PdfBombs.isBomb(pdf)) {
            return "";
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }
}
