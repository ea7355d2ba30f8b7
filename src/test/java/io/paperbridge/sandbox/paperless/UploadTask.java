package io.paperbridge.sandbox.paperless;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an upload.
 *
 * @param document the new document; null when the upload was refused
 * @param failure why it was refused; null when it was not
 */
record UploadTask(
        long id,
        String uuid,
        String fileName,
        String mimeType,
        Instant at,
        Account uploader,
        @Nullable Long document,
        @Nullable String failure) {}
