package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Items.Item;
import io.paperbridge.sandbox.bigcapital.TaxRates.TaxRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lines every kind of document shares: their form, their checks, how they are stored and shown. */
final class Lines {

    private final Items items;
    private final Accounts accounts;
    private final TaxRates taxRates;
    private final Warehouses warehouses;
    private long lastId;

    Lines(Items items, Accounts accounts, TaxRates taxRates, Warehouses warehouses) {
        this.items = items;
        this.accounts = accounts;
        this.taxRates = taxRates;
        this.warehouses = warehouses;
    }

    /** Checks the form of the lines and notes what is wrong in {@code validation}. */
    static void validate(Validation validation, JsonNode entries, boolean mayBeEmpty) {
        if (!entries.isArray()) {
            Map<String, String> rules = new LinkedHashMap<>();
            if (!mayBeEmpty) {
                rules.put("arrayMinSize", "entries must contain at least 1 elements");
            }
            rules.put("isArray", "entries must be an array");
            if (!entries.isMissingNode()) {
                rules.put("nestedValidation", "each value in nested property entries must be either object or array");
            }
            validation.add("entries", rules);
            return;
        }
        if (entries.isEmpty() && !mayBeEmpty) {
            validation.add("entries", Map.of("arrayMinSize", "entries must contain at least 1 elements"));
            return;
        }
        ArrayNode faulty = Wire.array();
        for (int i = 0; i < entries.size(); i++) {
            ObjectNode entry = entries.get(i) instanceof ObjectNode object ? object : Wire.object();
            Validation inner = new Validation(entry)
                    .requiredId("itemId")
                    .requiredNumber("rate")
                    .requiredNumber("quantity")
                    .text("description")
                    .number("discount")
                    .oneOf("discountType", List.of("percentage", "amount"))
                    .id("sellAccountId")
                    .id("costAccountId")
                    .id("taxRateId");
            if (inner.failed()) {
                ObjectNode problem = faulty.addObject();
                problem.set("target", entries);
                problem.set("value", entry);
                problem.put("property", String.valueOf(i)).set("children", inner.problems());
            }
        }
        if (!faulty.isEmpty()) {
            validation.children("entries").addAll(faulty);
        }
    }

    /** Refuses lines whose items may not stand in this kind of document, unknown ones among them. */
    void checkKnown(JsonNode entries, Predicate<Item> allowed, String refusal) {
        for (JsonNode entry : entries) {
            if (items.find(entry.get("itemId").asLong()).filter(allowed).isEmpty()) {
                throw Refusal.business(refusal);
            }
        }
    }

    /** Refuses lines whose items do not exist or may not stand in this kind of document. */
    void check(JsonNode entries, Predicate<Item> allowed, String refusal) {
        List<Optional<Item>> found = new ArrayList<>();
        entries.forEach(entry -> found.add(items.find(entry.get("itemId").asLong())));
        if (found.stream().anyMatch(Optional::isEmpty)) {
            throw Refusal.business("ITEMS_NOT_FOUND");
        }
        if (!found.stream().flatMap(Optional::stream).allMatch(allowed)) {
            throw Refusal.business(refusal);
        }
    }

    /** The document's amount, rounded as its column is. */
    static BigDecimal amountAsSent(JsonNode entries, boolean discounts) {
        return Numbers.amount(sumAsSent(entries, discounts));
    }

