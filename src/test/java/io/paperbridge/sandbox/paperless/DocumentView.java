package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a document with names instead of ids. */
final class DocumentView {

    private DocumentView() {}

    static PaperlessDocument of(Archive archive, StoredDocument document) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        document.fields.forEach((id, value) -> {
            FieldDefinition field = archive.fields.get(id);
            if (field != null) {
                fields.put(field.name(), text(field, value));
            }
        });
        return new PaperlessDocument(
                document.id,
                document.title,
                document.content,
                document.added,
                archive.byName(document.tags).stream()
                        .map(id -> nameOf(archive.tags, id))
                        .collect(Collectors.toSet()),
                fields,
                document.notes.stream().map(Note::text).toList(),
                document.correspondent == null ? null : nameOf(archive.correspondents, document.correspondent),
                document.documentType == null ? null : nameOf(archive.documentTypes, document.documentType));
    }

    private static @Nullable String text(FieldDefinition field, JsonNode value) {
        return value.isNull() ? null : field.options().getOrDefault(value.asText(), value.asText());
    }

    private static String nameOf(Map<Long, Label> labels, long id) {
        Label label = labels.get(id);
        return label == null ? "" : label.name();
    }
}
