package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The calls on one document: read, change, delete, its file, its metadata, its notes. */
final class DocumentCalls {

    private static final String NO_NUMBER = "Not found.";

    private final Archive archive;

    DocumentCalls(Archive archive) {
        this.archive = archive;
    }

    SandboxAnswer get(Call call) {
        call.require("view_document");
        StoredDocument document = visible(call);
        return ok(new DocumentJson(archive, call).detail(document));
    }

    SandboxAnswer patch(Call call) {
        call.require("change_document");
        StoredDocument document = changeable(call);
        edit(document, call);
        return ok(new DocumentJson(archive, call).changed(document));
    }

    private void edit(StoredDocument document, Call call) {
        History.Before before = History.Before.of(document);
        new DocumentEdit(archive).apply(document, call.json(), call.account());
        archive.history.edited(document, before, call.account());
    }

    /** The audit log, newest first. */
    SandboxAnswer history(Call call) {
        call.require("view_document");
        StoredDocument document = inPart(call, "Insufficient permissions");
        ArrayNode array = Json.array();
        document.history.forEach(entry -> array.add(entry.json()));
        return ok(array);
    }

    /** Of a document without versions: itself. */
    SandboxAnswer root(Call call) {
        return ok(Json.object().put("root_id", visible(call).id));
    }

    SandboxAnswer nextSerialNumber(Call call) {
        int last = archive.present().stream()
                .filter(document -> document.serialNumber != null)
                .mapToInt(document -> document.serialNumber)
                .max()
                .orElse(0);
        return SandboxAnswer.json(200, String.valueOf(last + 1));
    }

    SandboxAnswer put(Call call) {
        call.require("change_document");
        StoredDocument document = changeable(call);
        DocumentEdit.requireWhole(call.json());
        edit(document, call);
        return ok(new DocumentJson(archive, call).changed(document));
    }

    SandboxAnswer delete(Call call) {
        call.require("delete_document");
        changeable(call).deletedAt = archive.now();
        return SandboxAnswer.empty(204);
    }

    /** The archive version if there is one, unless {@code original=true} is asked for in exactly these letters. */
    SandboxAnswer download(Call call, String disposition) {
        StoredDocument document = inPart(call, "Insufficient permissions");
        boolean original = call.parameter("original").orElse("").equals("true") || !document.archived;
        byte[] bytes = original ? document.original.bytes() : Pages.archiveVersion(document.id);
        String type = original ? document.original.mimeType() : "application/pdf";
        String name = document.created + " " + correspondent(document) + document.title + suffix(type);
        String ascii = name.replaceAll("[^\\x20-\\x7e]", "").replace("\"", "'");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return SandboxAnswer.bytes(200, type, bytes)
                .with("Content-Disposition", disposition + "; filename=\"" + ascii + "\"; filename*=utf-8''" + encoded);
    }

    SandboxAnswer metadata(Call call) {
        StoredDocument document = inPart(call, "Insufficient permissions");
        ObjectNode json = Json.object()
                .put("original_checksum", document.checksum)
                .put("original_size", document.original.size())
                .put("original_mime_type", document.original.mimeType())
                .put("media_filename", "%07d".formatted(document.id) + suffix(document.original.mimeType()))
                .put("has_archive_version", document.archived);
        json.putArray("original_metadata");
        json.put("archive_checksum", document.archived ? document.checksum : null);
        json.put("archive_media_filename", document.archived ? "%07d.pdf".formatted(document.id) : null);
        json.put("original_filename", document.original.name());
        json.put("archive_size", document.archived ? document.original.size() : null);
        json.putNull("archive_metadata");
        json.put("lang", "en");
        String modified =
                DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).format(document.modified(archive.now()));
        return ok(json).with("ETag", "\"" + document.checksum + "\"")
                .with("Last-Modified", modified.replace("UTC", "GMT"))
                .with("Cache-Control", "no-cache");
    }

    SandboxAnswer notes(Call call) {
        StoredDocument document = inPart(call, "Insufficient permissions to view notes");
        allowed(call.account().may("view_note"), "view");
        return ok(DocumentJson.notes(document));
    }

    /** Answers 200, even when the note could not be saved. */
    SandboxAnswer addNote(Call call) {
        StoredDocument document = inPart(call, "Insufficient permissions to view notes");
        allowed(call.account().may("add_note") && document.changeableBy(call.account()), "create");
        JsonNode note = call.jsonOrForm().path("note");
        if (!note.isTextual()) {
            return SandboxAnswer.json(200, "{\"error\":\"Error saving note, check logs for more detail.\"}");
        }
        document.notes.add(archive.note(note.textValue(), call.account()));
        document.touch(archive.now());
        return ok(DocumentJson.notes(document));
    }

    SandboxAnswer deleteNote(Call call) {
        StoredDocument document = inPart(call, "Insufficient permissions to view notes");
        allowed(call.account().may("delete_note") && document.changeableBy(call.account()), "delete");
        String id = call.parameter("id").orElse("");
        if (!document.notes.removeIf(note -> Long.toString(note.id()).equals(id))) {
            throw Refusal.detail(404, "No Note matches the given query.");
        }
        document.touch(archive.now());
        return ok(DocumentJson.notes(document));
    }

    private static void allowed(boolean allowed, String what) {
        if (!allowed) {
            throw Refusal.text(403, "Insufficient permissions to " + what + " notes");
        }
    }

    /** What an account must not see does not exist for it. */
    private StoredDocument visible(Call call) {
        String id = call.path().get(0);
        if (!id.matches("\\d{1,18}")) {
            throw Refusal.detail(404, NO_NUMBER);
        }
        StoredDocument document = archive.documents.get(Long.valueOf(id));
        if (document == null || document.deletedAt != null || !document.visibleTo(call.account())) {
            throw Refusal.detail(404, "No Document matches the given query.");
        }
        return document;
    }

    private StoredDocument changeable(Call call) {
        StoredDocument document = visible(call);
        if (!document.changeableBy(call.account())) {
            throw Refusal.noPermission();
        }
        return document;
    }

    /** For a file or notes: the trash counts, and what an account must not see is refused. */
    private StoredDocument inPart(Call call, String refusal) {
        String id = call.path().get(0);
        StoredDocument document = id.matches("\\d{1,18}") ? archive.documents.get(Long.valueOf(id)) : null;
        if (document == null) {
            throw Refusal.detail(404, NO_NUMBER);
        }
        if (!call.account().may("view_document") || !document.visibleTo(call.account())) {
            throw Refusal.text(403, refusal);
        }
        return document;
    }

    private String correspondent(StoredDocument document) {
        Label label = document.correspondent == null ? null : archive.correspondents.get(document.correspondent);
        return label == null ? "" : label.name() + " ";
    }

    private static String suffix(String mimeType) {
        return mimeType.equals("application/pdf") ? ".pdf" : "." + mimeType.substring(mimeType.indexOf('/') + 1);
    }

    private static SandboxAnswer ok(JsonNode json) {
        return SandboxAnswer.json(200, Json.text(json));
    }
}
