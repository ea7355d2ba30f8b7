package io.paperbridge.sandbox.paperless;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document as a person would see it in Paperless at this moment.
 *
 * @param tags the names of its tags
 * @param fields custom fields by name, in the order they were set; a select shows its label, null a field without value
 * @param notes the texts of its notes, oldest first
 */
public record PaperlessDocument(
        long id,
        String title,
        String content,
        Instant added,
        Set<String> tags,
        Map<String, @Nullable String> fields,
        List<String> notes,
        @Nullable String correspondent,
        @Nullable String documentType) {

    public PaperlessDocument {
        tags = Set.copyOf(tags);
        fields = new LinkedHashMap<>(fields);
        notes = List.copyOf(notes);
    }

    /** The value of a custom field; null when the document does not carry it or it has no value. */
    public @Nullable String field(String name) {
        return fields.get(name);
    }
}
