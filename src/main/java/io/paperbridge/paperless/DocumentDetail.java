package io.paperbridge.paperless;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.DocumentRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as Paperless' API shows it; only what Paperbridge uses. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DocumentDetail(
        @JsonProperty(required = true) long id,
        @JsonProperty(required = true) String added,
        @Nullable String title,
        @Nullable String content,
        @Nullable Long correspondent,
        @JsonProperty("document_type") @Nullable Long documentType,
        @JsonProperty("original_file_name") @Nullable String originalFileName,
        @JsonProperty("mime_type") @Nullable String mimeType,
        @Nullable List<Long> tags,
        @JsonProperty("custom_fields") @Nullable List<FieldValue> customFields,
        @Nullable List<FileVersion> versions) {

    /** Its identity. */
    public DocumentRef ref() {
        return new DocumentRef(id, addedAt());
    }

    /** Which file it has now: the checksum of the latest one; null where Paperless keeps one file for ever, and says nothing. */
    public @Nullable String fileVersion() {
        return versions == null
                ? null
                : versions.stream()
                        .max(Comparator.comparingLong(FileVersion::id))
                        .map(FileVersion::checksum)
                        .orElse(null);
    }

    /** When it was added. */
    Instant addedAt() {
        return OffsetDateTime.parse(added).toInstant();
    }

    /** Whether a correspondent is set. */
    public boolean hasCorrespondent() {
        return correspondent != null;
    }

    /** The value of a custom field as text; empty when the document does not have the field or it is empty. */
    String valueOf(long field) {
        if (customFields == null) {
            return "";
        }
        return customFields.stream()
                .filter(one -> one.field() == field
                        && one.value() != null
                        && one.value().isValueNode())
                .map(one -> one.value() == null || one.value().isNull()
                        ? ""
                        : one.value().asText())
                .findFirst()
                .orElse("");
    }

    /** One file of a document. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FileVersion(@JsonProperty(required = true) long id, @Nullable String checksum) {}

    /** One custom field of a document. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FieldValue(@JsonProperty(required = true) long field, @Nullable JsonNode value) {}
}
