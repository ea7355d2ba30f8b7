package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Periods that are closed for bookings, up to and including a day; for all modules or for one. */
final class Locks {

    private static final List<String> MODULES = List.of("sales", "purchases", "financial");

    private static final Lock NONE = new Lock(false, null, "", "");

    private final Map<String, Lock> byModule = new LinkedHashMap<>();

    private record Lock(boolean enabled, @Nullable LocalDate until, String reason, String unlockReason) {}

    /** Refuses a date in a period locked for this module. */
    void refuse(String module, LocalDate date) {
        for (String each : List.of("all", module)) {
            Lock lock = byModule.get(each);
            if (lock != null && lock.enabled() && lock.until() != null && !date.isAfter(lock.until())) {
                String until = lock.until().toString();
                throw Refusal.business(
                        400,
                        "TRANSACTIONS_DATE_LOCKED",
                        "Transactions locked",
                        Wire.object().put("lockedToDate", until).put("formattedLockedToDate", until.replace('-', '/')));
            }
        }
    }

    SandboxAnswer lock(Call call) {
        ObjectNode body = call.body();
        new Validation(body)
                .requiredText("module")
                .requiredDate("lockToDate")
                .requiredText("reason")
                .done();
        String module = body.get("module").asText();
        byModule.put(
                module,
                new Lock(
                        true,
                        Texts.day(body.get("lockToDate").asText()),
                        body.get("reason").asText(),
                        ""));
        return answer("All transactions locking has been submit successfully.", module);
    }

    SandboxAnswer cancel(Call call) {
        ObjectNode body = call.body();
        new Validation(body).requiredText("module").requiredText("reason").done();
        String module = body.get("module").asText();
        Lock old = byModule.getOrDefault(module, NONE);
        byModule.put(
                module,
                new Lock(false, old.until(), old.reason(), body.get("reason").asText()));
        return answer("Transactions locking has been canceled successfully.", module);
    }

    private SandboxAnswer answer(String message, String module) {
        ObjectNode body = Wire.object().put("message", message);
        body.set("data", put(Wire.object(), module));
        return Wire.answer(200, body);
    }

    SandboxAnswer list(Call call) {
        ObjectNode body = Wire.object();
        body.set("all", put(Wire.object().put("module", "all").put("description", ""), "all"));
        ArrayNode modules = body.putArray("modules");
        MODULES.forEach(module -> put(modules.addObject().put("module", module).put("description", module), module));
        boolean all = byModule.getOrDefault("all", NONE).enabled();
        return Wire.answer(200, body.put("locking_type", all ? "all" : "partial"));
    }

    private ObjectNode put(ObjectNode node, String module) {
        Lock lock = byModule.get(module);
        node.put("is_enabled", lock == null ? null : Boolean.valueOf(lock.enabled()))
                .put("lock_to_date", lock == null ? null : Objects.toString(lock.until(), null))
                .putNull("unlock_from_date")
                .putNull("unlock_to_date")
                .put("is_partial_unlock", false)
                .put("lock_reason", lock == null ? "" : lock.reason())
                .put("unlock_reason", lock == null ? "" : lock.unlockReason());
        return node.put("partial_unlock_reason", "");
    }
}
