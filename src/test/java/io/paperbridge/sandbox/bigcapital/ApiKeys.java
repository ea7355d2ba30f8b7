package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keys of the organization. They never run out; the list shows them in full. */
final class ApiKeys {

    private static final int HEX_DIGITS = 96;

    private final Clock clock;
    private final Map<Long, Key> byId = new TreeMap<>();

    private record Key(String value, @Nullable String name, Instant made, @Nullable Instant revoked) {}

    ApiKeys(Clock clock, String first) {
        this.clock = clock;
        byId.put(1L, new Key(first, null, clock.instant(), null));
    }

    synchronized boolean isValid(String value) {
        return byId.values().stream()
                .anyMatch(key -> key.revoked() == null && key.value().equals(value));
    }

    synchronized SandboxAnswer generate(Call call) {
        long id = byId.size() + 1L;
        String digits = HexFormat.of().toHexDigits(id);
        String value = "bc_" + digits.repeat(HEX_DIGITS / digits.length());
        String name = call.body().path("name").asText(null);
        byId.put(id, new Key(value, name, clock.instant(), null));
        return Wire.answer(201, Wire.object().put("key", value).put("id", id));
    }

    /** Unknown keys are revoked too. */
    synchronized SandboxAnswer revoke(Call call) {
        String id = call.path().get(0);
        Numbers.whole(id)
                .ifPresent(number -> byId.computeIfPresent(
                        number, (key, old) -> new Key(old.value(), old.name(), old.made(), clock.instant())));
        return Wire.answer(200, Wire.object().put("id", id).put("revoked", true));
    }

    synchronized SandboxAnswer list(Call call) {
        ArrayNode array = Wire.array();
        byId.forEach((id, key) -> array.addObject()
                .put("id", id)
                .put("key", key.value())
                .put("name", key.name())
                .put("revoked", key.revoked() != null)
                .put("token", key.value().substring(0, 8) + "...")
                .put("user_id", 1)
                .putNull("expires_at")
                .put("revoked_at", key.revoked() == null ? null : key.revoked().toString())
                .put("created_at", key.made().toString())
                .putNull("updated_at"));
        return Wire.answer(200, array);
    }
}
