package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the audit log of documents: a document as it was is compared with what became of it. */
final class History {

    private final Archive archive;
    private long lastId;

    History(Archive archive) {
        this.archive = archive;
    }

    void clear() {
        lastId = 0;
    }

    /** A document before a change. */
    record Before(
            Set<Long> tags,
            Map<Long, JsonNode> fields,
            String title,
            @Nullable Long correspondent,
            @Nullable Long documentType,
            @Nullable Long owner) {

        static Before of(StoredDocument document) {
            return new Before(
                    new TreeSet<>(document.tags),
                    new LinkedHashMap<>(document.fields),
                    document.title,
                    document.correspondent,
                    document.documentType,
                    document.owner);
        }
    }

    /** A new document: its title, then each tag, all by the server itself. */
    void created(StoredDocument document) {
        ObjectNode changes = Json.object();
        changes.set("title", change(null, document.title));
        add(document, "create", changes, null);
        document.tags.forEach(id -> add(document, "update", tags("add", Set.of(id)), null));
    }

    /** An edit of the document itself: plain fields in one entry, tags and custom fields each in their own. */
    void edited(StoredDocument document, Before before, @Nullable Account actor) {
        Set<Long> added = new TreeSet<>(document.tags);
        added.removeAll(before.tags());
        Set<Long> removed = new TreeSet<>(before.tags());
        removed.removeAll(document.tags);
        if (!removed.isEmpty()) {
            add(document, "update", tags("delete", removed), actor);
        }
        if (!added.isEmpty()) {
            add(document, "update", tags("add", added), actor);
        }
        document.fields.forEach((id, value) -> {
            JsonNode old = before.fields().get(id);
            if (!value.equals(old)) {
                add(document, old == null ? "create" : "update", field(id, value), actor);
            }
        });
        ObjectNode changes = Json.object();
        put(changes, "title", before.title(), document.title);
        put(changes, "correspondent", before.correspondent(), document.correspondent);
        put(changes, "document_type", before.documentType(), document.documentType);
        put(changes, "owner", before.owner(), document.owner);
        if (!changes.isEmpty()) {
            add(document, "update", changes, actor);
        }
    }

    /** A bulk edit: the newest id of before, and all ids of after, whether anything changed or not. */
    void bulkEdited(StoredDocument document, String what, Collection<Long> before, Account actor) {
        List<Long> after =
                new ArrayList<>(what.equals("tags") ? archive.byName(document.tags) : document.fields.keySet());
        ArrayNode pair = Json.array();
        pair.add(before.isEmpty() ? null : Collections.max(before));
        pair.add(Json.ids(after));
        ObjectNode changes = Json.object();
        changes.set(what, pair);
        add(document, "update", changes, actor);
    }

    /** A bulk edit of a single value, told as numbers. */
    void bulkSet(StoredDocument document, String what, @Nullable Long before, @Nullable Long after, Account actor) {
        ObjectNode changes = Json.object();
        changes.putArray(what).add(before).add(after);
        add(document, "update", changes, actor);
    }

    private void add(StoredDocument document, String action, ObjectNode changes, @Nullable Account actor) {
        document.history.add(0, new HistoryEntry(++lastId, archive.now(), action, changes, actor));
    }

    private ObjectNode tags(String operation, Collection<Long> ids) {
        ObjectNode changes = Json.object();
        ObjectNode tags = changes.putObject("tags").put("type", "m2m").put("operation", operation);
        ArrayNode names = tags.putArray("objects");
        ids.stream().map(archive.tags::get).filter(Objects::nonNull).forEach(tag -> names.add(tag.name()));
        return changes;
    }

    private ObjectNode field(long id, JsonNode value) {
        ObjectNode changes = Json.object();
        FieldDefinition definition = archive.fields.get(id);
        changes.putObject("custom_fields")
                .put("type", "custom_field")
                .put("field", definition == null ? "" : definition.name())
                .put("value", value.isNull() ? "None" : value.asText());
        return changes;
    }

    private static void put(ObjectNode changes, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.set(name, change(before, after));
        }
    }

    private static ArrayNode change(@Nullable Object before, @Nullable Object after) {
        return Json.array()
                .add(before == null ? "None" : before.toString())
                .add(after == null ? "None" : after.toString());
    }
}
