package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Expense.Category;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Expenses as they are shown. */
final class ExpenseView {

    private static final List<String> ECHOED = List.of(
            "description", "referenceNo", "payeeId", "paymentAccountId", "currencyCode", "exchangeRate", "branchId");

    private final Books books;
    private final Listing<Expense> listing;

    ExpenseView(Books books) {
        this.books = books;
        Map<String, Function<Expense, @Nullable Object>> fields = new HashMap<>();
        fields.put("payment_date", Expense::date);
        fields.put("payment_account", expense -> BigDecimal.valueOf(expense.paymentAccountId()));
        fields.put("amount", Expense::total);
        fields.put("reference_no", Expense::reference);
        fields.put("description", Expense::description);
        fields.put("published", expense -> expense.isOpen() ? "1" : "0");
        fields.put("status", expense -> new Listing.Labels(List.of(expense.isOpen() ? "published" : "draft")));
        fields.put("created_at", expense -> null);
        listing = new Listing<>(
                "expenses",
                true,
                fields,
                (expense, word) -> Texts.like(expense.reference() == null ? "" : expense.reference(), "%" + word + "%"),
                Map.of("draft", expense -> !expense.isOpen()));
    }

    ObjectNode list(Call call, List<Expense> expenses) {
        return listing.answer(call, expenses, this::row);
    }

    /** The answer to a create: the request, and what could be computed from it. */
    ObjectNode created(Expense expense, ObjectNode sent) {
        ObjectNode node = Echo.fields(sent, ECHOED).put("id", expense.id());
        ArrayNode categories = node.putArray("categories");
        for (int i = 0; i < expense.categories().size(); i++) {
            Category category = expense.categories().get(i);
            JsonNode from = sent.get("categories").get(i);
            ObjectNode shown = categories.addObject().put("index", category.index());
            shown.set("amount", from.path("amount"));
            if (from.has("description")) {
                shown.set("description", from.get("description"));
            }
            shown.put("id", category.id())
                    .put("expense_account_id", category.accountId())
                    .put("expense_id", expense.id())
                    .putNull("unallocated_cost_amount");
        }
        node.put("payment_date", expense.date() + " 00:00:00")
                .put("landed_cost_amount", 0)
                .put("currency_code", expense.currency())
                .put("is_published", expense.isOpen())
                .put("local_landed_cost_amount", 0);
        if (expense.publishedOn() != null) {
            node.put("published_at", expense.publishedOn() + " 00:00:00");
        }
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode category : sent.get("categories")) {
            total = total.add(category.path("amount").decimalValue());
        }
        node.set("total_amount", Wire.number(total));
        node.set("exchange_rate", Wire.number(expense.exchangeRate()));
        node.set("local_amount", Wire.number(total.multiply(expense.exchangeRate())));
        for (String unknown : List.of(
                "unallocated_cost_amount",
                "local_unallocated_cost_amount",
                "local_allocated_cost_amount",
                "billable_amount")) {
            node.putNull(unknown);
        }
        return node;
    }

    ObjectNode edited(Expense expense) {
        return stored(expense, false);
    }

    private ObjectNode row(Expense expense) {
        ObjectNode node = stored(expense, true);
        books.accounts()
                .find(expense.paymentAccountId())
                .ifPresent(
                        account -> node.set("payment_account", books.accounts().render(account)));
        return node;
    }

    ObjectNode detail(Expense expense) {
        ObjectNode node = row(expense);
        node.set("branch", books.branches().shown(expense.branchId()));
        node.set("attachments", books.attachments().of(expense));
        return node;
    }

    private ObjectNode stored(Expense expense, boolean withAccounts) {
        ObjectNode node = Wire.object().put("id", expense.id()).put("description", expense.description());
        ArrayNode categories = node.putArray("categories");
        expense.categories().forEach(category -> categories.add(stored(expense, category, withAccounts)));
        node.put("currency_code", expense.currency())
                .put("payment_account_id", expense.paymentAccountId())
                .put("payee_id", expense.payeeId())
                .put("reference_no", expense.reference())
                .put("landed_cost_amount", 0)
                .put("allocated_cost_amount", 0)
                .put("published_at", Wire.midnight(expense.publishedOn()))
                .put("branch_id", expense.branchId())
                .put("payment_date", Wire.midnight(expense.date()))
                .put("invoiced_amount", 0)
                .put("is_published", expense.isOpen())
                .put("local_landed_cost_amount", 0)
                .put("local_allocated_cost_amount", 0);
        List.of("user_id", "created_at", "updated_at", "project_id").forEach(node::putNull);
        node.set("exchange_rate", Wire.number(expense.exchangeRate()));
        JsonNode local = Wire.number(expense.total().multiply(expense.exchangeRate()));
        for (String total : List.of("total_amount", "unallocated_cost_amount", "billable_amount")) {
            node.set(total, Wire.number(expense.total()));
        }
        node.set("local_amount", local);
        node.set("local_unallocated_cost_amount", local);
        return node;
    }

    private ObjectNode stored(Expense expense, Category category, boolean withAccounts) {
        ObjectNode node = Wire.object()
                .put("id", category.id())
                .put("index", category.index())
                .put("description", category.description())
                .put("expense_account_id", category.accountId())
                .put("allocated_cost_amount", 0)
                .put("landed_cost", 0)
                .put("expense_id", expense.id());
        List.of("created_at", "updated_at", "project_id").forEach(node::putNull);
        node.set("amount", Wire.number(category.amount()));
        node.set("unallocated_cost_amount", Wire.number(category.amount().max(BigDecimal.ZERO)));
        if (withAccounts) {
            books.accounts()
                    .find(category.accountId())
                    .ifPresent(account ->
                            node.set("expense_account", books.accounts().render(account)));
        }
        return node;
    }
}
