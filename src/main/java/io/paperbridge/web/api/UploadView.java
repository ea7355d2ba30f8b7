package io.paperbridge.web.api;

import io.paperbridge.journal.UploadBook.Upload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded through Paperbridge.
 *
 * @param state {@code sending}, {@code in-doubt} (Paperless did not answer), {@code queued} (Paperless is at work), {@code consumed} (it
 *     has made a document of it), {@code failed}
 * @param reason why it failed; left out unless it did
 * @param paperlessId the document it became, from {@code consumed} on
 * @param document that document as the journal has it, from when it has come in
 */
record UploadView(
        String id,
        String state,
        String fileName,
        String mediaType,
        long size,
        @Nullable String title,
        @Nullable String type,
        String actor,
        Instant uploadedAt,
        @Nullable String reason,
        @Nullable Long paperlessId,
        @Nullable DocumentView document) {

    static UploadView of(Upload upload, @Nullable DocumentView document) {
        return new UploadView(
                upload.id(),
                Texts.word(upload.state().name()),
                upload.wanted().fileName(),
                upload.wanted().mediaType(),
                upload.wanted().size(),
                upload.wanted().title(),
                upload.wanted().documentType(),
                upload.wanted().actor(),
                upload.at(),
                upload.reason(),
                upload.paperlessId(),
                document);
    }
}
