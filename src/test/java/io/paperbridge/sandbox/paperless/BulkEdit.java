package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/documents/bulk_edit/}: all or nothing; what it changes is seen at once, {@code modified} moves later. */
final class BulkEdit {

    private static final Set<String> METHODS = Set.of(
            "add_tag",
            "remove_tag",
            "modify_tags",
            "set_correspondent",
            "set_document_type",
            "modify_custom_fields",
            "delete");

    private final Archive archive;

    BulkEdit(Archive archive) {
        this.archive = archive;
    }

    SandboxAnswer answer(Call call) {
        JsonNode body = call.json();
        List<StoredDocument> documents = documents(body.path("documents"));
        String method = body.path("method").asText();
        if (!METHODS.contains(method)) {
            throw Refusal.field("method", "\"" + method + "\" is not a valid choice.");
        }
        Runnable change = change(method, body.path("parameters"), documents, call.account());
        if (!call.account().may("change_document")
                || documents.stream().anyMatch(document -> !document.changeableBy(call.account()))) {
            throw Refusal.text(403, "Insufficient permissions");
        }
        change.run();
        return SandboxAnswer.json(200, "{\"result\":\"OK\"}");
    }

    private List<StoredDocument> documents(JsonNode ids) {
        if (!ids.isArray()) {
            throw archive.version.isThree()
                    ? Refusal.field("non_field_errors", "documents is required unless all is true.")
                    : Refusal.field("documents", "This field is required.");
        }
        Set<Long> seen = new LinkedHashSet<>();
        List<StoredDocument> documents = new ArrayList<>();
        for (JsonNode id : ids) {
            StoredDocument document = archive.documents.get(id.asLong());
            if (document == null || document.deletedAt != null || !seen.add(document.id)) {
                throw Refusal.field("documents", "Some documents in documents don't exist or were specified twice.");
            }
            documents.add(document);
        }
        return documents;
    }

    private Runnable change(String method, JsonNode parameters, List<StoredDocument> documents, Account actor) {
        return switch (method) {
            case "add_tag" -> {
                Set<Long> added = archive.withAncestors(Set.of(tag(parameters)));
                yield () -> documents.forEach(document -> {
                    Set<Long> before = Set.copyOf(document.tags);
                    if (document.tags.addAll(added)) {
                        touch(document);
                    }
                    archive.history.bulkEdited(document, "tags", before, actor);
                });
            }
            case "remove_tag" -> {
                Set<Long> removed = archive.withDescendants(Set.of(tag(parameters)));
                yield () -> documents.forEach(document -> {
                    Set<Long> before = Set.copyOf(document.tags);
                    if (document.tags.removeAll(removed)) {
                        touch(document);
                    }
                    archive.history.bulkEdited(document, "tags", before, actor);
                });
            }
            case "modify_tags" -> {
                Set<Long> added = archive.withAncestors(tags(parameters, "add_tags"));
                Set<Long> removed = archive.withDescendants(tags(parameters, "remove_tags"));
                yield () -> documents.forEach(document -> {
                    Set<Long> before = Set.copyOf(document.tags);
                    document.tags.removeAll(removed);
                    document.tags.addAll(added);
                    touch(document);
                    archive.history.bulkEdited(document, "tags", before, actor);
                });
            }
            case "set_correspondent" -> {
                Long id = label(parameters, "correspondent", archive.correspondents, "Correspondent");
                yield () -> documents.forEach(document -> {
                    archive.history.bulkSet(document, "correspondent", document.correspondent, id, actor);
                    document.correspondent = id;
                    touch(document);
                });
            }
            case "set_document_type" -> {
                Long id = label(parameters, "document_type", archive.documentTypes, "Document type");
                yield () -> documents.forEach(document -> {
                    archive.history.bulkSet(document, "document_type", document.documentType, id, actor);
                    document.documentType = id;
                    touch(document);
                });
            }
            case "modify_custom_fields" -> {
                Map<Long, JsonNode> added = addedFields(parameters);
                Set<Long> removed = fieldIds(parameters, "remove_custom_fields");
                yield () -> documents.forEach(document -> {
                    Set<Long> before = Set.copyOf(document.fields.keySet());
                    document.fields.putAll(added);
                    document.fields.keySet().removeAll(removed);
                    touch(document);
                    archive.history.bulkEdited(document, "custom_fields", before, actor);
                });
            }
            default -> () -> documents.forEach(document -> document.deletedAt = archive.now());
        };
    }

    private void touch(StoredDocument document) {
        document.touchLater(archive.now().plus(archive.modifiedLag));
    }

    private long tag(JsonNode parameters) {
        long id = required(parameters, "tag").asLong();
        if (!archive.tags.containsKey(id)) {
            throw error("Tag does not exist");
        }
        return id;
    }

    private Set<Long> tags(JsonNode parameters, String name) {
        return ids(required(parameters, name), name, "tags", archive.tags);
    }

    private Set<Long> fieldIds(JsonNode parameters, String name) {
        return ids(required(parameters, name), name, "custom fields", archive.fields);
    }

    private static Set<Long> ids(JsonNode list, String name, String what, Map<Long, ?> known) {
        if (!list.isArray()) {
            throw error(name + " must be a list");
        }
        Set<Long> ids = new LinkedHashSet<>();
        for (JsonNode id : list) {
            if (!known.containsKey(id.asLong()) || !ids.add(id.asLong())) {
                throw error("Some " + what + " in " + name + " don't exist or were specified twice.");
            }
        }
        return ids;
    }

    /** Given as a list, fields are added without a value, over the one they had. */
    private Map<Long, JsonNode> addedFields(JsonNode parameters) {
        String name = "add_custom_fields";
        JsonNode asked = required(parameters, name);
        Map<Long, JsonNode> values = new LinkedHashMap<>();
        if (asked.isArray()) {
            ids(asked, name, "custom fields", archive.fields).forEach(id -> values.put(id, NullNode.getInstance()));
            return values;
        }
        ObjectNode errors = Json.object();
        asked.properties().forEach(entry -> {
            FieldDefinition field =
                    entry.getKey().matches("\\d{1,18}") ? archive.fields.get(Long.valueOf(entry.getKey())) : null;
            if (field == null) {
                throw error("Some custom fields in " + name + " don't exist or were specified twice.");
            }
            if (archive.version.isThree()) {
                new FieldValues(archive).refusal(field, entry.getValue()).ifPresent(why -> errors.putObject(
                                entry.getKey())
                        .putArray("non_field_errors")
                        .add(why));
                values.put(
                        field.id(), errors.isEmpty() ? FieldValues.stored(field, entry.getValue()) : entry.getValue());
            } else {
                values.put(field.id(), entry.getValue());
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.json(400, Json.object().set(name, errors));
        }
        return values;
    }

    private static @Nullable Long label(JsonNode parameters, String name, Map<Long, Label> known, String what) {
        JsonNode id = required(parameters, name);
        if (id.isNull()) {
            return null;
        }
        if (!known.containsKey(id.asLong())) {
            throw error(what + " does not exist");
        }
        return id.asLong();
    }

    private static JsonNode required(JsonNode parameters, String name) {
        if (!parameters.has(name)) {
            throw error(name + " not specified");
        }
        return parameters.path(name);
    }

    private static Refusal error(String message) {
        return Refusal.field("non_field_errors", message);
    }
}
