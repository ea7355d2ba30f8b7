package io.paperbridge.extraction;

import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.SourceDocument.Correspondent;
import io.paperbridge.document.Term;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Documents as Paperless would hand them over. */
public final class Sources {

    private static final DocumentRef REF = new DocumentRef(17, Instant.parse("2026-10-02T08:00:00Z"));

    private Sources() {}

    public static SourceDocument scan(String text) {
        return of(text, new OriginalFile(new byte[] {1, 2, 3}, "image/png", "scan.png"));
    }

    public static SourceDocument pdf(byte[] pdf, String text) {
        return of(text, new OriginalFile(pdf, "application/pdf", "invoice.pdf"));
    }

    public static SourceDocument xml(String xml) {
        return xml(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static SourceDocument xml(byte[] xml) {
        return of("", new OriginalFile(xml, "application/xml", "invoice.xml"));
    }

    public static SourceDocument corrected(SourceDocument source, Map<Term, String> corrections) {
        return new SourceDocument(
                source.ref(),
                source.title(),
                source.content(),
                source.original(),
                source.correspondent(),
                source.documentType(),
                source.stated(),
                source.tags(),
                corrections);
    }

    public static SourceDocument titled(String title, SourceDocument source) {
        return new SourceDocument(
                source.ref(),
                title,
                source.content(),
                source.original(),
                source.correspondent(),
                source.documentType(),
                source.stated(),
                source.tags(),
                source.corrections());
    }

    public static SourceDocument from(SourceDocument source, String correspondent) {
        return new SourceDocument(
                source.ref(),
                source.title(),
                source.content(),
                source.original(),
                new Correspondent(3, correspondent),
                source.documentType(),
                source.stated(),
                source.tags(),
                source.corrections());
    }

    private static SourceDocument of(String text, OriginalFile original) {
        return new SourceDocument(REF, "a document", text, original, null, null, null, List.of(), Map.of());
    }
}
