package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Items.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items as they are shown. */
final class ItemView {

    private final Accounts accounts;

    ItemView(Accounts accounts) {
        this.accounts = accounts;
    }

    /** An item on its own or in a list. */
    ObjectNode listed(Item item) {
        ObjectNode node = render(item).putNull("category").putNull("inventory_account");
        putAccount(node, "sell_account", item.sellAccountId());
        putAccount(node, "cost_account", item.costAccountId());
        return node;
    }

    private void putAccount(ObjectNode node, String key, @Nullable Long accountId) {
        if (accountId != null) {
            accounts.find(accountId).ifPresent(account -> node.set(key, accounts.render(account)));
        } else {
            node.putNull(key);
        }
    }

    /** An item as it stands inside a line. */
    ObjectNode render(Item item) {
        ObjectNode node = Wire.object()
                .put("id", item.id())
                .put("name", item.name())
                .put("type", item.type())
                .put("code", item.code())
                .put("sellable", number(item.sellable()))
                .put("purchasable", number(item.purchasable()))
                .put("note", item.note())
                .put("active", item.active() ? 1 : 0);
        node.set("sell_price", Wire.number(item.sellPrice()));
        node.set("cost_price", Wire.number(item.costPrice()));
        node.put("cost_account_id", item.costAccountId())
                .put("sell_account_id", item.sellAccountId())
                .put("inventory_account_id", item.inventoryAccountId());
        for (String empty : List.of(
                "picture_uri",
                "sell_description",
                "purchase_description",
                "quantity_on_hand",
                "landed_cost",
                "category_id",
                "user_id",
                "created_at",
                "updated_at",
                "sell_tax_rate_id",
                "purchase_tax_rate_id")) {
            node.putNull(empty);
        }
        return node;
    }

    private static @Nullable Integer number(@Nullable Boolean flag) {
        return flag == null ? null : flag ? Integer.valueOf(1) : Integer.valueOf(0);
    }
}
