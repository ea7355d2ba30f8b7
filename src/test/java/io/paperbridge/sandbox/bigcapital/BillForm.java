package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;

/** What is particular to bills: the form of a request, and how one is booked. */
final class BillForm {

    static final String TYPE = "Bill";

    private BillForm() {}

    static ObjectNode validated(Call call) {
        ObjectNode body = call.body();
        ObjectNode target = Wire.object()
                .put("open", false)
                .put("isInclusiveTax", false)
                .put("discountType", "amount")
                .setAll(body);
        Validation validation = new Validation(target)
                .requiredDate("billDate")
                .requiredId("vendorId")
                .date("dueDate")
                .text("billNumber")
                .text("referenceNo")
                .text("note")
                .positive("exchangeRate")
                .id("branchId")
                .id("warehouseId")
                .id("projectId")
                .flag("open")
                .flag("isInclusiveTax")
                .oneOf("discountType", List.of("percentage", "amount"))
                .positive("discount")
                .number("adjustment");
        Lines.validate(validation, body.has("entries") ? body.get("entries") : MissingNode.getInstance());
        validation.done();
        return body;
    }

    static Ledger.Booking booking(Books books, Bill bill) {
        Accounts accounts = books.accounts();
        Ledger.Booking booking = new Ledger.Booking(TYPE, bill.id(), bill.number(), bill.date(), bill.exchangeRate())
                .credit(1, accounts.payable(bill.currency()).id(), bill.vendorId(), bill.total());
        for (Line line : bill.lines()) {
            Items.Item item = books.items().find(line.itemId()).orElseThrow();
            // Stocked goods ignore the line's account.
            long account = item.isInventory()
                    ? Objects.requireNonNullElse(item.inventoryAccountId(), line.accountId())
                    : line.accountId();
            booking.debit(line.index(), account, line.withoutTax().subtract(line.discountAmount()));
        }
        int next = bill.lines().size() + 1;
        booking.credit(next, accounts.bySlug("purchase-discount").id(), null, bill.discountAmount());
        if (bill.adjustment() != null) {
            booking.debit(next, accounts.bySlug("other-expenses").id(), bill.adjustment());
        }
        return booking;
    }
}
