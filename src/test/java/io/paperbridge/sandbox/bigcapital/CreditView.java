package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;

/** Credit notes and vendor credits as they are shown. */
final class CreditView implements VoucherView {

    private static final List<String> ECHOED = List.of(
            "referenceNo",
            "note",
            "termsConditions",
            "discount",
            "discountType",
            "adjustment",
            "branchId",
            "warehouseId");

    private final VoucherKind kind;
    private final Books books;

    CreditView(VoucherKind kind, Books books) {
        this.kind = kind;
        this.books = books;
    }

    private boolean isNote() {
        return kind == VoucherKind.CREDIT_NOTE;
    }

    @Override
    public ObjectNode created(Voucher voucher, ObjectNode sent) {
        return isNote() ? echo(voucher, sent, LongNode.valueOf(voucher.id()), false) : withLines(voucher, false);
    }

    /** The id in the answer to the edit of a credit note is a text. */
    @Override
    public ObjectNode edited(Voucher voucher, ObjectNode sent, boolean wasOpen) {
        return isNote()
                ? echo(voucher, sent, TextNode.valueOf(String.valueOf(voucher.id())), wasOpen)
                : withLines(voucher, false);
    }

    @Override
    public ObjectNode opened(Voucher voucher) {
        return stored(voucher);
    }

    @Override
    public ObjectNode row(Voucher voucher) {
        ObjectNode node = withLines(voucher, isNote());
        books.contacts()
                .find(voucher.contactId())
                .ifPresent(
                        contact -> node.set(kind.role().key(), books.contacts().render(contact)));
        return node;
    }

    @Override
    public ObjectNode detail(Voucher voucher) {
        ObjectNode node = row(voucher);
        node.set("entries", books.lines().render(voucher, true));
        node.set("branch", books.branches().shown(voucher.heading().branchId()));
        node.set("attachments", books.attachments().of(voucher));
        return node;
    }

    private ObjectNode echo(Voucher voucher, ObjectNode sent, JsonNode id, boolean wasOpen) {
        BigDecimal amount = Lines.sumAsSent(sent.get("entries"), true);
        ObjectNode node = Echo.fields(sent, ECHOED);
        node.set("id", id);
        Echo.putLines(node, voucher, sent, id);
        node.put("customer_id", voucher.contactId())
                .put("credit_note_date", voucher.date().toString())
                .put("currency_code", voucher.currency())
                .put("refunded_amount", 0)
                .put("invoices_amount", 0)
                .put("pdf_template_id", 4)
                .put("credits_used", 0);
        if (voucher.number().equals("{}")) {
            node.putObject("credit_note_number");
        } else {
            node.put("credit_note_number", voucher.number());
        }
        node.set("exchange_rate", Wire.number(voucher.exchangeRate()));
        // One that was open already looks like a draft in this answer.
        boolean open = sent.path("open").asBoolean(false) && !wasOpen;
        node.put("is_draft", !open).put("is_published", open).put("is_open", open && amount.signum() > 0);
        if (open) {
            node.put("opened_at", voucher.openedOn() + " 00:00:00").put("is_closed", amount.signum() <= 0);
        }
        VoucherView.putAmountAndLocal(node, voucher, amount);
        node.set("credits_remaining", Wire.number(amount.max(BigDecimal.ZERO)));
        putNoteSums(node, voucher, amount);
        VoucherView.putSentDiscount(node, voucher, sent);
        if (!sent.has("discount") || !sent.has("adjustment")) {
            node.putNull("total").putNull("total_local");
        }
        return node;
    }

    private ObjectNode withLines(Voucher voucher, boolean withItems) {
        ObjectNode node = stored(voucher);
        node.set("entries", books.lines().render(voucher, withItems));
        return node;
    }

    private ObjectNode stored(Voucher voucher) {
        ObjectNode node = Wire.object().put("id", voucher.id());
        Sums sums = voucher.sums();
        VoucherView.putAmountAndLocal(node, voucher, sums.amount());
        node.set("discount", Wire.number(sums.discount()));
        node.set("adjustment", Wire.number(sums.adjustment()));
        node.put("note", voucher.note())
                .put(Wire.snake(kind.contactField()), voucher.contactId())
                .put(Wire.snake(kind.dateField()), Wire.midnight(voucher.date()))
                .put(Wire.snake(kind.numberField()), voucher.number())
                .put("reference_no", voucher.reference())
                .put("currency_code", voucher.currency())
                .put("discount_type", sums.discountType())
                .put("opened_at", Wire.midnight(voucher.openedOn()))
                .put("warehouse_id", voucher.heading().warehouseId())
                .put("branch_id", voucher.heading().branchId());
        List.of("user_id", "created_at", "updated_at").forEach(node::putNull);
        node.set("exchange_rate", Wire.number(voucher.exchangeRate()));
        node.set("refunded_amount", Wire.number(voucher.settled().refunded()));
        putState(node, voucher);
        if (isNote()) {
            node.put("terms_conditions", voucher.heading().terms())
                    .put("invoices_amount", 0)
                    .put("pdf_template_id", 4);
            node.set("credits_used", Wire.number(voucher.settled().refunded()));
            putNoteSums(node, voucher, sums.amount());
        } else {
            node.put("invoiced_amount", 0);
            node.set("total", Wire.number(voucher.total()));
            node.set("total_local", Wire.number(sums.inBase(voucher.total())));
        }
        VoucherView.putDiscount(node, voucher);
        return node;
    }

    private static void putNoteSums(ObjectNode node, Voucher voucher, BigDecimal amount) {
        Sums sums = voucher.sums();
        node.set("subtotal", Wire.number(amount));
        node.set("subtotal_local", Wire.number(sums.inBase(amount)));
        node.set("total", Wire.number(voucher.total()));
        node.set("total_local", Wire.number(sums.inBase(voucher.total())));
    }

    private static void putState(ObjectNode node, Voucher voucher) {
        BigDecimal left = voucher.creditLeft();
        node.set("credits_remaining", Wire.number(left));
        node.put("is_draft", !voucher.isOpen())
                .put("is_published", voucher.isOpen())
                .put("is_open", voucher.isOpen() && left.signum() > 0)
                .put("is_closed", voucher.isOpen() ? Boolean.valueOf(left.signum() == 0) : null);
    }
}
