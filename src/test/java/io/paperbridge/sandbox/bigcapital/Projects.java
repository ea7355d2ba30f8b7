package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import org.jspecify.annotations.Nullable;

/** Projects; how they are made is assumed, the contract tells only that an unknown one breaks the data base. */
final class Projects {

    private long lastId;

    SandboxAnswer create(Call call) {
        return Wire.answer(
                201,
                Wire.object()
                        .put("id", ++lastId)
                        .put("name", call.body().path("name").asText()));
    }

    /** The project of a document. */
    @Nullable
    Long check(ObjectNode body) {
        if (!body.hasNonNull("projectId")) {
            return null;
        }
        long id = body.get("projectId").asLong();
        if (id < 1 || id > lastId) {
            throw Refusal.internal();
        }
        return id;
    }
}
