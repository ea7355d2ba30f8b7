package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How documents with lines are listed: what they can be filtered, sorted and searched by. */
final class VoucherListing {

    private final VoucherKind kind;
    private final Overdue overdue;
    private final Listing<Voucher> listing;

    VoucherListing(VoucherKind kind, Clock clock) {
        this.kind = kind;
        this.overdue = new Overdue(clock);
        listing = new Listing<>(
                kind.collection(), true, fields(), this::isFound, Map.of("draft", voucher -> !voucher.isOpen()));
    }

    ObjectNode answer(Call call, List<Voucher> rows, Function<Voucher, ObjectNode> render) {
        return listing.answer(call, rows, render);
    }

    private Map<String, Function<Voucher, @Nullable Object>> fields() {
        Map<String, Function<Voucher, @Nullable Object>> fields = new HashMap<>();
        fields.put(kind.role().key(), voucher -> BigDecimal.valueOf(voucher.contactId()));
        fields.put("reference_no", Voucher::reference);
        fields.put("amount", voucher -> voucher.sums().amount());
        fields.put("status", voucher -> new Listing.Labels(status(voucher)));
        fields.put("created_at", voucher -> null);
        if (kind.isCredit()) {
            fields.put("credit_number", Voucher::number);
            fields.put("credit_date", Voucher::date);
            fields.put("currency_code", Voucher::currency);
            fields.put("note", Voucher::note);
        } else {
            fields.put(Wire.snake(kind.numberField()), Voucher::number);
            fields.put(Wire.snake(kind.dateField()), Voucher::date);
            fields.put("due_date", Voucher::dueDate);
            fields.put("payment_amount", Voucher::paid);
            fields.put(kind == VoucherKind.BILL ? "note" : "invoice_message", Voucher::note);
        }
        if (kind == VoucherKind.SALE_INVOICE) {
            fields.put("due_amount", Voucher::due);
        }
        if (!kind.isCostSide()) {
            fields.put("terms_conditions", voucher -> voucher.heading().terms());
        }
        return fields;
    }

    /** Invoices are searched by number only. */
    private boolean isFound(Voucher voucher, String keyword) {
        String pattern = "%" + keyword + "%";
        if (Texts.like(voucher.number(), pattern)) {
            return true;
        }
        return kind != VoucherKind.SALE_INVOICE
                && (Texts.like(voucher.reference() == null ? "" : voucher.reference(), pattern)
                        || Numbers.whole(keyword)
                                .filter(number -> voucher.sums().amount().compareTo(BigDecimal.valueOf(number)) == 0)
                                .isPresent());
    }

    private List<String> status(Voucher voucher) {
        return kind.isCredit() ? creditStatus(voucher) : paymentStatus(voucher);
    }

    private static List<String> creditStatus(Voucher voucher) {
        if (!voucher.isOpen()) {
            return List.of("draft");
        }
        boolean spent =
                voucher.sums().amount().subtract(voucher.settled().refunded()).signum() == 0;
        return List.of("published", spent ? "closed" : "open");
    }

    /** The labels a status filter finds a document under; unpaid and overdue count drafts too. */
    private List<String> paymentStatus(Voucher voucher) {
        List<String> labels = new ArrayList<>();
        boolean late = overdue.days(voucher) > 0;
        labels.add(voucher.isOpen() ? "delivered" : "draft");
        if (voucher.paid().signum() == 0) {
            labels.add("unpaid");
        } else {
            labels.add(voucher.due().signum() == 0 ? "paid" : "partially-paid");
        }
        if (late) {
            labels.add("overdue");
        }
        if (kind == VoucherKind.BILL && late && voucher.isOpen()) {
            labels.add("opened");
        }
        return labels;
    }
}
