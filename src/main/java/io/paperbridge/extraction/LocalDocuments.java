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
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Files of this machine as documents: for those who want to see what would be read before they upload anything. */
public final class LocalDocuments {

    private static final String PDF = "application/pdf";
    private static final String XML = "application/xml";
    private static final String TEXT = "text/plain";
    private static final Pattern NAMED_LIKE_XML = Pattern.compile("\\.(xml|p7m)$", Pattern.CASE_INSENSITIVE);
    private static final String PDF_BEGINS = "%PDF-";

    /** As Paperless' answers by default, see {@code paperbridge.remote.largest-answer}. */
    private static final DataSize LARGEST = DataSize.ofMegabytes(50);

    private LocalDocuments() {}

    /**
     * The document that Paperless would make of a file; its text is that of a text file, or what the PDF itself holds, without OCR.
     *
     * @param correspondent the correspondent it would get; null for none
     * @param type the document type it would get; null for none
     * @param stated what that type says it is; null when it says nothing
     * @param tags the tags it would get
     * @throws IOException when the file cannot be read or is larger than 50 MB
     */
    public static SourceDocument read(
            Path file,
            @Nullable String correspondent,
            @Nullable String type,
            @Nullable EntryKind stated,
            List<String> tags)
            throws IOException {
        if (Files.size(file) > LARGEST.toBytes()) {
            throw new IOException(
                    "it is larger than %d MB, which is what is taken from Paperless".formatted(LARGEST.toMegabytes()));
        }
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        String mimeType = mimeType(bytes, name);
        return new SourceDocument(
                new DocumentRef(1, Instant.EPOCH),
                name,
                content(bytes, mimeType),
                new OriginalFile(bytes, mimeType, name),
                correspondent == null ? null : new Correspondent(1, correspondent),
                type,
                stated,
                tags,
                Map.of());
    }

    private static String mimeType(byte[] bytes, String name) {
        if (new String(bytes, 0, Math.min(bytes.length, PDF_BEGINS.length()), StandardCharsets.ISO_8859_1)
                .equals(PDF_BEGINS)) {
            return PDF;
        }
        return NAMED_LIKE_XML.matcher(name).find() ? XML : TEXT;
    }

    /** What Paperless keeps as its text; that of a PDF is read from the PDF itself, and of XML there is none. */
    private static String content(byte[] bytes, String mimeType) {
        return mimeType.equals(TEXT) ? new String(bytes, StandardCharsets.UTF_8) : "";
    }
}
