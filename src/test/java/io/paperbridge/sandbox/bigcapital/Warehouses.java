package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import org.jspecify.annotations.Nullable;

/** Warehouses: off until a person turns them on, and never required for what is not stocked. */
final class Warehouses {

    private boolean on;

    boolean isOn() {
        return on;
    }

    /** True when none is named or the named one exists. */
    boolean knows(JsonNode id) {
        return id.isMissingNode() || id.isNull() || (on && id.asLong() == 1);
    }

    /** The warehouse of a document; an unknown one breaks the data base, also while warehouses are off. */
    @Nullable
    Long check(ObjectNode body) {
        JsonNode id = body.path("warehouseId");
        if (!knows(id)) {
            throw Refusal.internal();
        }
        return id.isNumber() ? Long.valueOf(id.asLong()) : null;
    }

    SandboxAnswer activate(Call call) {
        if (on) {
            throw Refusal.business("MUTLI_WAREHOUSES_ALREADY_ACTIVATED");
        }
        on = true;
        return SandboxAnswer.empty(201);
    }

    SandboxAnswer list(Call call) {
        ArrayNode array = Wire.array();
        if (on) {
            array.add(Branches.place("Primary Warehouse"));
        }
        return Wire.answer(200, array);
    }
}
