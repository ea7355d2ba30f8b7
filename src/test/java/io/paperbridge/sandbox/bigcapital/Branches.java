package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Branches: off until a person turns them on, then required in every document. */
final class Branches {

    private final List<String> more = new ArrayList<>();
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
        return known(body).orElseThrow(() -> Refusal.business("BRANCH_ID_NOT_FOUND"));
    }

    /** The branch of an opening balance has a field of its own. */
    void checkOpening(ObjectNode body) {
        if (on && !body.hasNonNull("openingBalanceBranchId")) {
            throw Refusal.business("BRANCH_ID_REQUIRED");
        }
    }

    /** The branch of an invoice, which this server does not check: an unknown one breaks its data base. */
    @Nullable
    Long unchecked(ObjectNode body) {
        if (!on || !body.hasNonNull("branchId")) {
            return null;
        }
        return known(body).orElseThrow(Refusal::internal);
    }

    private Optional<Long> known(ObjectNode body) {
        long id = body.get("branchId").asLong();
        return id >= 1 && id <= 1 + more.size() ? Optional.of(id) : Optional.empty();
    }

    /** One more branch; assumed, the contract does not tell of it. */
    SandboxAnswer create(Call call) {
        more.add(call.body().path("name").asText());
        return Wire.answer(201, place(1 + more.size(), call.body().path("name").asText()));
    }

    /** The branch as it stands in a document. */
    JsonNode shown(@Nullable Long branchId) {
        if (branchId == null) {
            return NullNode.instance;
        }
        return branchId == 1 ? head() : place(branchId.intValue(), more.get(branchId.intValue() - 2));
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
            array.add(head());
            for (int i = 0; i < more.size(); i++) {
                array.add(place(2 + i, more.get(i)).put("primary", 0));
            }
        }
        return Wire.answer(200, array);
    }

    private static ObjectNode head() {
        return place("Head Branch");
    }

    /** A branch or a warehouse. */
    static ObjectNode place(String name) {
        return place(1, name);
    }

    private static ObjectNode place(int id, String name) {
        ObjectNode place = Wire.object()
                .put("id", id)
                .put("name", name)
                .put("code", Integer.toString(10_000 + id))
                .put("primary", 1);
        List.of("address", "city", "country", "email", "website", "phone_number", "created_at", "updated_at")
                .forEach(place::putNull);
        return place;
    }

    /** Which features are on: a text when on, a boolean when not. */
    SandboxAnswer boot(Call call, Warehouses warehouses) {
        ObjectNode body = Wire.object();
        body.putArray("abilities").addObject().put("subject", "all").put("action", "manage");
        ArrayNode features = body.putArray("features");
        addFeature(features, "branches", on);
        addFeature(features, "warehouses", warehouses.isOn());
        addFeature(features, "BankSyncing", false);
        return Wire.answer(200, body);
    }

    private static void addFeature(ArrayNode features, String name, boolean on) {
        ObjectNode feature = features.addObject().put("name", name);
        if (on) {
            feature.put("is_accessible", "1");
        } else {
            feature.put("is_accessible", false);
        }
        feature.put("default_accessible", false);
    }
}
