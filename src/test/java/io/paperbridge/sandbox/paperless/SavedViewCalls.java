package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.ArrayList;
import java.util.List;

/** Saved views. Who may see one: its owner, and everybody when it has none; 2.20.15 shows a user only his own. */
final class SavedViewCalls {

    private final Archive archive;

    SavedViewCalls(Archive archive) {
        this.archive = archive;
    }

    SandboxAnswer list(Call call) {
        call.require("view_savedview");
        List<SavedView> rows = archive.views.values().stream()
                .filter(view -> call.account().owns(view.owner()))
                .toList();
        return SandboxAnswer.json(200, Json.text(new Listing(call).page(rows, SavedView::id, view -> view.json(call))));
    }

    SandboxAnswer create(Call call) {
        call.require("add_savedview");
        JsonNode body = call.json();
        ObjectNode errors = Json.object();
        for (String key : List.of("name", "filter_rules")) {
            if (!body.has(key)) {
                errors.putArray(key).add("This field is required.");
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.json(400, errors);
        }
        List<SavedView.Rule> rules = new ArrayList<>();
        body.path("filter_rules")
                .forEach(rule -> rules.add(new SavedView.Rule(
                        rule.path("rule_type").asInt(),
                        rule.hasNonNull("value") ? rule.path("value").asText() : null)));
        boolean shared = archive.version.isThree()
                && body.has("owner")
                && body.get("owner").isNull();
        SavedView view = new SavedView(
                Archive.nextId(archive.views),
                body.path("name").asText(),
                body.path("sort_field").asText("created"),
                body.path("sort_reverse").asBoolean(),
                rules,
                body.path("show_on_dashboard").asBoolean(),
                body.path("show_in_sidebar").asBoolean(),
                shared ? null : Long.valueOf(call.account().id()));
        archive.views.put(view.id(), view);
        return SandboxAnswer.json(201, Json.text(view.json(call)));
    }
}
