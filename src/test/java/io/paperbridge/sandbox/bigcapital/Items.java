package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import io.paperbridge.sandbox.bigcapital.Accounts.Account;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can stand in a line: nothing else can. */
final class Items {

    private final Accounts accounts;
    private final ItemView view;
    private final Map<Long, Item> byId = new TreeMap<>();
    private final Listing<Item> listing;
    private long lastId = 999;

    record Item(
            long id,
            String name,
            String type,
            @Nullable String code,
            @Nullable String note,
            @Nullable Boolean sellable,
            @Nullable Boolean purchasable,
            boolean active,
            @Nullable BigDecimal sellPrice,
            @Nullable BigDecimal costPrice,
            @Nullable Long sellAccountId,
            @Nullable Long costAccountId,
            @Nullable Long inventoryAccountId) {

        boolean isSellable() {
            return Boolean.TRUE.equals(sellable);
        }

        boolean isPurchasable() {
            return Boolean.TRUE.equals(purchasable);
        }

        boolean isInventory() {
            return type.equals("inventory");
        }
    }

    Items(Accounts accounts) {
        this.accounts = accounts;
        this.view = new ItemView(accounts);
        Map<String, Function<Item, @Nullable Object>> fields = new HashMap<>();
        fields.put("type", Item::type);
        fields.put("name", Item::name);
        fields.put("code", Item::code);
        fields.put("note", Item::note);
        fields.put("sellable", item -> item.isSellable() ? "1" : "0");
        fields.put("purchasable", item -> item.isPurchasable() ? "1" : "0");
        fields.put("active", item -> item.active() ? "1" : "0");
        fields.put("sell_price", Item::sellPrice);
        fields.put("cost_price", Item::costPrice);
        fields.put("created_at", item -> null);
        this.listing = new Listing<>(
                "items", false, fields, (item, word) -> Texts.like(item.name(), "%" + word + "%"), Map.of());
    }

    Optional<Item> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    SandboxAnswer list(Call call) {
        boolean inactive = call.parameter("inactiveMode").orElse("").equals("true");
        List<Item> rows =
                byId.values().stream().filter(item -> item.active() != inactive).toList();
        ObjectNode body = listing.answer(call, rows, view::listed);
        ((ObjectNode) body.get("filter_meta"))
                .put("order", call.parameter("sortOrder").orElse("DESC"));
        return Wire.answer(200, body);
    }

    SandboxAnswer get(Call call) {
        Item item = call.id().flatMap(this::find).orElseThrow(Refusal::notFound);
        ObjectNode node = view.listed(item).putNull("sell_tax_rate").putNull("purchase_tax_rate");
        node.putArray("item_warehouses");
        return Wire.answer(200, node);
    }

    /** Deletes an item, also one that lines name; assumed, the contract does not tell of it. */
    SandboxAnswer delete(Call call) {
        byId.remove(call.id().flatMap(this::find).orElseThrow(Refusal::notFound).id());
        return SandboxAnswer.empty(200);
    }

    SandboxAnswer create(Call call) {
        ObjectNode body = call.body();
        Validation validation = new Validation(body);
        if (!body.path("name").isTextual()) {
            validation.add(
                    "name",
                    Map.of(
                            "maxLength", "name must be shorter than or equal to 255 characters",
                            "isNotEmpty", "name should not be empty",
                            "isString", "name must be a string"));
        } else {
            validation.length("name", 0, Texts.VARCHAR);
        }
        List<String> types = List.of("service", "non-inventory", "inventory");
        if (!body.path("type").isTextual()) {
            validation.add(
                    "type",
                    Map.of(
                            "isIn", "type must be one of the following values: " + String.join(", ", types),
                            "isNotEmpty", "type should not be empty",
                            "isString", "type must be a string"));
        } else {
            validation.oneOf("type", types);
        }
        validation
                .flag("sellable")
                .flag("purchasable")
                .number("sellPrice")
                .number("costPrice")
                .id("sellAccountId")
                .id("costAccountId")
                .done();
        Item item = item(body);
        checkAccounts(item);
        if (byId.values().stream().anyMatch(other -> Texts.same(other.name(), item.name()))) {
            throw Refusal.business("ITEM_NAME_EXISTS", "The item name is already exist.");
        }
        Item stored = withId(item, ++lastId);
        byId.put(stored.id(), stored);
        return Wire.answer(
                201, Wire.object().put("id", stored.id()).put("message", "The item has been successfully created."));
    }

    private static Item item(ObjectNode body) {
        return new Item(
                0,
                String.valueOf(Texts.stored(body, "name", Texts.VARCHAR)),
                body.get("type").asText(),
                Texts.stored(body, "code", Texts.VARCHAR),
                Texts.stored(body, "note", Texts.TEXT),
                flag(body, "sellable"),
                flag(body, "purchasable"),
                body.path("active").asBoolean(true),
                amount(body, "sellPrice"),
                amount(body, "costPrice"),
                id(body, "sellAccountId"),
                id(body, "costAccountId"),
                id(body, "inventoryAccountId"));
    }

    private static Item withId(Item item, long id) {
        return new Item(
                id,
                item.name(),
                item.type(),
                item.code(),
                item.note(),
                item.sellable(),
                item.purchasable(),
                item.active(),
                item.sellPrice(),
                item.costPrice(),
                item.sellAccountId(),
                item.costAccountId(),
                item.inventoryAccountId());
    }

    /** A flag that was never sent is not the same as one that is off. */
    private static @Nullable Boolean flag(ObjectNode body, String field) {
        return body.hasNonNull(field) ? Boolean.valueOf(body.get(field).asBoolean()) : null;
    }

    private static @Nullable BigDecimal amount(ObjectNode body, String field) {
        return body.hasNonNull(field) ? Numbers.amount(body.get(field).decimalValue()) : null;
    }

    private static @Nullable Long id(ObjectNode body, String field) {
        return body.hasNonNull(field) ? Long.valueOf(body.get(field).asLong()) : null;
    }

    private void checkAccounts(Item item) {
        if (item.isSellable() && item.sellAccountId() == null) {
            throw Refusal.business(
                    "INCOME_ACCOUNT_REQUIRED_WITH_SELLABLE_ITEM", "Income account is require with sellable item.");
        }
        if (item.isPurchasable() && item.costAccountId() == null) {
            throw Refusal.business(
                    "COST_ACCOUNT_REQUIRED_WITH_PURCHASABLE_ITEM",
                    "The cost account is required with purchasable item.");
        }
        checkRoot(item.sellAccountId(), "income", "SELL_ACCOUNT_NOT_FOUND", "SELL_ACCOUNT_NOT_INCOME");
        checkRoot(item.costAccountId(), "expense", "COST_ACCOUNT_NOT_FOUMD", "COST_ACCOUNT_NOT_COGS");
    }

    private void checkRoot(@Nullable Long accountId, String root, String missing, String wrong) {
        if (accountId == null) {
            return;
        }
        Account account = accounts.find(accountId).orElseThrow(() -> Refusal.business(missing));
        if (!account.type().root().equals(root)) {
            throw Refusal.business(wrong);
        }
    }

    /** An item as it stands inside a line. */
    ObjectNode render(Item item) {
        return view.render(item);
    }
}
