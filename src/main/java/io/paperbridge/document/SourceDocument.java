package io.paperbridge.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as Paperless holds it: what is read, and what a person has said about it.
 *
 * @param ref its identity
 * @param title the title in Paperless
 * @param content the text Paperless stores (OCR or text layer); may be empty, its columns are gone
 * @param original the uploaded file; empty when Paperless has none
 * @param correspondent the correspondent; null when none is set
 * @param documentType the name of the document type; null when none is set
 * @param stated what the document type says the document is; null when it says nothing
 * @param tags the names of the document's tags, as far as Paperless shows them
 * @param corrections what a person has put into our custom fields, by term; it wins over XML and text
 */
public record SourceDocument(
        DocumentRef ref,
        String title,
        String content,
        OriginalFile original,
        @Nullable Correspondent correspondent,
        @Nullable String documentType,
        @Nullable EntryKind stated,
        List<String> tags,
        Map<Term, String> corrections) {

    public SourceDocument {
        tags = List.copyOf(tags);
        corrections = Map.copyOf(corrections);
    }

    /** The same document with other corrections. */
    public SourceDocument withCorrections(Map<Term, String> others) {
        return new SourceDocument(ref, title, content, original, correspondent, documentType, stated, tags, others);
    }

    /** The same document as if no person had corrected a field. */
    public SourceDocument uncorrected() {
        return withCorrections(Map.of());
    }

    /**
     * A Paperless correspondent.
     *
     * @param id the id in Paperless
     * @param name the name as Paperless shows it
     */
    public record Correspondent(long id, String name) {}
}
