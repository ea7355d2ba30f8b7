package io.paperbridge.sandbox.paperless;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an upload.
 *
 * @param document the new document; null when the upload was refused, or waits
 * @param failure why it was refused; null when it was not, or waits
 */
record UploadTask(
        long id,
        String uuid,
        String fileName,
        String mimeType,
        Instant at,
        Account uploader,
        @Nullable Long document,
        @Nullable String failure) {

    boolean isWaiting() {
        return document == null && failure == null;
    }

    String status() {
        return isWaiting() ? "pending" : document != null ? "success" : "failure";
    }

    UploadTask ended(@Nullable Long made, @Nullable String why) {
        return new UploadTask(id, uuid, fileName, mimeType, at, uploader, made, why);
    }
}
