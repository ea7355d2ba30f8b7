package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bills as they are shown: after a create, read one by one, and listed. */
final class BillView {

    private final Books books;
    private final Clock clock;
    private final Listing<Bill> listing;

    BillView(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
        Map<String, Function<Bill, @Nullable Object>> fields = new HashMap<>();
        fields.put("vendor", bill -> BigDecimal.valueOf(bill.vendorId()));
        fields.put("bill_number", Bill::number);
        fields.put("bill_date", Bill::date);
        fields.put("due_date", Bill::dueDate);
        fields.put("reference_no", Bill::reference);
        fields.put("status", bill -> new Listing.Labels(status(bill)));
        fields.put("amount", Bill::amount);
        fields.put("payment_amount", Bill::paid);
        fields.put("note", Bill::note);
        fields.put("created_at", bill -> null);
        listing = new Listing<>("bills", true, fields, BillView::found, Map.of("draft", bill -> !bill.isOpen()));
    }

    private static boolean found(Bill bill, String keyword) {
        String pattern = "%" + keyword + "%";
        return Texts.like(bill.number(), pattern)
                || Texts.like(bill.reference() == null ? "" : bill.reference(), pattern)
                || Numbers.whole(keyword)
                        .filter(number -> bill.amount().compareTo(BigDecimal.valueOf(number)) == 0)
                        .isPresent();
    }

    /** The labels a status filter finds a bill under; unpaid and overdue count drafts too. */
    private List<String> status(Bill bill) {
        List<String> labels = new ArrayList<>();
        boolean overdue = overdueDays(bill) > 0;
        labels.add(bill.isOpen() ? "open" : "draft");
        if (bill.paid().signum() == 0) {
            labels.add("unpaid");
        } else {
            labels.add(bill.due().signum() == 0 ? "paid" : "partially-paid");
        }
        if (overdue) {
            labels.add("overdue");
            if (bill.isOpen()) {
                labels.add("opened");
            }
        }
        return labels;
    }

    SandboxAnswer list(Call call, List<Bill> bills) {
        return Wire.answer(200, listing.answer(call, bills, this::row));
    }

    SandboxAnswer get(Bill bill) {
        ObjectNode node = row(bill).putNull("branch");
        node.putArray("taxes");
        node.putArray("attachments");
        return Wire.answer(200, node);
    }

    private ObjectNode row(Bill bill) {
        ObjectNode node = render(bill, true);
        books.contacts()
                .find(bill.vendorId())
                .ifPresent(vendor -> node.set("vendor", books.contacts().render(vendor)));
        return node;
    }

    /** The answer to a create or an edit has the amount, but neither vendor nor items. */
    SandboxAnswer created(int status, Bill bill) {
        ObjectNode node = render(bill, false);
        BigDecimal local = bill.amount().multiply(bill.exchangeRate());
        node.set("amount", Wire.number(bill.amount()));
        node.set("local_amount", Wire.number(local));
        node.set("amount_local", Wire.number(local));
        return Wire.answer(status, node);
    }

    private ObjectNode render(Bill bill, boolean withItems) {
        ObjectNode node = Wire.object().put("id", bill.id()).putNull("status").put("note", bill.note());
        node.set("discount", Wire.number(bill.discount()));
        node.set("adjustment", Wire.number(bill.adjustment()));
        node.set("entries", books.lines().render(bill.lines(), "Bill", bill.id(), true, withItems));
        node.put("balance", 0);
        node.set("subtotal", Wire.number(bill.amount()));
        node.set("total", Wire.number(bill.total()));
        node.put("vendor_id", bill.vendorId())
                .put("bill_number", bill.number())
                .put("bill_date", Wire.midnight(bill.date()))
                .put("due_date", Wire.midnight(bill.dueDate()))
                .put("reference_no", bill.reference())
                .put("discount_type", bill.discountType())
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
                .putNull("warehouse_id")
                .put("branch_id", bill.branchId())
                .putNull("project_id")
                .put("invoiced_amount", 0)
                .put("is_inclusive_tax", bill.inclusiveTax() ? 1 : 0);
        node.set("tax_amount_withheld", Wire.number(bill.taxWithheld()));
        putState(node, bill);
        putLocal(node, bill);
        return node;
    }

    private void putState(ObjectNode node, Bill bill) {
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
            node.put("remaining_days", Math.max(0, -overdue(bill.dueDate()))).put("overdue_days", overdueDays(bill));
        }
        node.put("is_overdue", overdueDays(bill) > 0).put("unallocated_cost_amount", 0);
    }

    private long overdueDays(Bill bill) {
        return bill.dueDate() == null ? 0 : Math.max(0, overdue(bill.dueDate()));
    }

    private long overdue(LocalDate dueDate) {
        Instant due = dueDate.atStartOfDay(ZoneOffset.UTC).toInstant();
        return Duration.between(due, clock.instant()).toDays();
    }

    private static void putLocal(ObjectNode node, Bill bill) {
        BigDecimal rate = bill.exchangeRate();
        boolean discounted = bill.discount() != null;
        node.put("local_allocated_cost_amount", 0);
        node.set("billable_amount", Wire.number(bill.total().max(BigDecimal.ZERO)));
        node.set("discount_amount", Wire.number(discounted ? bill.discountAmount() : null));
        node.set(
                "discount_amount_local",
                Wire.number(discounted ? bill.discountAmount().multiply(rate) : null));
        node.set(
                "discount_percentage",
                Wire.number(discounted && bill.discountType().equals("percentage") ? bill.discount() : null));
        node.set(
                "adjustment_local",
                Wire.number(bill.adjustment() == null ? null : bill.adjustment().multiply(rate)));
        node.set("subtotal_local", Wire.number(bill.amount().multiply(rate)));
        node.set(
                "tax_amount_withheld_local",
                Wire.number(
                        bill.taxWithheld() == null
                                ? BigDecimal.ZERO
                                : bill.taxWithheld().multiply(rate)));
        node.set("total_local", Wire.number(bill.total().multiply(rate)));
    }
}
