package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Branches: off until a person turns them on, then required in every document. */
final class Branches {

    private boolean on;

    /** The branch of a document; null while branches are off. */
    @Nullable
    Long check(ObjectNode body) {
        if (!on) {
            return null;
        }
        if (!body.hasNonNull("branchId")) {
            throw Refusal.business("BRANCH_ID_REQUIRED");
        }
        if (body.get("branchId").asLong() != 1) {
            throw Refusal.business("BRANCH_ID_NOT_FOUND");
        }
        return 1L;
    }

    SandboxAnswer activate(Call call) {
        if (on) {
            throw Refusal.business("MUTLI_BRANCHES_ALREADY_ACTIVATED");
        }
        on = true;
        return Wire.answer(201, Wire.object().put("code", 200).put("message", "The branches activated successfully."));
    }

    SandboxAnswer list(Call call) {
        ArrayNode array = Wire.array();
        if (on) {
            ObjectNode head = array.addObject()
                    .put("id", 1)
                    .put("name", "Head Branch")
                    .put("code", "10001")
                    .put("primary", 1);
            List.of("address", "city", "country", "email", "website", "phone_number", "created_at", "updated_at")
                    .forEach(head::putNull);
        }
        return Wire.answer(200, array);
    }

    SandboxAnswer boot(Call call) {
        ObjectNode body = Wire.object();
        body.putArray("abilities").addObject().put("subject", "all").put("action", "manage");
        ArrayNode features = body.putArray("features");
        ObjectNode branches = features.addObject().put("name", "branches");
        if (on) {
            branches.put("is_accessible", "1");
        } else {
            branches.put("is_accessible", false);
        }
        branches.put("default_accessible", false);
        for (String other : List.of("warehouses", "BankSyncing")) {
            features.addObject().put("name", other).put("is_accessible", false).put("default_accessible", false);
        }
        return Wire.answer(200, body);
    }
}
