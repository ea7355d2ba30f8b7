package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Tags, correspondents and document types: one pattern for all three. */
final class LabelCalls {

    private final Archive archive;
    private final Kind kind;
    private final Map<Long, Label> labels;
    private final BiPredicate<StoredDocument, Long> carries;

    /** What kind of label these calls are for. */
    enum Kind {
        TAG("tag", "Tag"),
        CORRESPONDENT("correspondent", "Correspondent"),
        DOCUMENT_TYPE("documenttype", "DocumentType");

        private final String permission;
        private final String title;

        Kind(String permission, String title) {
            this.permission = permission;
            this.title = title;
        }
    }

    LabelCalls(Archive archive, Kind kind) {
        this.archive = archive;
        this.kind = kind;
        this.labels = switch (kind) {
            case TAG -> archive.tags;
            case CORRESPONDENT -> archive.correspondents;
            case DOCUMENT_TYPE -> archive.documentTypes;
        };
        this.carries = switch (kind) {
            case TAG -> (document, id) -> document.tags.contains(id);
            case CORRESPONDENT -> (document, id) -> id.equals(document.correspondent);
            case DOCUMENT_TYPE -> (document, id) -> id.equals(document.documentType);
        };
    }

    SandboxAnswer list(Call call) {
        call.require("view_" + kind.permission);
        List<Label> rows = labels.values().stream()
                .filter(label -> call.account().owns(label.owner()))
                .filter(label -> NameFilter.accepts(call, label.id(), label.name()))
                .sorted(Comparator.comparing((Label label) -> label.name().toLowerCase(Locale.ROOT))
                        .thenComparing(Label::id))
                .toList();
        ObjectNode page = new Listing(call).page(rows, Label::id, label -> json(label, call, true));
        if (kind == Kind.TAG && archive.version.isThree()) {
            page.put("display_count", rows.size());
        }
        return SandboxAnswer.json(200, Json.text(page));
    }

    SandboxAnswer get(Call call) {
        call.require("view_" + kind.permission);
        return SandboxAnswer.json(200, Json.text(json(visible(call), call, true)));
    }

    SandboxAnswer create(Call call) {
        call.require("add_" + kind.permission);
        JsonNode body = call.jsonOrForm();
        check(body);
        String name = body.path("name").asText();
        Long owner = body.has("owner")
                ? owner(body.get("owner"))
                : Long.valueOf(call.account().id());
        if (labels.values().stream()
                .anyMatch(label -> label.name().equals(name) && Objects.equals(label.owner(), owner))) {
            throw Refusal.json(400, Json.object().put("error", "Object violates owner / name unique constraint"));
        }
        Label label = new Label(
                Archive.nextId(labels),
                name,
                body.path("color").asText(Label.DEFAULT_COLOR),
                body.path("match").asText(""),
                body.path("matching_algorithm").asInt(1),
                body.path("is_inbox_tag").asBoolean(),
                owner,
                body.hasNonNull("parent") ? Long.valueOf(body.get("parent").asLong()) : null);
        labels.put(label.id(), label);
        return SandboxAnswer.json(201, Json.text(json(label, call, false)));
    }

    SandboxAnswer patch(Call call) {
        call.require("change_" + kind.permission);
        Label label = visible(call);
        JsonNode body = call.jsonOrForm();
        Label changed = label.renamed(body.path("name").asText(label.name()))
                .painted(body.path("color").asText(label.color()));
        changed = body.has("owner") ? changed.ownedBy(owner(body.get("owner"))) : changed;
        labels.put(label.id(), changed);
        return SandboxAnswer.json(200, Json.text(json(changed, call, true)));
    }

    SandboxAnswer delete(Call call) {
        call.require("delete_" + kind.permission);
        remove(visible(call).id());
        return SandboxAnswer.empty(204);
    }

    /** Takes the label off every document, too. */
    void remove(long id) {
        labels.remove(id);
        archive.documents.values().forEach(document -> {
            switch (kind) {
                case TAG -> document.tags.remove(id);
                case CORRESPONDENT ->
                    document.correspondent = carries.test(document, id) ? null : document.correspondent;
                case DOCUMENT_TYPE -> document.documentType = carries.test(document, id) ? null : document.documentType;
            }
        });
    }

    private static @Nullable Long owner(JsonNode node) {
        return node.isNull() ? null : Long.valueOf(node.asLong());
    }

    private static void check(JsonNode body) {
        ObjectNode errors = Json.object();
        if (!body.has("name")) {
            errors.putArray("name").add("This field is required.");
        } else if (body.path("name").asText().isBlank()) {
            errors.putArray("name").add("This field may not be blank.");
        }
        if (body.has("color") && !body.get("color").asText().matches("#[0-9A-Fa-f]{6}")) {
            errors.putArray("color").add("Invalid color.");
        }
        int algorithm = body.path("matching_algorithm").asInt(1);
        if (algorithm < 0 || algorithm > 6) {
            errors.putArray("matching_algorithm").add("\"" + algorithm + "\" is not a valid choice.");
        }
        if (!errors.isEmpty()) {
            throw Refusal.json(400, errors);
        }
    }

    private Label visible(Call call) {
        String id = call.path().get(0);
        Label label = id.matches("\\d{1,18}") ? labels.get(Long.valueOf(id)) : null;
        if (label == null || !call.account().owns(label.owner())) {
            throw Refusal.detail(404, "No " + kind.title + " matches the given query.");
        }
        return label;
    }

    private ObjectNode json(Label label, Call call, boolean counted) {
        ObjectNode json = label.head(kind == Kind.TAG);
        if (kind == Kind.TAG) {
            json.put("is_inbox_tag", label.inbox());
        }
        if (counted) {
            json.put(
                    "document_count",
                    archive.present().stream()
                            .filter(document -> carries.test(document, label.id()))
                            .count());
        }
        json.put("owner", label.owner());
        json.put("user_can_change", call.account().owns(label.owner()));
        if (kind == Kind.TAG) {
            json.put("parent", label.parent());
            ArrayNode children = json.putArray("children");
            labels.values().stream()
                    .filter(child -> Long.valueOf(label.id()).equals(child.parent()))
                    .forEach(child -> children.add(json(child, call, counted)));
        }
        return json;
    }
}
