package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;

/** Bills as they are shown. */
final class BillView implements VoucherView {

    private final Books books;
    private final Overdue overdue;

    BillView(Books books, Clock clock) {
        this.books = books;
        this.overdue = new Overdue(clock);
    }

    /** The answer to a create or an edit has the amount, but neither vendor nor items. */
    @Override
    public ObjectNode created(Voucher bill, ObjectNode sent) {
        ObjectNode node = render(bill, false);
        VoucherView.putAmountAndLocal(node, bill, bill.sums().amount());
        node.set("amount_local", node.get("local_amount"));
        return node;
    }

    @Override
    public ObjectNode edited(Voucher bill, ObjectNode sent, boolean wasOpen) {
        return created(bill, sent);
    }

    @Override
    public ObjectNode opened(Voucher bill) {
        return created(bill, Wire.object());
    }

    @Override
    public ObjectNode detail(Voucher bill) {
        ObjectNode node = row(bill);
        node.set("branch", books.branches().shown(bill.heading().branchId()));
        ArrayNode taxes = node.putArray("taxes");
        for (Line line : bill.lines()) {
            if (line.taxRateId() != null) {
                TaxRates.TaxRate rate = books.taxRates().find(line.taxRateId()).orElseThrow();
                ObjectNode tax = taxes.addObject()
                        .put("id", line.id())
                        .put("tax_rate_id", rate.id())
                        .put("reference_type", bill.type())
                        .put("reference_id", bill.id())
                        .putNull("tax_account_id");
                tax.set("rate", Wire.number(rate.rate()));
                tax.set("tax_rate", TaxRates.render(rate));
            }
        }
        node.set("attachments", books.attachments().of(bill));
        return node;
    }

    @Override
    public ObjectNode row(Voucher bill) {
        ObjectNode node = render(bill, true);
        books.contacts()
                .find(bill.contactId())
                .ifPresent(vendor -> node.set("vendor", books.contacts().render(vendor)));
        return node;
    }

    private ObjectNode render(Voucher bill, boolean withItems) {
        ObjectNode node = Wire.object().put("id", bill.id()).putNull("status").put("note", bill.note());
        node.set("discount", Wire.number(bill.sums().discount()));
        node.set("adjustment", Wire.number(bill.sums().adjustment()));
        node.set("entries", books.lines().render(bill, withItems));
        node.set("balance", Wire.number(bill.paid()));
        node.set("subtotal", Wire.number(bill.sums().amount()));
        node.set("total", Wire.number(bill.total()));
        node.put("vendor_id", bill.contactId())
                .put("bill_number", bill.number())
                .put("bill_date", Wire.midnight(bill.date()))
                .put("due_date", Wire.midnight(bill.dueDate()))
                .put("reference_no", bill.reference())
                .put("discount_type", bill.sums().discountType())
                .put("currency_code", bill.currency());
        node.set("exchange_rate", Wire.number(bill.exchangeRate()));
        node.set("payment_amount", Wire.number(bill.paid()));
        node.put("landed_cost_amount", 0)
                .put("allocated_cost_amount", 0)
                .put("credited_amount", 0)
                .putNull("inv_lot_number")
                .put("opened_at", Wire.midnight(bill.openedOn()))
                .put("user_id", 1)
                .putNull("created_at")
                .putNull("updated_at")
                .put("warehouse_id", bill.heading().warehouseId())
                .put("branch_id", bill.heading().branchId())
                .put("project_id", bill.heading().projectId())
                .put("invoiced_amount", 0)
                .put("is_inclusive_tax", bill.sums().inclusiveTax() ? 1 : 0);
        node.set("tax_amount_withheld", Wire.number(bill.sums().tax()));
        putState(node, bill);
        putLocal(node, bill);
        return node;
    }

    private void putState(ObjectNode node, Voucher bill) {
        boolean full = bill.isOpen() && bill.due().signum() == 0;
        boolean partly = bill.paid().signum() != 0 && !full;
        node.set("due_amount", Wire.number(bill.due()));
        node.put("is_open", bill.isOpen())
                .put("is_partially_paid", partly)
                .put("is_fully_paid", full)
                .put("is_paid", full || partly);
        if (bill.dueDate() == null) {
            node.putNull("remaining_days").putNull("overdue_days");
        } else {
            node.put("remaining_days", overdue.remaining(bill)).put("overdue_days", overdue.days(bill));
        }
        node.put("is_overdue", overdue.days(bill) > 0).put("unallocated_cost_amount", 0);
    }

    private static void putLocal(ObjectNode node, Voucher bill) {
        BigDecimal rate = bill.exchangeRate();
        node.put("local_allocated_cost_amount", 0);
        node.set("billable_amount", Wire.number(bill.total().max(BigDecimal.ZERO)));
        VoucherView.putDiscount(node, bill);
        node.set("subtotal_local", Wire.number(bill.sums().amount().multiply(rate)));
        node.set(
                "tax_amount_withheld_local",
                Wire.number(
                        bill.sums().tax() == null
                                ? BigDecimal.ZERO
                                : bill.sums().tax().multiply(rate)));
        node.set("total_local", Wire.number(bill.total().multiply(rate)));
    }
}