    /** The sum of the numbers as they were sent; a line discount is always taken for a percentage, or left out altogether. */
    static BigDecimal sumAsSent(JsonNode entries, boolean discounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode entry : entries) {
            BigDecimal amount = sent(entry, "rate").multiply(sent(entry, "quantity"));
            BigDecimal discount = discounts && entry.hasNonNull("discount")
                    ? entry.get("discount").decimalValue()
                    : BigDecimal.ZERO;
            sum = sum.add(amount.subtract(Numbers.percent(amount, discount)));
        }
        return sum;
    }

    private static BigDecimal sent(JsonNode entry, String field) {
        return Objects.requireNonNull(Numbers.lenient(entry.get(field)));
    }

    /** The lines as the database keeps them. */
    List<Line> stored(JsonNode entries, VoucherKind kind, boolean inclusiveTax) {
        String accountField = kind.accountField();
        List<Line> lines = new ArrayList<>();
        for (JsonNode entry : entries) {
            Item item = items.find(entry.get("itemId").asLong()).orElseThrow();
            // What the data base has no row for is a server error.
            if (entry.hasNonNull("projectId") || !warehouses.knows(entry.path("warehouseId"))) {
                throw Refusal.internal();
            }
            Long usual = kind.isCostSide() ? item.costAccountId() : item.sellAccountId();
            boolean given = entry.hasNonNull(accountField);
            long account = given ? entry.get(accountField).asLong() : Objects.requireNonNullElse(usual, Line.NOWHERE);
            if (given && accounts.find(account).isEmpty()) {
                throw Refusal.internal();
            }
            Optional<TaxRate> tax = taxRate(entry);
            lines.add(new Line(
                    ++lastId,
                    lines.size() + 1,
                    item.id(),
                    Texts.stored((ObjectNode) entry, "description", Texts.TEXT),
                    Numbers.column(sent(entry, "rate"), 5),
                    Numbers.column(sent(entry, "quantity"), 3),
                    entry.hasNonNull("discount")
                            ? entry.get("discount").decimalValue().setScale(0, RoundingMode.HALF_UP)
                            : null,
                    entry.path("discountType").asText("percentage"),
                    account,
                    given,
                    otherAccount(entry, kind, item),
                    tax.map(TaxRate::id).orElse(null),
                    // Credits keep the tax rate's id and nothing else of it.
                    kind.isCredit() ? null : tax.map(TaxRate::rate).orElse(null),
                    inclusiveTax && !kind.isCredit()));
        }
        return List.copyOf(lines);
    }

    /** An unknown id is a server error, an unknown code is no tax. */
    private Optional<TaxRate> taxRate(JsonNode entry) {
        if (entry.hasNonNull("taxRateId")) {
            return Optional.of(taxRates.find(entry.get("taxRateId").asLong()).orElseThrow(Refusal::internal));
        }
        return entry.hasNonNull("taxCode") ? taxRates.find(entry.get("taxCode").asText()) : Optional.empty();
    }

    /** The account of the other side is kept and never used. */
    private static @Nullable Long otherAccount(JsonNode entry, VoucherKind kind, Item item) {
        String field = kind.isCostSide() ? "sellAccountId" : "costAccountId";
        if (entry.hasNonNull(field)) {
            return entry.get(field).asLong();
        }
        return kind == VoucherKind.SALE_INVOICE && item.isInventory() ? item.costAccountId() : null;
    }

    /** The lines of one document; {@code withItems} as in lists and single reads, not as in answers to a create. */
    ArrayNode render(Voucher voucher, boolean withItems) {
        boolean costSide = voucher.kind().isCostSide();
        ArrayNode array = Wire.array();
        for (Line line : voucher.lines()) {
            // Credits show an account only where the line has one of its own.
            boolean shown = line.accountGiven() || !voucher.kind().isCredit();
            Long account = shown && line.accountId() != Line.NOWHERE ? Long.valueOf(line.accountId()) : null;
            ObjectNode node = array.addObject()
                    .put("id", line.id())
                    .put("index", line.index())
                    .put("description", line.description());
            node.set("discount", Wire.number(line.discount()));
            node.set("quantity", Wire.number(line.quantity()));
            node.set("rate", Wire.number(line.rate()));
            if (withItems) {
                items.find(line.itemId()).ifPresent(item -> node.set("item", items.render(item)));
            }
            node.set("amount", Wire.number(line.amount()));
            node.set("subtotal", Wire.number(line.withTax()));
            node.set("total", Wire.number(line.withTax().subtract(line.discountAmount())));
            node.put("reference_type", voucher.type())
                    .put("reference_id", String.valueOf(voucher.id()))
                    .put("item_id", line.itemId())
                    .put("discount_type", line.discountType())
                    .put("sell_account_id", costSide ? line.otherAccountId() : account)
                    .put("cost_account_id", costSide ? account : line.otherAccountId())
                    .put("landed_cost", 0)
                    .put("allocated_cost_amount", 0);
            for (String empty : List.of(
                    "created_at", "updated_at", "warehouse_id", "project_id", "project_ref_id", "project_ref_type")) {
                node.putNull(empty);
            }
            node.put("project_ref_invoiced_amount", 0)
                    .put("is_inclusive_tax", line.inclusiveTax() ? 1 : 0)
                    .put("tax_rate_id", line.taxRateId());
            node.set("tax_rate", Wire.number(line.taxRate()));
            node.set("tax_amount", Wire.number(line.taxAmount()));
            node.set("subtotal_inclusing_tax", Wire.number(line.withTax()));
            node.set("subtotal_excluding_tax", Wire.number(line.withoutTax()));
            node.set("discount_amount", Wire.number(line.discountAmount()));
        }
        return array;
    }
}
