package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.util.List;

/** The organization's preferences and currencies, as they are right after it was built. */
final class Preferences {

    private static final List<Currency> CURRENCIES = List.of(
            new Currency("US Dollar", "USD", "$"),
            new Currency("Canadian Dollar", "CAD", "CA$"),
            new Currency("Euro", "EUR", "€"),
            new Currency("Libyan Dinar", "LYD", "LD"),
            new Currency("British Pound Sterling", "GBP", "£"),
            new Currency("Chinese Yuan", "CNY", "CN¥"),
            new Currency("Australian Dollar", "AUD", "AU$"),
            new Currency("Indian Rupee", "INR", "Rs"));

    private static final List<Numbering> NUMBERINGS = List.of(
            new Numbering("manual_journals", "J-", false),
            new Numbering("sales_invoices", "INV-", false),
            new Numbering("sales_receipts", "REC-", false),
            new Numbering("sales_estimates", "EST-", false),
            new Numbering("payment_receives", "PAY-", true),
            new Numbering("cashflow", "CF-", true),
            new Numbering("warehouse_transfers", "WT-", false));

    private static final List<Numbering> OF_CREDITS =
            List.of(new Numbering("credit_note", "CN-", true), new Numbering("vendor_credit", "VC-", true));

    private final String baseCurrency;

    private record Currency(String name, String code, String sign) {}

    private record Numbering(String group, String prefix, boolean prefixFirst) {}

    Preferences(String baseCurrency) {
        this.baseCurrency = baseCurrency;
    }

    SandboxAnswer currencies(Call call) {
        ArrayNode array = Wire.array();
        long id = 1000;
        for (Currency currency : CURRENCIES) {
            array.addObject()
                    .put("id", id++)
                    .put("currency_name", currency.name())
                    .put("currency_code", currency.code())
                    .put("currency_sign", currency.sign())
                    .putNull("created_at")
                    .putNull("updated_at")
                    .put("is_base_currency", currency.code().equals(baseCurrency));
        }
        return Wire.answer(200, array);
    }

    SandboxAnswer settings(Call call) {
        ArrayNode array = Wire.array();
        setting(array, "organization", "accounting_basis").put("value", "accrual");
        setting(array, "accounts", "account_code_unique").put("value", true);
        NUMBERINGS.forEach(numbering -> add(array, numbering));
        setting(array, "items", "preferred_sell_account").put("value", 1025);
        setting(array, "items", "preferred_cost_account").put("value", 1019);
        setting(array, "items", "preferred_inventory_account").put("value", 1007);
        OF_CREDITS.forEach(numbering -> add(array, numbering));
        return Wire.answer(200, array);
    }

    private static void add(ArrayNode array, Numbering numbering) {
        if (numbering.prefixFirst()) {
            setting(array, numbering.group(), "number_prefix").put("value", numbering.prefix());
        }
        setting(array, numbering.group(), "next_number").put("value", "00001");
        if (!numbering.prefixFirst()) {
            setting(array, numbering.group(), "number_prefix").put("value", numbering.prefix());
        }
        setting(array, numbering.group(), "auto_increment").put("value", true);
    }

    private static ObjectNode setting(ArrayNode array, String group, String key) {
        return array.addObject().put("group", group).put("key", key);
    }
}
