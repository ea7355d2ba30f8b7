package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Payment.Part;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Payments as they are shown. */
final class PaymentView {

    private final PaymentKind kind;
    private final Books books;
    private final Vouchers paid;
    private final Listing<Payment> listing;

    PaymentView(PaymentKind kind, Books books, Vouchers paid) {
        this.kind = kind;
        this.books = books;
        this.paid = paid;
        Map<String, Function<Payment, @Nullable Object>> fields = new HashMap<>();
        fields.put(kind.pays().role().key(), payment -> BigDecimal.valueOf(payment.contactId()));
        fields.put("payment_date", Payment::date);
        fields.put("amount", Payment::total);
        fields.put("reference_no", Payment::reference);
        fields.put("statement", Payment::statement);
        fields.put(Wire.snake(kind.numberField()), Payment::number);
        fields.put(kind.accountKey(), payment -> BigDecimal.valueOf(payment.accountId()));
        fields.put("created_at", payment -> null);
        listing =
                new Listing<>(kind.collection(), kind == PaymentKind.RECEIVED, fields, PaymentView::isFound, Map.of());
    }

    private static boolean isFound(Payment payment, String keyword) {
        String pattern = "%" + keyword + "%";
        return (payment.number() != null && Texts.like(payment.number(), pattern))
                || (payment.reference() != null && Texts.like(payment.reference(), pattern));
    }

    ObjectNode list(Call call, List<Payment> payments) {
        return listing.answer(call, payments, payment -> withTotal(withParties(plain(payment), payment), payment));
    }

    ObjectNode created(Payment payment) {
        ObjectNode node = plain(payment);
        ArrayNode entries = node.putArray("entries");
        for (Part part : payment.parts()) {
            entries.add(part(payment, part));
        }
        return node;
    }

    ObjectNode detail(Payment payment) {
        ObjectNode node = withTotal(withParties(created(payment), payment), payment);
        node.set("branch", books.branches().shown(payment.branchId()));
        if (kind == PaymentKind.MADE) {
            node.putArray("attachments");
        }
        for (int i = 0; i < payment.parts().size(); i++) {
            ObjectNode entry = (ObjectNode) node.get("entries").get(i);
            paid.shelf()
                    .find(payment.parts().get(i).voucherId())
                    .ifPresent(voucher ->
                            entry.set(kind == PaymentKind.RECEIVED ? "invoice" : "bill", paid.inPayment(voucher)));
        }
        return node;
    }

    /** The payments on one document, the last changed last. */
    ArrayNode of(Voucher voucher, List<Payment> payments) {
        Map<Long, ObjectNode> byPart = new TreeMap<>();
        for (Payment payment : payments) {
            payment.parts().stream()
                    .filter(part -> part.voucherId() == voucher.id())
                    .forEach(part -> byPart.put(part.id(), onVoucher(voucher, payment, part)));
        }
        ArrayNode array = Wire.array();
        byPart.values().forEach(array::add);
        return array;
    }

    private ObjectNode onVoucher(Voucher voucher, Payment payment, Part part) {
        boolean received = kind == PaymentKind.RECEIVED;
        Accounts.Account account = books.accounts().find(payment.accountId()).orElseThrow();
        ObjectNode node = Wire.object()
                .put(Wire.snake(kind.paidField()), voucher.id())
                .put(kind.ownField(), payment.id())
                .put("payment_date", Wire.midnight(payment.date()))
                .put("currency_code", payment.currency())
                .put("payment_number", payment.number())
                .put("payment_reference_no", payment.reference())
                .put(received ? "invoice_number" : "bill_number", voucher.number())
                .put(received ? "invoice_reference_no" : "bill_reference_no", voucher.reference())
                .put(kind.accountKey() + "_id", account.id())
                .put(kind.accountKey() + "_name", account.name())
                .put(kind.accountKey() + "_slug", account.slug());
        node.set("payment_amount", Wire.number(part.amount()));
        return node;
    }

    private ObjectNode part(Payment payment, Part part) {
        ObjectNode node = Wire.object()
                .put("id", part.id())
                .put("index", payment.parts().indexOf(part) + 1)
                .put(kind.ownField(), payment.id())
                .put(Wire.snake(kind.paidField()), part.voucherId());
        node.set("payment_amount", Wire.number(part.amount()));
        return node;
    }

    private ObjectNode plain(Payment payment) {
        ObjectNode node = Wire.object()
                .put("id", payment.id())
                .put("statement", payment.statement())
                .put(Wire.snake(kind.pays().contactField()), payment.contactId())
                .put("payment_date", Wire.midnight(payment.date()))
                .put("currency_code", payment.currency())
                .put(Wire.snake(kind.accountField()), payment.accountId())
                .put(Wire.snake(kind.numberField()), payment.number())
                .put("branch_id", payment.branchId());
        List.of("user_id", "created_at", "updated_at").forEach(node::putNull);
        if (kind == PaymentKind.RECEIVED) {
            node.put("reference_no", payment.reference())
                    .putNull("stripe_pintent_id")
                    .put("pdf_template_id", 1);
        } else {
            node.putNull("reference").putNull("payment_method");
        }
        node.set("amount", Wire.number(payment.total()));
        node.set("exchange_rate", Wire.number(payment.exchangeRate()));
        node.set("local_amount", Wire.number(payment.total().multiply(payment.exchangeRate())));
        return node;
    }

    /** The key is the server's own spelling. */
    private ObjectNode withTotal(ObjectNode node, Payment payment) {
        return kind == PaymentKind.MADE
                ? node
                : node.put("formattted_total", payment.currency() + Wire.twoDecimals(payment.total()));
    }

    private ObjectNode withParties(ObjectNode node, Payment payment) {
        books.contacts()
                .find(payment.contactId())
                .ifPresent(contact ->
                        node.set(kind.pays().role().key(), books.contacts().render(contact)));
        books.accounts()
                .find(payment.accountId())
                .ifPresent(
                        account -> node.set(kind.accountKey(), books.accounts().render(account)));
        return node;
    }
}
