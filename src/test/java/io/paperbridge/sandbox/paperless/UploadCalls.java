package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.sandbox.Multipart;
import io.paperbridge.sandbox.SandboxAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/documents/post_document/} and the tasks that tell what became of an upload; it is consumed at once, unless uploads are held. */
final class UploadCalls {

    private final Archive archive;

    UploadCalls(Archive archive) {
        this.archive = archive;
    }

    SandboxAnswer post(Call call) {
        if (!call.contentType().startsWith("multipart/form-data")) {
            throw call.unsupported();
        }
        if (!call.account().may("add_document")) {
            throw Refusal.text(403, "Insufficient permissions");
        }
        Multipart form = new Multipart(call.contentType(), call.request().body().bytes());
        Multipart.Part file = form.part("document")
                .filter(part -> part.fileName() != null)
                .orElseThrow(() -> Refusal.field("document", "No file was submitted."));
        String mimeType = mimeType(file.content());
        if (!Set.of("application/pdf", "image/png", "image/jpeg", "image/tiff").contains(mimeType)) {
            throw Refusal.field("document", "File type " + mimeType + " not supported");
        }
        Long correspondent = known(form, "correspondent", archive.correspondents);
        Long type = known(form, "document_type", archive.documentTypes);
        Set<Long> tags = tags(form.values("tags"), correspondentError(form));
        long id = archive.tasks.size() + 1L;
        Account uploader = call.account();
        UploadTask waiting = waiting(id, String.valueOf(file.fileName()), mimeType, uploader);
        archive.tasks.add(waiting);
        Runnable work = () -> {
            UploadTask task = consume(id, form, file, mimeType, tags, uploader);
            if (task.document() != null) {
                StoredDocument stored = archive.document(task.document());
                stored.correspondent = correspondent;
                stored.documentType = type;
                stored.owner = uploader.id();
            }
            archive.tasks.set((int) id - 1, task);
        };
        List<Runnable> held = archive.heldUploads;
        if (held == null) {
            work.run();
        } else {
            held.add(work);
        }
        return SandboxAnswer.json(200, "\"" + waiting.uuid() + "\"");
    }

    private UploadTask waiting(long id, String name, String mimeType, Account uploader) {
        String uuid = UUID.nameUUIDFromBytes(("task " + id).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new UploadTask(id, uuid, name, mimeType, archive.now(), uploader, null, null);
    }

    SandboxAnswer tasks(Call call) {
        call.require("view_paperlesstask");
        Optional<String> uuid = call.parameter("task_id");
        List<UploadTask> rows = archive.tasks.stream()
                .filter(task -> uuid.map(task.uuid()::equals).orElse(true))
                .toList();
        if (call.api() >= 10) {
            return SandboxAnswer.json(
                    200, Json.text(new Listing(call).page(rows, UploadTask::id, UploadCalls::modern)));
        }
        ArrayNode bare = Json.array();
        rows.forEach(task -> bare.add(classic(task)));
        return SandboxAnswer.json(200, Json.text(bare));
    }

    private UploadTask consume(
            long id, Multipart form, Multipart.Part file, String mimeType, Set<Long> tags, Account uploader) {
        String name = String.valueOf(file.fileName());
        String title = form.values("title").stream().findFirst().orElse(name.replaceFirst("\\.[^.]*$", ""));
        OriginalFile original = new OriginalFile(file.bytes(), mimeType, name);
        NewDocument source =
                new NewDocument(title, PaperlessText.of(file.bytes()), original, List.of(), null, null, false);
        UploadTask waiting = waiting(id, name, mimeType, uploader);
        Optional<StoredDocument> twin = archive.documents.values().stream()
                .filter(other -> other.original.sha256().equals(original.sha256()))
                .findFirst();
        if (twin.isPresent() && !archive.version.isThree()) {
            String failure = "%s: Not consuming %s: It is a duplicate of %s (#%d)."
                    .formatted(name, name, twin.get().title, twin.get().id);
            return waiting.ended(null, failure);
        }
        StoredDocument stored = archive.store(source, tags);
        return waiting.ended(stored.id, null);
    }

    private static String mimeType(String content) {
        if (content.startsWith("%PDF")) {
            return "application/pdf";
        }
        if (content.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (content.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (content.startsWith("II*\0") || content.startsWith("MM\0*")) {
            return "image/tiff";
        }
        return content.stripLeading().startsWith("<?xml") ? "text/xml" : "application/octet-stream";
    }

    private ObjectNode correspondentError(Multipart form) {
        ObjectNode errors = Json.object();
        form.values("correspondent").stream()
                .filter(id -> known(form, "correspondent", archive.correspondents) == null)
                .forEach(id -> errors.putArray("correspondent").add(unknown(id)));
        return errors;
    }

    private Set<Long> tags(List<String> ids, ObjectNode errors) {
        Set<Long> tags = new TreeSet<>();
        for (String id : ids) {
            if (id.matches("\\d{1,18}") && archive.tags.containsKey(Long.valueOf(id))) {
                tags.add(Long.valueOf(id));
            } else {
                errors.withArray("tags").add(unknown(id));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.json(400, errors);
        }
        return tags;
    }

    private static String unknown(String id) {
        return "Invalid pk \"" + id + "\" - object does not exist.";
    }

    private static @Nullable Long known(Multipart form, String name, Map<Long, Label> labels) {
        return form.values(name).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .filter(labels::containsKey)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode modern(UploadTask task) {
        ObjectNode json = Json.object()
                .put("id", task.id())
                .put("task_id", task.uuid())
                .put("task_type", "consume_file")
                .put("trigger_source", "api_upload")
                .put("status", task.status())
                .put("date_created", DocumentJson.local(task.at()))
                .put("date_done", task.isWaiting() ? null : DocumentJson.local(task.at()));
        json.putObject("input_data").put("filename", task.fileName()).put("mime_type", task.mimeType());
        if (task.isWaiting()) {
            json.putNull("result_data");
        } else if (task.document() != null) {
            json.putObject("result_data").put("document_id", task.document());
        } else {
            json.putObject("result_data").put("error_message", task.failure());
        }
        ArrayNode related = json.putArray("related_document_ids");
        if (task.document() != null) {
            related.add(task.document());
        }
        return json.put("acknowledged", false).put("owner", task.uploader().id());
    }

    private JsonNode classic(UploadTask task) {
        ObjectNode json = Json.object()
                .put("id", task.id())
                .put("task_id", task.uuid())
                .put("task_name", "consume_file")
                .put("task_file_name", task.fileName())
                .put("type", archive.version.isThree() ? "manual_task" : "auto_task")
                .put("status", task.status().toUpperCase(Locale.ROOT))
                .put("date_created", DocumentJson.local(task.at()))
                .put("date_done", task.isWaiting() ? null : DocumentJson.local(task.at()))
                .put(
                        "result",
                        task.document() != null
                                ? "Success. New document id " + task.document() + " created"
                                : task.failure())
                .put("acknowledged", false);
        if (archive.version.isThree()) {
            json.put("related_document", task.document());
            json.putArray("duplicate_documents");
        } else {
            json.put(
                    "related_document",
                    task.document() == null ? null : task.document().toString());
        }
        return json.put("owner", task.uploader().id());
    }
}
