package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls about the server as a whole: statistics, status, the trash. */
final class ServerCalls {

    private final Archive archive;

    ServerCalls(Archive archive) {
        this.archive = archive;
    }

    SandboxAnswer statistics(Call call) {
        List<StoredDocument> seen = archive.present().stream()
                .filter(document -> document.visibleTo(call.account()))
                .toList();
        List<Long> inbox = archive.tags.values().stream()
                .filter(Label::inbox)
                .map(Label::id)
                .toList();
        Map<String, Integer> types = new TreeMap<>();
        seen.forEach(document -> types.merge(document.original.mimeType(), 1, Integer::sum));
        ObjectNode json = Json.object()
                .put("documents_total", seen.size())
                .put(
                        "documents_inbox",
                        seen.stream()
                                .filter(document -> inbox.stream().anyMatch(document.tags::contains))
                                .count());
        json.put("inbox_tag", inbox.isEmpty() ? null : inbox.get(0));
        json.set("inbox_tags", Json.ids(inbox));
        ArrayNode counts = json.putArray("document_file_type_counts");
        types.forEach((type, count) -> counts.addObject().put("mime_type", type).put("mime_type_count", count));
        return ok(json.put(
                        "character_count",
                        seen.stream()
                                .mapToLong(document -> document.content.length())
                                .sum())
                .put("tag_count", visible(archive.tags, call))
                .put("correspondent_count", visible(archive.correspondents, call))
                .put("document_type_count", visible(archive.documentTypes, call))
                .put("storage_path_count", 0)
                .put("current_asn", 0));
    }

    /** For administrators only. */
    SandboxAnswer status(Call call) {
        if (!call.account().superuser()) {
            throw Refusal.text(403, "Insufficient permissions");
        }
        ObjectNode json = Json.object()
                .put("pngx_version", archive.version.release())
                .put("server_os", "sandbox")
                .put("install_type", "bare-metal");
        json.putObject("database").put("type", "memory").put("status", "OK");
        json.putObject("tasks").put("redis_status", "OK").put("celery_status", "OK");
        return ok(json);
    }

    /** Who is calling, what he may do, and how the server is set up. */
    SandboxAnswer userInterface(Call call) {
        call.require("view_uisettings");
        Account account = call.account();
        ObjectNode json = Json.object();
        json.putObject("user")
                .put("id", account.id())
                .put("username", account.name())
                .put("is_staff", account.superuser())
                .put("is_superuser", account.superuser())
                .putArray("groups");
        ObjectNode settings = json.putObject("settings");
        settings.putObject("update_checking").put("backend_setting", "default");
        settings.put("trash_delay", 30)
                .put("version", archive.version.release())
                .putNull("app_title")
                .putNull("app_logo")
                .put("auditlog_enabled", true)
                .put("email_enabled", false);
        if (archive.version.isThree()) {
            settings.put("ai_enabled", false);
        }
        ArrayNode permissions = json.putArray("permissions");
        List<String> held = account.superuser()
                ? Account.ALL
                : account.permissions().stream().sorted().toList();
        held.forEach(permissions::add);
        return ok(json);
    }

    /** For administrators only. */
    SandboxAnswer users(Call call) {
        call.require("view_user");
        return ok(new Listing(call).page(List.copyOf(archive.accounts.values()), Account::id, account -> Json.object()
                .put("id", account.id())
                .put("username", account.name())
                .put("is_superuser", account.superuser())));
    }

    /** There are none here. */
    SandboxAnswer storagePaths(Call call) {
        return ok(new Listing(call).page(List.<Label>of(), Label::id, label -> Json.object()));
    }

    SandboxAnswer trash(Call call) {
        call.require("delete_document");
        List<StoredDocument> deleted = archive.documents.values().stream()
                .filter(document -> document.deletedAt != null)
                .filter(document -> document.visibleTo(call.account()))
                .toList();
        DocumentJson json = new DocumentJson(archive, call);
        return ok(new Listing(call).page(deleted, document -> document.id, json::listed));
    }

    SandboxAnswer emptyOrRestore(Call call) {
        call.require("delete_document");
        JsonNode body = call.json();
        ObjectNode answer = Json.object().put("result", "OK");
        ArrayNode ids = answer.putArray("doc_ids");
        for (JsonNode id : body.path("documents")) {
            ids.add(id.asLong());
            if (body.path("action").asText().equals("restore")) {
                archive.document(id.asLong()).deletedAt = null;
            } else {
                archive.documents.remove(id.asLong());
            }
        }
        return ok(answer);
    }

    private static long visible(Map<Long, Label> labels, Call call) {
        return labels.values().stream()
                .filter(label -> call.account().owns(label.owner()))
                .count();
    }

    private static SandboxAnswer ok(JsonNode json) {
        return SandboxAnswer.json(200, Json.text(json));
    }
}
