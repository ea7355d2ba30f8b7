package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;

/** Sale invoices as they are shown. */
final class InvoiceView implements VoucherView {

    private static final List<String> ECHOED = List.of(
            "referenceNo",
            "invoiceMessage",
            "termsConditions",
            "discount",
            "discountType",
            "adjustment",
            "isInclusiveTax",
            "warehouseId");

    private final Books books;
    private final Overdue overdue;

    InvoiceView(Books books, Clock clock) {
        this.books = books;
        this.overdue = new Overdue(clock);
    }

    @Override
    public ObjectNode created(Voucher voucher, ObjectNode sent) {
        BigDecimal amount = Lines.sumAsSent(sent.get("entries"), false);
        ObjectNode node = Echo.fields(sent, ECHOED).put("id", voucher.id());
        Echo.putLines(node, voucher, sent, LongNode.valueOf(voucher.id()));
        node.put("customer_id", voucher.contactId())
                .put("invoice_date", String.valueOf(voucher.date()))
                .put("due_date", String.valueOf(voucher.dueDate()))
                .put("invoice_no", voucher.number())
                .put("currency_code", voucher.currency());
        if (voucher.heading().branchId() != null) {
            node.put("branch_id", voucher.heading().branchId());
        }
        node.set("exchange_rate", Wire.number(voucher.exchangeRate()));
        if (voucher.openedOn() != null) {
            node.put("delivered_at", voucher.openedOn() + " 00:00:00");
        }
        node.put("payment_amount", 0).put("user_id", 1).put("pdf_template_id", 1);
        putState(node, voucher);
        node.put("is_fully_paid", false)
                .put("is_partially_paid", false)
                .put("is_paid", false)
                .putNull("due_amount")
                .putNull("balance_amount")
                .putNull("writtenoff_amount_local");
        putAmounts(node, voucher, amount);
        VoucherView.putSentDiscount(node, voucher, sent);
        if (!sent.has("discount")) {
            node.putNull("total").putNull("total_local");
        }
        putSentTax(node, voucher);
        return node;
    }

    private static void putSentTax(ObjectNode node, Voucher voucher) {
        if (voucher.sums().tax() == null) {
            node.putNull("tax_amount_withheld_local");
            return;
        }
        BigDecimal tax = voucher.lines().stream().map(Line::taxAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        node.set("tax_amount_withheld", Wire.number(tax));
        node.set("tax_amount_withheld_local", Wire.number(voucher.sums().inBase(tax)));
    }

    @Override
    public ObjectNode edited(Voucher voucher, ObjectNode sent, boolean wasOpen) {
        return stored(voucher, false);
    }

    @Override
    public ObjectNode opened(Voucher voucher) {
        return stored(voucher, false);
    }

    @Override
    public ObjectNode row(Voucher voucher) {
        ObjectNode node = stored(voucher, true);
        books.contacts()
                .find(voucher.contactId())
                .ifPresent(customer -> node.set("customer", books.contacts().render(customer)));
        return node;
    }

    @Override
    public ObjectNode detail(Voucher voucher) {
        ObjectNode node = row(voucher);
        node.set("branch", books.branches().shown(voucher.heading().branchId()));
        node.set("attachments", books.attachments().of(voucher));
        node.putArray("payment_methods");
        node.set("taxes", books.taxRates().of(voucher));
        for (int i = 0; i < voucher.lines().size(); i++) {
            Long taxRateId = voucher.lines().get(i).taxRateId();
            ObjectNode entry = (ObjectNode) node.get("entries").get(i);
            entry.putNull("tax");
            if (taxRateId != null) {
                entry.set(
                        "tax", TaxRates.render(books.taxRates().find(taxRateId).orElseThrow()));
            }
        }
        return node;
    }

    private ObjectNode stored(Voucher voucher, boolean withItems) {
        Sums sums = voucher.sums();
        ObjectNode node = Wire.object().put("id", voucher.id());
        node.set("discount", Wire.number(sums.discount()));
        node.set("adjustment", Wire.number(sums.adjustment()));
        node.set("entries", books.lines().render(voucher, withItems));
        node.put("customer_id", voucher.contactId())
                .put("invoice_date", Wire.midnight(voucher.date()))
                .put("due_date", Wire.midnight(voucher.dueDate()))
                .put("invoice_no", voucher.number())
                .put("reference_no", voucher.reference())
                .put("invoice_message", voucher.note())
                .put("terms_conditions", voucher.heading().terms())
                .put("currency_code", voucher.currency())
                .put("discount_type", sums.discountType())
                .put("delivered_at", Wire.midnight(voucher.openedOn()))
                .put("user_id", 1)
                .put("warehouse_id", voucher.heading().warehouseId())
                .put("branch_id", voucher.heading().branchId())
                .put("project_id", voucher.heading().projectId())
                .put("writtenoff_at", Wire.midnight(voucher.settled().writtenOffOn()))
                .put("writtenoff_expense_account_id", voucher.settled().writtenOffTo())
                .put("is_inclusive_tax", sums.inclusiveTax() ? 1 : 0)
                .put("pdf_template_id", 1)
                .put("credited_amount", 0)
                .put("balance_amount", 0);
        for (String empty : List.of("inv_lot_number", "created_at", "updated_at")) {
            node.putNull(empty);
        }
        node.set("payment_amount", Wire.number(voucher.paid()));
        node.set("balance_amount", Wire.number(voucher.paid()));
        node.set("exchange_rate", Wire.number(voucher.exchangeRate()));
        node.set("writtenoff_amount", Wire.number(voucher.settled().writtenOff()));
        BigDecimal writtenOff = voucher.settled().writtenOff();
        node.set(
                "writtenoff_amount_local", Wire.number(sums.inBase(writtenOff == null ? BigDecimal.ZERO : writtenOff)));
        node.set("tax_amount_withheld", Wire.number(sums.tax()));
        node.set("due_amount", Wire.number(voucher.due()));
        putState(node, voucher);
        putAmounts(node, voucher, sums.amount());
        VoucherView.putDiscount(node, voucher);
        return node;
    }

    private static void putAmounts(ObjectNode node, Voucher voucher, BigDecimal amount) {
        Sums sums = voucher.sums();
        BigDecimal tax = sums.tax() == null ? BigDecimal.ZERO : sums.tax();
        node.set("balance", Wire.number(amount));
        node.set("subtotal", Wire.number(amount));
        node.set("subtotal_local", Wire.number(sums.inBase(amount)));
        node.set("subtotal_exluding_tax", Wire.number(sums.inclusiveTax() ? amount.subtract(tax) : amount));
        node.set("tax_amount_withheld_local", Wire.number(sums.inBase(tax)));
        node.set("total", Wire.number(voucher.total()));
        node.set("total_local", Wire.number(sums.inBase(voucher.total())));
    }

    private void putState(ObjectNode node, Voucher voucher) {
        boolean full = voucher.isOpen() && voucher.due().signum() == 0;
        boolean partly = voucher.paid().signum() != 0 && !full;
        node.put("is_delivered", voucher.isOpen())
                .put("is_partially_paid", partly)
                .put("is_fully_paid", full)
                .put("is_paid", full || partly)
                .put("is_writtenoff", voucher.settled().writtenOff() != null)
                .put("is_overdue", overdue.days(voucher) > 0)
                .put("remaining_days", overdue.remaining(voucher))
                .put("overdue_days", overdue.days(voucher));
    }
}
