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
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lines every kind of document shares: their form, their checks, how they are stored and shown. */
final class Lines {

    private final Items items;
    private final Accounts accounts;
    private final TaxRates taxRates;
    private long lastId;

    Lines(Items items, Accounts accounts, TaxRates taxRates) {
        this.items = items;
        this.accounts = accounts;
        this.taxRates = taxRates;
    }

    /** Checks the form of the lines and notes what is wrong in {@code validation}. */
    static void validate(Validation validation, JsonNode entries) {
        if (!entries.isArray()) {
            Map<String, String> rules = new LinkedHashMap<>();
            rules.put("arrayMinSize", "entries must contain at least 1 elements");
            rules.put("isArray", "entries must be an array");
            if (!entries.isMissingNode()) {
                rules.put("nestedValidation", "each value in nested property entries must be either object or array");
            }
            validation.add("entries", rules);
            return;
        }
        if (entries.isEmpty()) {
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

    /** The document's amount from the numbers as they were sent; a line discount is always taken for a percentage. */
    static BigDecimal amountAsSent(JsonNode entries) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode entry : entries) {
            BigDecimal amount = sent(entry, "rate").multiply(sent(entry, "quantity"));
            BigDecimal discount =
                    entry.hasNonNull("discount") ? entry.get("discount").decimalValue() : BigDecimal.ZERO;
            sum = sum.add(amount.subtract(Numbers.percent(amount, discount)));
        }
        return Numbers.amount(sum);
    }

    private static BigDecimal sent(JsonNode entry, String field) {
        return Objects.requireNonNull(Numbers.lenient(entry.get(field)));
    }

    /** The lines as the database keeps them. */
    List<Line> stored(
            JsonNode entries, String accountField, Function<Item, @Nullable Long> usualAccount, boolean inclusiveTax) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode entry : entries) {
            Item item = items.find(entry.get("itemId").asLong()).orElseThrow();
            // What the data base has no row for is a server error.
            if (entry.hasNonNull("projectId") || entry.hasNonNull("warehouseId")) {
                throw Refusal.internal();
            }
            Long usual = usualAccount.apply(item);
            long account = entry.hasNonNull(accountField)
                    ? entry.get(accountField).asLong()
                    : Objects.requireNonNullElse(usual, 0L);
            if (accounts.find(account).isEmpty()) {
                throw Refusal.internal();
            }
            Optional<TaxRate> tax = entry.hasNonNull("taxRateId")
                    ? Optional.of(taxRates.find(entry.get("taxRateId").asLong()).orElseThrow(Refusal::internal))
                    : Optional.empty();
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
                    tax.map(TaxRate::id).orElse(null),
                    tax.map(TaxRate::rate).orElse(null),
                    inclusiveTax));
        }
        return List.copyOf(lines);
    }

    /** The lines of one document; {@code withItems} as in lists and single reads, not as in answers to a create. */
    ArrayNode render(List<Line> lines, String type, long documentId, boolean costSide, boolean withItems) {
        ArrayNode array = Wire.array();
        for (Line line : lines) {
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
            node.put("reference_type", type)
                    .put("reference_id", String.valueOf(documentId))
                    .put("item_id", line.itemId())
                    .put("discount_type", line.discountType())
                    .put("sell_account_id", costSide ? null : Long.valueOf(line.accountId()))
                    .put("cost_account_id", costSide ? Long.valueOf(line.accountId()) : null)
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
