package io.paperbridge.sandbox.bigcapital;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of account, and on which side each grows. */
enum AccountType {
    CASH("cash", "Cash", true, "current-asset", "asset", true, true),
    BANK("bank", "Bank", true, "current-asset", "asset", true, true),
    ACCOUNTS_RECEIVABLE("accounts-receivable", "Accounts Receivable", true, "current-asset", "asset", false, true),
    INVENTORY("inventory", "Inventory", true, "current-asset", "asset", false, true),
    OTHER_CURRENT_ASSET("other-current-asset", "Other Current Asset", true, "current-asset", "asset", false, true),
    FIXED_ASSET("fixed-asset", "Fixed Asset", true, "fixed-asset", "asset", false, true),
    NON_CURRENT_ASSET("none-current-asset", "Non-Current Asset", true, "fixed-asset", "asset", false, true),
    ACCOUNTS_PAYABLE("accounts-payable", "Accounts Payable", false, "current-liability", "liability", false, true),
    CREDIT_CARD("credit-card", "Credit Card", false, "current-liability", "liability", true, true),
    TAX_PAYABLE("tax-payable", "Tax Payable", false, "current-liability", "liability", false, true),
    OTHER_CURRENT_LIABILITY(
            "other-current-liability",
            "Other Current Liability",
            false,
            "current-liability",
            "liability",
            false,
            false),
    LONG_TERM_LIABILITY(
            "long-term-liability", "Long Term Liability", false, "long-term-liability", "liability", false, false),
    NON_CURRENT_LIABILITY(
            "non-current-liability",
            "Non-Current Liability",
            false,
            "non-current-liability",
            "liability",
            false,
            false),
    EQUITY("equity", "Equity", false, "equity", "equity", false, true),
    INCOME("income", "Income", false, "income", "income", false, false),
    OTHER_INCOME("other-income", "Other Income", false, "income", "income", false, false),
    COST_OF_GOODS_SOLD("cost-of-goods-sold", "Cost of Goods Sold", true, "expense", "expense", false, false),
    EXPENSE("expense", "Expense", true, "expense", "expense", false, false),
    OTHER_EXPENSE("other-expense", "Other Expense", true, "expense", "expense", false, false);

    private final String key;
    private final String label;
    private final boolean debitNormal;
    private final String parent;
    private final String root;
    private final boolean multiCurrency;
    private final boolean balanceSheet;

    AccountType(
            String key,
            String label,
            boolean debitNormal,
            String parent,
            String root,
            boolean multiCurrency,
            boolean balanceSheet) {
        this.key = key;
        this.label = label;
        this.debitNormal = debitNormal;
        this.parent = parent;
        this.root = root;
        this.multiCurrency = multiCurrency;
        this.balanceSheet = balanceSheet;
    }

    static Optional<AccountType> of(String key) {
        return all().stream().filter(type -> type.key.equals(key)).findFirst();
    }

    static List<AccountType> all() {
        return Arrays.asList(values());
    }

    String key() {
        return key;
    }

    String label() {
        return label;
    }

    boolean isDebitNormal() {
        return debitNormal;
    }

    String normal() {
        return debitNormal ? "debit" : "credit";
    }

    String parent() {
        return parent;
    }

    String root() {
        return root;
    }

    boolean multiCurrency() {
        return multiCurrency;
    }

    boolean balanceSheet() {
        return balanceSheet;
    }
}
