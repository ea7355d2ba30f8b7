package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The definitions of custom fields; nobody owns them. */
final class FieldCalls {

    private static final Set<String> TYPES = Set.of(
            "string", "url", "date", "boolean", "integer", "float", "monetary", "documentlink", "select", "longtext");

    private final Archive archive;

    FieldCalls(Archive archive) {
        this.archive = archive;
    }

    SandboxAnswer list(Call call) {
        call.require("view_customfield");
        List<FieldDefinition> rows = archive.fields.values().stream()
                .filter(field -> NameFilter.accepts(call, field.id(), field.name()))
                .sorted(Comparator.comparing(field -> field.name().toLowerCase(Locale.ROOT)))
                .toList();
        return SandboxAnswer.json(200, Json.text(new Listing(call).page(rows, FieldDefinition::id, this::counted)));
    }

    SandboxAnswer get(Call call) {
        call.require("view_customfield");
        return SandboxAnswer.json(200, Json.text(counted(known(call))));
    }

    /** Name and type can be changed; values that do not fit stay as they are. */
    SandboxAnswer patch(Call call) {
        call.require("change_customfield");
        FieldDefinition old = known(call);
        JsonNode body = call.json();
        FieldDefinition changed = new FieldDefinition(
                old.id(),
                body.path("name").asText(old.name()),
                body.path("data_type").asText(old.dataType()),
                old.options(),
                old.defaultCurrency());
        archive.fields.put(changed.id(), changed);
        return SandboxAnswer.json(200, Json.text(counted(changed)));
    }

    SandboxAnswer delete(Call call) {
        call.require("delete_customfield");
        long id = known(call).id();
        archive.fields.remove(id);
        archive.documents.values().forEach(document -> document.fields.remove(id));
        return SandboxAnswer.empty(204);
    }

    SandboxAnswer create(Call call) {
        call.require("add_customfield");
        JsonNode body = call.json();
        String name = body.path("name").asText();
        String type = body.path("data_type").asText();
        check(body, name, type);
        Map<String, String> options = new LinkedHashMap<>();
        JsonNode extra = body.path("extra_data");
        extra.path("select_options")
                .forEach(option -> options.put(
                        optionId(name, options.size()), option.path("label").asText()));
        FieldDefinition field = new FieldDefinition(
                Archive.nextId(archive.fields),
                name,
                type,
                options,
                extra.hasNonNull("default_currency")
                        ? extra.get("default_currency").asText()
                        : null);
        archive.fields.put(field.id(), field);
        return SandboxAnswer.json(201, Json.text(field.json()));
    }

    /** Sixteen letters and digits, the same at every start. */
    static String optionId(String field, int index) {
        String id = Long.toString(
                Integer.toUnsignedLong((field + "#" + index).hashCode()) + 7_958_661_109_946_400_884L, 36);
        return (id + "aaaaaaaaaaaaaaaa").substring(0, 16);
    }

    private void check(JsonNode body, String name, String type) {
        if (!body.has("name")) {
            throw Refusal.field("name", "This field is required.");
        }
        if (!TYPES.contains(type)) {
            throw Refusal.field("data_type", "\"" + type + "\" is not a valid choice.");
        }
        if (archive.fields.values().stream().anyMatch(field -> field.name().equals(name))) {
            throw Refusal.field("name", "custom field with this name already exists.");
        }
        JsonNode extra = body.path("extra_data");
        if (type.equals("select") && extra.path("select_options").isEmpty()) {
            throw Refusal.field("error", "extra_data.select_options must be a valid list");
        }
        String currency = extra.path("default_currency").asText("");
        if (type.equals("monetary") && !currency.isEmpty() && currency.length() != 3) {
            throw Refusal.field("error", "extra_data.default_currency must be a 3-character string");
        }
    }

    private FieldDefinition known(Call call) {
        String id = call.path().get(0);
        FieldDefinition field = id.matches("\\d{1,18}") ? archive.fields.get(Long.valueOf(id)) : null;
        if (field == null) {
            throw Refusal.detail(404, "No CustomField matches the given query.");
        }
        return field;
    }

    private ObjectNode counted(FieldDefinition field) {
        return field.json()
                .put(
                        "document_count",
                        archive.present().stream()
                                .filter(document -> document.fields.containsKey(field.id()))
                                .count());
    }
}
