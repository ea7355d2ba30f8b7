package io.paperbridge.sandbox.paperless;

import io.paperbridge.document.OriginalFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document to put into the sandbox, as if it had been uploaded and consumed.
 *
 * @param title at most 128 characters
 * @param content the text Paperless would store
 * @param original the uploaded file
 * @param tags names; must exist
 * @param correspondent a name, made when missing; null for none
 * @param documentType a name, made when missing; null for none
 * @param scanned whether Paperless keeps an archive version beside the original
 */
public record NewDocument(
        String title,
        String content,
        OriginalFile original,
        List<String> tags,
        @Nullable String correspondent,
        @Nullable String documentType,
        boolean scanned) {

    public NewDocument {
        tags = List.copyOf(tags);
    }

    /** A PDF without tags, correspondent or type. */
    public static NewDocument pdf(String title, String content, byte[] pdf) {
        OriginalFile file =
                new OriginalFile(pdf, "application/pdf", title.replaceAll("[^\\p{Alnum}.-]+", "-") + ".pdf");
        return new NewDocument(title, content, file, List.of(), null, null, false);
    }

    /** The same document with these tags. */
    public NewDocument withTags(String... names) {
        return new NewDocument(title, content, original, List.of(names), correspondent, documentType, scanned);
    }

    /** The same document of this correspondent. */
    public NewDocument withCorrespondent(String name) {
        return new NewDocument(title, content, original, tags, name, documentType, scanned);
    }

    /** The same document of this type. */
    public NewDocument withDocumentType(String name) {
        return new NewDocument(title, content, original, tags, correspondent, name, scanned);
    }

    /** The same document with an archive version that is not the original. */
    public NewDocument asScan() {
        return new NewDocument(title, content, original, tags, correspondent, documentType, true);
    }
}
