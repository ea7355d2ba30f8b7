package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Vendor credits applied to bills: written down, and nothing follows from it but that neither can be deleted. */
final class AppliedBills {

    private final Books books;
    private final Vouchers credits;
    private final Vouchers bills;
    private final Map<Long, Applied> byId = new TreeMap<>();
    private long lastId;

    private record Applied(long id, long creditId, long billId, BigDecimal amount) {}

    AppliedBills(Books books, Vouchers credits, Vouchers bills) {
        this.books = books;
        this.credits = credits;
        this.bills = bills;
        credits.onDelete(credit -> refuse(
                byId.values().stream().anyMatch(applied -> applied.creditId() == credit.id()),
                "VENDOR_CREDIT_HAS_APPLIED_BILLS"));
        bills.onDelete(bill -> refuse(
                byId.values().stream().anyMatch(applied -> applied.billId() == bill.id()),
                "BILL_HAS_APPLIED_TO_VENDOR_CREDIT"));
    }

    private static void refuse(boolean used, String type) {
        if (used) {
            throw Refusal.business(type);
        }
    }

    void addTo(Routes routes) {
        String path = "/api/vendor-credits";
        routes.add("GET", path + "/:id/bills-to-apply", call -> locked(call, this::open))
                .add("POST", path + "/:id/apply-to-bills", call -> locked(call, this::apply))
                .add("GET", path + "/:id/applied-bills", call -> locked(call, this::applied))
                .add("DELETE", path + "/applied-bills/:id", call -> locked(call, this::delete));
    }

    private interface Work {
        SandboxAnswer on(Call call);
    }

    private SandboxAnswer locked(Call call, Work work) {
        synchronized (books) {
            return work.on(call);
        }
    }

    private SandboxAnswer open(Call call) {
        Voucher credit = credit(call);
        ArrayNode array = Wire.array();
        bills.shelf().all().stream()
                .filter(bill -> bill.contactId() == credit.contactId() && bill.isOpen())
                .filter(bill -> bill.due().signum() > 0)
                .forEach(bill -> array.add(bills.plain(bill)));
        return Wire.answer(200, array);
    }

    private SandboxAnswer apply(Call call) {
        Voucher credit = credit(call);
        JsonNode entries = call.body().path("entries");
        if (!entries.isArray()) {
            throw Refusal.internal();
        }
        List<Applied> made = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode entry : entries) {
            BigDecimal amount = entry.path("amount").decimalValue();
            sum = sum.add(amount);
            made.add(new Applied(++lastId, credit.id(), entry.path("billId").asLong(), amount));
        }
        for (Applied applied : made) {
            Optional<Voucher> bill = bills.shelf().find(applied.billId());
            if (bill.filter(found -> found.contactId() == credit.contactId()).isEmpty()) {
                throw Refusal.business("BILL_ENTRIES_IDS_NOT_FOUND");
            }
            // The sum of all is held against each bill alone.
            if (bill.get().due().compareTo(sum) < 0) {
                throw Refusal.business("BILLS_HAS_NO_REMAINING_AMOUNT");
            }
        }
        made.forEach(applied -> byId.put(applied.id(), applied));
        return SandboxAnswer.empty(201);
    }

    private SandboxAnswer applied(Call call) {
        Voucher credit = credit(call);
        ArrayNode array = Wire.array();
        for (Applied applied : byId.values()) {
            if (applied.creditId() != credit.id()) {
                continue;
            }
            ObjectNode node = array.addObject()
                    .put("id", applied.id())
                    .put("vendor_credit_id", applied.creditId())
                    .put("bill_id", applied.billId())
                    .putNull("created_at")
                    .putNull("updated_at")
                    .put("vendor_credit_number", credit.number())
                    .put("vendor_credit_date", Wire.midnight(credit.date()))
                    .put(
                            "bill_reference_no",
                            bills.shelf()
                                    .find(applied.billId())
                                    .map(Voucher::reference)
                                    .orElse(null));
            node.set("amount", Wire.number(applied.amount()));
        }
        return Wire.answer(200, array);
    }

    private SandboxAnswer delete(Call call) {
        Applied applied =
                call.id().flatMap(id -> Optional.ofNullable(byId.get(id))).orElseThrow(Refusal::notFound);
        byId.remove(applied.id());
        return SandboxAnswer.empty(200);
    }

    private Voucher credit(Call call) {
        return call.id().flatMap(credits.shelf()::find).orElseThrow(Refusal::notFound);
    }
}
