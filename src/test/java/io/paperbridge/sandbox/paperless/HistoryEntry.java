package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a document's audit log. What the server did by itself has no actor. */
record HistoryEntry(long id, Instant at, String action, ObjectNode changes, @Nullable Account actor) {

    ObjectNode json() {
        ObjectNode json =
                Json.object().put("id", id).put("timestamp", at.toString()).put("action", action);
        json.set("changes", changes);
        if (actor == null) {
            return json.putNull("actor");
        }
        json.putObject("actor").put("id", actor.id()).put("username", actor.name());
        return json;
    }
}
