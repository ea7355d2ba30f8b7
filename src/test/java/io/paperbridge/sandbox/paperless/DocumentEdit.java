package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /api/documents/<id>/}: lists are replaced as a whole, the last change wins, unknown keys are ignored. */
final class DocumentEdit {

    private static final String REQUIRED = "This field is required.";

    private final Archive archive;

    DocumentEdit(Archive archive) {
        this.archive = archive;
    }

    /** Everything is checked before anything is changed. */
    void apply(StoredDocument document, JsonNode patch, Account account) {
        Set<Long> tags = patch.has("tags") ? tags(document, patch.get("tags")) : document.tags;
        Map<Long, JsonNode> fields = patch.has("custom_fields") ? fields(patch.get("custom_fields")) : document.fields;
        String title = patch.has("title") ? title(patch.get("title")) : document.title;
        LocalDate created = patch.has("created") ? created(patch.get("created").asText()) : document.created;
        Long correspondent = label(patch, "correspondent", archive.correspondents, document.correspondent);
        Long type = label(patch, "document_type", archive.documentTypes, document.documentType);
        Integer serialNumber = serialNumber(document, patch);
        boolean ownership = patch.has("owner") || patch.has("set_permissions");
        if (ownership && !account.owns(document.owner)) {
            throw Refusal.detail(403, "Insufficient permissions.");
        }

        document.title = title;
        document.content = patch.path("content").asText(document.content);
        document.created = created;
        document.correspondent = correspondent;
        document.documentType = type;
        document.serialNumber = serialNumber;
        replace(document, Set.copyOf(tags), new LinkedHashMap<>(fields));
        if (patch.path("remove_inbox_tags").asBoolean()) {
            document.tags.removeIf(id -> {
                Label tag = archive.tags.get(id);
                return tag != null && tag.inbox();
            });
        }
        if (patch.has("owner")) {
            document.owner = patch.get("owner").isNull()
                    ? null
                    : Long.valueOf(patch.get("owner").asLong());
        }
        grant(document.viewers, patch.path("set_permissions").path("view").path("users"));
        grant(document.changers, patch.path("set_permissions").path("change").path("users"));
        document.touch(archive.now());
    }

    /** What a PUT must name. */
    static void requireWhole(JsonNode body) {
        ObjectNode errors = Json.object();
        for (String key : new String[] {"correspondent", "document_type", "storage_path", "tags"}) {
            if (!body.has(key)) {
                errors.putArray(key).add(REQUIRED);
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.json(400, errors);
        }
    }

    private static void replace(StoredDocument document, Set<Long> tags, Map<Long, JsonNode> fields) {
        document.tags.clear();
        document.tags.addAll(tags);
        document.fields.clear();
        document.fields.putAll(fields);
    }

    private static void grant(Set<Long> users, JsonNode list) {
        if (list.isArray()) {
            users.clear();
            list.forEach(id -> users.add(id.asLong()));
        }
    }

    private Set<Long> tags(StoredDocument document, JsonNode list) {
        if (list.isNull()) {
            throw Refusal.field("tags", "This field may not be null.");
        }
        Set<Long> asked = new TreeSet<>();
        for (JsonNode id : list) {
            if (id.isTextual() && !id.textValue().matches("\\d+")) {
                throw Refusal.field("tags", "Incorrect type. Expected pk value, received str.");
            }
            if (!archive.tags.containsKey(id.asLong())) {
                throw unknown("tags", id);
            }
            asked.add(id.asLong());
        }
        Set<Long> gone = new TreeSet<>(document.tags);
        gone.removeAll(asked);
        Set<Long> kept = new TreeSet<>(asked);
        kept.retainAll(document.tags);
        kept.removeAll(archive.withDescendants(gone));
        asked.removeAll(document.tags);
        kept.addAll(archive.withAncestors(asked));
        return kept;
    }

    private Map<Long, JsonNode> fields(JsonNode list) {
        if (!list.isArray()) {
            throw Refusal.json(
                    400,
                    Json.object()
                            .set(
                                    "custom_fields",
                                    Json.object()
                                            .set(
                                                    "non_field_errors",
                                                    Json.array()
                                                            .add("Expected a list of items but got type \"dict\"."))));
        }
        Map<Long, JsonNode> values = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode item : list) {
            JsonNode value = item.get("value");
            if (value == null) {
                ObjectNode errors = Json.object();
                errors.putArray("custom_fields").addObject().putArray("value").add(REQUIRED);
                throw Refusal.json(400, errors);
            }
            FieldDefinition field = archive.fields.get(item.path("field").asLong());
            if (field == null) {
                throw inField(
                        index, "field", "Invalid pk \"" + item.path("field").asText() + "\" - object does not exist.");
            }
            int at = index;
            new FieldValues(archive).refusal(field, value).ifPresent(why -> {
                throw inField(at, "non_field_errors", why);
            });
            values.put(field.id(), FieldValues.stored(field, value));
            index++;
        }
        return values;
    }

    private static Refusal inField(int index, String key, String message) {
        ObjectNode errors = Json.object();
        errors.putObject("custom_fields")
                .putObject(Integer.toString(index))
                .putArray(key)
                .add(message);
        return Refusal.json(400, errors);
    }

    private static String title(JsonNode title) {
        if (title.asText().length() > 128) {
            throw Refusal.field("title", "Ensure this field has no more than 128 characters.");
        }
        return title.asText();
    }

    private static LocalDate created(String text) {
        try {
            return text.length() > 10
                    ? OffsetDateTime.parse(text).atZoneSameInstant(Archive.ZONE).toLocalDate()
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.field("created", "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.");
        }
    }

    private static @Nullable Long label(JsonNode patch, String key, Map<Long, Label> known, @Nullable Long before) {
        if (!patch.has(key)) {
            return before;
        }
        JsonNode id = patch.get(key);
        if (id.isNull()) {
            return null;
        }
        if (!known.containsKey(id.asLong())) {
            throw unknown(key, id);
        }
        return id.asLong();
    }

    private @Nullable Integer serialNumber(StoredDocument document, JsonNode patch) {
        String key = "archive_serial_number";
        if (!patch.has(key)) {
            return document.serialNumber;
        }
        if (patch.get(key).isNull()) {
            return null;
        }
        Integer number = patch.get(key).asInt();
        if (archive.documents.values().stream()
                .anyMatch(other -> other != document && number.equals(other.serialNumber))) {
            throw Refusal.field(key, "document with this archive serial number already exists.");
        }
        return number;
    }

    private static Refusal unknown(String key, JsonNode id) {
        return Refusal.field(key, "Invalid pk \"" + id.asText() + "\" - object does not exist.");
    }
}
