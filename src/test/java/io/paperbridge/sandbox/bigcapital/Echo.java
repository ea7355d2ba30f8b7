package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of invoices and credit notes to a create: not what was stored but the request itself, with what could be computed from it.
 * What was not sent is missing, and what is computed from it is null.
 */
final class Echo {

    private Echo() {}

    /** Copies the fields that were sent, under their names in answers. */
    static ObjectNode fields(ObjectNode sent, List<String> names) {
        ObjectNode node = Wire.object();
        for (String name : names) {
            if (sent.has(name)) {
                node.set(Wire.snake(name), sent.get(name));
            }
        }
        return node;
    }

    static void putLines(ObjectNode node, Voucher voucher, ObjectNode sent, JsonNode documentId) {
        ArrayNode array = node.putArray("entries");
        for (int i = 0; i < voucher.lines().size(); i++) {
            array.add(line(voucher, voucher.lines().get(i), sent.get("entries").get(i), documentId));
        }
    }

    private static ObjectNode line(Voucher voucher, Line line, JsonNode sent, JsonNode documentId) {
        ObjectNode node = Wire.object().put("id", line.id()).put("index", line.index());
        for (String name : List.of("description", "discount", "taxRateId", "warehouseId")) {
            if (sent.has(name)) {
                node.set(Wire.snake(name), sent.get(name));
            }
        }
        BigDecimal amount = sentNumber(sent, "rate").multiply(sentNumber(sent, "quantity"));
        node.set("rate", Wire.number(sentNumber(sent, "rate")));
        node.set("quantity", Wire.number(sentNumber(sent, "quantity")));
        node.set("amount", Wire.number(amount));
        node.put("reference_type", voucher.type())
                .put("discount_type", line.discountType())
                .put("item_id", line.itemId());
        node.set("reference_id", documentId);
        if (line.accountGiven() || voucher.kind() == VoucherKind.SALE_INVOICE) {
            node.put("sell_account_id", line.accountId());
        }
        if (line.otherAccountId() != null) {
            node.put("cost_account_id", line.otherAccountId());
        }
        putTax(node, line, amount);
        BigDecimal discount = sentDiscount(sent, amount);
        node.set("discount_amount", Wire.number(discount));
        boolean known = discount != null && !node.get("subtotal").isNull();
        node.set("total", Wire.number(known ? line.withTax().subtract(Objects.requireNonNull(discount)) : null));
        return node;
    }

    private static void putTax(ObjectNode node, Line line, BigDecimal amount) {
        boolean taxed = line.taxRate() != null;
        boolean inclusive = line.inclusiveTax();
        if (taxed) {
            node.put("tax_rate_id", line.taxRateId());
            node.set("tax_rate", Wire.number(line.taxRate()));
        }
        if (inclusive) {
            node.put("is_inclusive_tax", true);
        }
        node.set("tax_amount", Wire.number(taxed ? line.taxAmount() : null));
        node.set("subtotal", Wire.number(inclusive ? amount : taxed ? line.withTax() : null));
        node.set("subtotal_inclusing_tax", Wire.number(inclusive ? amount : taxed ? line.withTax() : null));
        node.set("subtotal_excluding_tax", Wire.number(taxed ? line.withoutTax() : amount));
    }

    private static @Nullable BigDecimal sentDiscount(JsonNode sent, BigDecimal amount) {
        if (!sent.hasNonNull("discount")) {
            return null;
        }
        BigDecimal discount = sentNumber(sent, "discount");
        return sent.path("discountType").asText("percentage").equals("amount")
                ? discount
                : Numbers.percent(amount, discount);
    }

    private static BigDecimal sentNumber(JsonNode sent, String name) {
        return Objects.requireNonNull(Numbers.lenient(sent.get(name)));
    }
}
