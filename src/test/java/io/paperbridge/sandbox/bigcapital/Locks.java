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

    private static final List<Module> MODULES = List.of(
            new Module(
                    "sales",
                    "Sale invoices, Receipts, credit notes, customers payment receive and customers opening balances."),
            new Module(
                    "purchases",
                    "Purchase invoices, vendors payments, vendor credit notes and vendors opening balances."),
            new Module("financial", "Manual journal, expenses and inventory adjustments."));

    private static final Lock NONE = new Lock(false, null, "", "", null, "");

    private final Map<String, Lock> byModule = new LinkedHashMap<>();

    /** The partial unlock is kept and shown, and opens nothing. */
    private record Lock(
            boolean enabled,
            @Nullable LocalDate until,
            String reason,
            String unlockReason,
            @Nullable Unlocked unlocked,
            String partialReason) {}

    private record Module(String name, String description) {}

    private record Unlocked(LocalDate from, LocalDate to) {}

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
                        "",
                        null,
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
                new Lock(false, old.until(), old.reason(), body.get("reason").asText(), null, old.partialReason()));
        return answer("Transactions locking has been canceled successfully.", module);
    }

    SandboxAnswer unlockPartly(Call call) {
        ObjectNode body = call.body();
        new Validation(body)
                .requiredText("module")
                .requiredDate("unlockFromDate")
                .requiredDate("unlockToDate")
                .requiredText("reason")
                .done();
        String module = body.get("module").asText();
        Lock old = byModule.getOrDefault(module, NONE);
        Unlocked unlocked = new Unlocked(
                Texts.day(body.get("unlockFromDate").asText()),
                Texts.day(body.get("unlockToDate").asText()));
        byModule.put(
                module,
                new Lock(
                        old.enabled(),
                        old.until(),
                        old.reason(),
                        old.unlockReason(),
                        unlocked,
                        body.get("reason").asText()));
        return answer("Transactions locking has been unlocked partially successfully.", module);
    }

    SandboxAnswer ofModule(Call call) {
        String module = call.path().get(0);
        return Wire.answer(200, module(Wire.object(), module));
    }

    private ObjectNode module(ObjectNode node, String module) {
        String description = MODULES.stream()
                .filter(each -> each.name().equals(module))
                .map(Module::description)
                .findFirst()
                .orElse("");
        return put(node.put("module", module).put("description", description), module);
    }

    private SandboxAnswer answer(String message, String module) {
        ObjectNode body = Wire.object().put("message", message);
        body.set("data", put(Wire.object(), module));
        return Wire.answer(200, body);
    }

    SandboxAnswer list(Call call) {
        ObjectNode body = Wire.object();
        body.set("all", module(Wire.object(), "all"));
        ArrayNode modules = body.putArray("modules");
        MODULES.forEach(module -> module(modules.addObject(), module.name()));
        boolean all = byModule.getOrDefault("all", NONE).enabled();
        return Wire.answer(200, body.put("locking_type", all ? "all" : "partial"));
    }

    private ObjectNode put(ObjectNode node, String module) {
        Lock lock = byModule.get(module);
        Unlocked unlocked = lock == null ? null : lock.unlocked();
        node.put("is_enabled", lock == null ? null : Boolean.valueOf(lock.enabled()))
                .put("lock_to_date", lock == null ? null : Objects.toString(lock.until(), null))
                .put(
                        "unlock_from_date",
                        unlocked == null ? null : unlocked.from().toString())
                .put("unlock_to_date", unlocked == null ? null : unlocked.to().toString())
                .put("is_partial_unlock", unlocked != null)
                .put("lock_reason", lock == null ? "" : lock.reason())
                .put("unlock_reason", lock == null ? "" : lock.unlockReason());
        return node.put("partial_unlock_reason", lock == null ? "" : lock.partialReason());
    }
}
