package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;

/** How the documents of one kind are shown. */
interface VoucherView {

    static VoucherView of(VoucherKind kind, Books books, Clock clock) {
        return switch (kind) {
            case SALE_INVOICE -> new InvoiceView(books, clock);
            case BILL -> new BillView(books, clock);
            default -> new CreditView(kind, books);
        };
    }

    /** The answer to a create. */
    ObjectNode created(Voucher voucher, ObjectNode sent);

    /** The answer to an edit. */
    ObjectNode edited(Voucher voucher, ObjectNode sent, boolean wasOpen);

    /** The answer to an open, where it has one. */
    ObjectNode opened(Voucher voucher);

    /** One of a list. */
    ObjectNode row(Voucher voucher);

    /** Read alone. */
    ObjectNode detail(Voucher voucher);

    /** The discount and the adjustment as every kind shows them once they are stored. */
    static void putDiscount(ObjectNode node, Voucher voucher) {
        Sums sums = voucher.sums();
        boolean discounted = sums.discount() != null;
        boolean bill = voucher.kind() == VoucherKind.BILL;
        node.set("discount_amount", Wire.number(discounted || !bill ? sums.discountAmount() : null));
        node.set("discount_amount_local", Wire.number(discounted ? sums.inBase(sums.discountAmount()) : null));
        node.set("discount_percentage", Wire.number("percentage".equals(sums.discountType()) ? sums.discount() : null));
        node.set("adjustment_local", Wire.number(sums.adjustment() == null ? null : sums.inBase(sums.adjustment())));
    }

    /** The same in the echo of a create, where what was not sent is unknown instead of nothing. */
    static void putSentDiscount(ObjectNode node, Voucher voucher, ObjectNode sent) {
        putDiscount(node, voucher);
        if (!sent.has("discount")) {
            node.putNull("discount_amount").putNull("discount_amount_local");
        }
    }

    static void putAmountAndLocal(ObjectNode node, Voucher voucher, BigDecimal amount) {
        node.set("amount", Wire.number(amount));
        node.set("local_amount", Wire.number(voucher.sums().inBase(amount)));
    }
}
