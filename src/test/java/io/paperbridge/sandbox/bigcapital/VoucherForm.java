package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The form a request for a document with lines must have. */
final class VoucherForm {

    private VoucherForm() {}

    static ObjectNode validated(VoucherKind kind, Call call) {
        ObjectNode body = call.body();
        boolean strict = kind == VoucherKind.BILL;
        if (kind == VoucherKind.SALE_INVOICE) {
            // Invoices take an empty text for none at all.
            body.properties().stream()
                    .filter(field -> field.getValue().isTextual())
                    .filter(field -> field.getValue().asText().isEmpty())
                    .forEach(field -> field.setValue(NullNode.instance));
        }
        ObjectNode target = Wire.object().put(kind.openField(), false);
        if (strict) {
            target.put("isInclusiveTax", false).put("discountType", "amount");
        }
        target.setAll(body);
        Validation validation = new Validation(target);
        head(kind, validation);
        validation
                .text(kind.numberField())
                .text("referenceNo")
                .text("note")
                .text("invoiceMessage")
                .text("termsConditions")
                .id("branchId")
                .id("warehouseId")
                .id("projectId")
                .flag(kind.openField())
                .flag("isInclusiveTax")
                .oneOf("discountType", List.of("percentage", "amount"))
                .number("adjustment");
        if (strict) {
            validation.positive("discount");
        } else {
            validation.number("discount");
        }
        if (kind == VoucherKind.SALE_INVOICE) {
            validation.requiredDate("dueDate").notNegative("exchangeRate");
        } else {
            validation.date("dueDate").positive("exchangeRate");
        }
        entries(kind, validation, body);
        validation.done();
        return body;
    }

    private static void head(VoucherKind kind, Validation validation) {
        switch (kind) {
            case BILL -> validation.requiredDate(kind.dateField()).requiredId(kind.contactField());
            case VENDOR_CREDIT -> validation.requiredNumber(kind.contactField()).requiredDate(kind.dateField());
            default -> validation.requiredLenientId(kind.contactField()).requiredDate(kind.dateField());
        }
    }

    private static void entries(VoucherKind kind, Validation validation, ObjectNode body) {
        boolean mayBeEmpty = kind == VoucherKind.VENDOR_CREDIT;
        Lines.validate(validation, body.has("entries") ? body.get("entries") : MissingNode.getInstance(), mayBeEmpty);
    }

    /** What an item must be allowed for, and the refusal when it is not: vendor credits ask for the wrong thing. */
    static void checkItems(VoucherKind kind, Lines lines, ObjectNode body) {
        switch (kind) {
            case BILL -> lines.check(body.get("entries"), Items.Item::isPurchasable, "NOT_PURCHASE_ABLE_ITEMS");
            case VENDOR_CREDIT -> lines.checkKnown(body.get("entries"), Items.Item::isSellable, "NOT_SELL_ABLE_ITEMS");
            default -> lines.check(body.get("entries"), Items.Item::isSellable, "NOT_SELL_ABLE_ITEMS");
        }
    }
}
