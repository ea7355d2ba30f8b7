package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Accounts.Account;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Accounts as they are shown: after a create, inside an item, on their own. */
final class AccountView {

    private final LongFunction<@Nullable BigDecimal> balance;

    AccountView(LongFunction<@Nullable BigDecimal> balance) {
        this.balance = balance;
    }

    static ObjectNode created(Account account) {
        ObjectNode node = Wire.object().put("name", account.name());
        if (account.code() != null) {
            node.put("code", account.code());
        }
        if (account.description() != null) {
            node.put("description", account.description());
        }
        node.put("slug", account.slug()).put("id", account.id());
        node.put("account_type", account.type().key());
        if (account.parentId() != null) {
            node.put("parent_account_id", account.parentId()).put("active", 1);
        }
        node.put("currency_code", account.currency()).put("is_syncing_owner", false);
        return putType(node, account.type());
    }

    /** An account as it stands inside an item. */
    ObjectNode render(Account account) {
        BigDecimal amount = balance.apply(account.id());
        ObjectNode node = Wire.object()
                .put("id", account.id())
                .put("name", account.name())
                .put("slug", account.slug())
                .put("code", account.code())
                .put("description", account.description())
                .put("active", 1)
                .put("index", account.seeded() ? Integer.valueOf(1) : null)
                .put("predefined", account.predefined() ? 1 : 0);
        node.set("amount", Wire.number(amount));
        node.put("account_type", account.type().key())
                .put("parent_account_id", account.parentId())
                .put("currency_code", account.currency())
                .put("seeded_at", account.seeded() ? "2026-01-01T00:00:00.000Z" : null);
        for (String empty : List.of("created_at", "updated_at", "plaid_account_id", "account_mask", "bank_balance")) {
            node.putNull(empty);
        }
        node.put("uncategorized_transactions", 0)
                .put("is_system_account", 1)
                .put("is_feeds_active", 0)
                .put("is_syncing_owner", 0)
                .putNull("last_feeds_updated_at")
                .putNull("plaid_item_id");
        return putType(node, account.type());
    }

    private static ObjectNode putType(ObjectNode node, AccountType type) {
        String normal = type.normal();
        return node.put("account_type_label", type.label())
                .put("account_parent_type", type.parent())
                .put("account_root_type", type.root())
                .put("account_normal", normal)
                .put("account_normal_formatted", normal.substring(0, 1).toUpperCase(Locale.ROOT) + normal.substring(1))
                .put("is_balance_sheet_account", type.balanceSheet())
                .put("is_p_l_sheet", !type.balanceSheet());
    }

    /** An account on its own or in the chart. */
    ObjectNode detail(Account account) {
        return render(account).put("flatten_name", account.name()).put("is_feeds_paused", false);
    }
}
