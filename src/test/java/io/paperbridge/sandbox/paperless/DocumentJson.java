package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders a document as the API shows it, with the keys in its order. */
final class DocumentJson {

    /** Where the ids of later files begin; a real server counts them together with documents. */
    private static final long LATER_FILES = 1_000_000;

    private static final DateTimeFormatter WITH_FRACTION =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");
    private static final DateTimeFormatter WITHOUT_FRACTION = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final int TRUNCATED = 550;

    private final Archive archive;
    private final Call call;

    DocumentJson(Archive archive, Call call) {
        this.archive = archive;
        this.call = call;
    }

    /** An instant as Paperless prints it: in the zone of the server, and without a fraction when it is zero. */
    static String local(Instant instant) {
        DateTimeFormatter format =
                instant.truncatedTo(ChronoUnit.SECONDS).equals(instant) ? WITHOUT_FRACTION : WITH_FRACTION;
        return format.withZone(Archive.ZONE).format(instant);
    }

    /** One entry of a list. */
    ObjectNode listed(StoredDocument document) {
        return shaped(render(document, List.of(), fullPermissions()));
    }

    /** The answer to a GET of one document; names the documents with the same file. */
    ObjectNode detail(StoredDocument document) {
        List<StoredDocument> twins = archive.present().stream()
                .filter(other -> other.id != document.id && other.checksum.equals(document.checksum))
                .toList();
        return shaped(render(document, twins, fullPermissions()));
    }

    /** The answer to a change of one document, always with its permissions. */
    ObjectNode changed(StoredDocument document) {
        return shaped(render(document, List.of(), true));
    }

    static ArrayNode notes(StoredDocument document) {
        ArrayNode notes = Json.array();
        for (Note note : document.notes) {
            ObjectNode json = notes.addObject()
                    .put("id", note.id())
                    .put("note", note.text())
                    .put("created", local(note.created()));
            json.putObject("user")
                    .put("id", note.author().id())
                    .put("username", note.author().name())
                    .put("first_name", "")
                    .put("last_name", "");
        }
        return notes;
    }

    private ObjectNode render(StoredDocument document, List<StoredDocument> twins, boolean permissions) {
        boolean three = archive.version.isThree();
        ObjectNode json = Json.object().put("id", document.id);
        json.put("correspondent", document.correspondent);
        json.put("document_type", document.documentType);
        json.putNull("storage_path");
        json.put("title", document.title);
        json.put("content", content(document));
        json.set("tags", Json.ids(archive.byName(document.tags)));
        json.put("created", document.created.toString());
        json.put("created_date", document.created.toString());
        json.put("modified", local(document.modified(archive.now())));
        json.put("added", local(document.added));
        json.put("deleted_at", localOrNull(document.deletedAt));
        json.put("archive_serial_number", document.serialNumber);
        json.put("original_file_name", document.original.name());
        json.put("archived_file_name", document.archived ? "%07d.pdf".formatted(document.id) : null);
        if (three) {
            ArrayNode duplicates = json.putArray("duplicate_documents");
            twins.forEach(twin -> duplicates
                    .addObject()
                    .put("id", twin.id)
                    .put("title", twin.title)
                    .putNull("deleted_at"));
        }
        json.put("owner", document.owner);
        if (permissions) {
            ObjectNode node = json.putObject("permissions");
            addGrant(node, "view", document.viewers);
            addGrant(node, "change", document.changers);
        } else {
            json.put("user_can_change", document.changeableBy(call.account()));
            json.put("is_shared_by_requester", false);
        }
        json.set("notes", notes(document));
        json.set("custom_fields", fields(document));
        json.put("page_count", document.pages);
        json.put("mime_type", document.original.mimeType());
        if (three) {
            json.putNull("root_document");
            ArrayNode versions = json.putArray("versions");
            for (int i = 0; i < document.laterFiles.size(); i++) {
                versions.addObject()
                        .put("id", document.id * LATER_FILES + i)
                        .put("added", WITH_FRACTION.withZone(ZoneOffset.UTC).format(document.added))
                        .putNull("version_label")
                        .put("checksum", document.laterFiles.get(i))
                        .put("is_root", false);
            }
            versions.addObject()
                    .put("id", document.id)
                    .put("added", WITH_FRACTION.withZone(ZoneOffset.UTC).format(document.added))
                    .putNull("version_label")
                    .put("checksum", document.checksum)
                    .put("is_root", true);
        }
        return json;
    }

    private static void addGrant(ObjectNode permissions, String kind, Iterable<Long> users) {
        ObjectNode grant = permissions.putObject(kind);
        ArrayNode list = grant.putArray("users");
        users.forEach(list::add);
        grant.putArray("groups");
    }

    private static ArrayNode fields(StoredDocument document) {
        ArrayNode fields = Json.array();
        document.fields.forEach((field, value) ->
                fields.addObject().<ObjectNode>set("value", value).put("field", field));
        return fields;
    }

    private String content(StoredDocument document) {
        boolean cut = call.parameter("truncate_content").orElse("").equalsIgnoreCase("true");
        return cut && document.content.length() > TRUNCATED
                ? document.content.substring(0, TRUNCATED)
                : document.content;
    }

    private boolean fullPermissions() {
        return call.parameter("full_perms").orElse("").equalsIgnoreCase("true");
    }

    /** Keeps only the keys of {@code fields=}; names that do not exist are ignored. */
    private ObjectNode shaped(ObjectNode json) {
        call.parameter("fields").ifPresent(names -> json.retain(List.of(names.split(",", -1))));
        return json;
    }

    private static @Nullable String localOrNull(@Nullable Instant instant) {
        return instant == null ? null : local(instant);
    }
}
