package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Accounts.Account;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** Account by account what was booked on it. */
final class GeneralLedger {

    private final Books books;
    private final String baseCurrency;

    GeneralLedger(Books books, String baseCurrency) {
        this.books = books;
        this.baseCurrency = baseCurrency;
    }

    /** All accounts with their rows of these days; none at all when accounts are asked for, as this server compares texts with numbers. */
    ArrayNode accounts(LocalDate from, LocalDate to, boolean accountsAskedFor) {
        ArrayNode array = Wire.array();
        if (accountsAskedFor) {
            return array;
        }
        for (Account account : books.accounts().byName()) {
            ObjectNode node = array.addObject()
                    .put("id", account.id())
                    .put("name", account.name())
                    .put("code", account.code())
                    .put("index", account.seeded() ? Integer.valueOf(1) : null)
                    .put("parent_account_id", account.parentId());
            BigDecimal opening = sum(account, rows(account, row -> row.date().isBefore(from)));
            BigDecimal running = opening;
            ArrayNode transactions = node.putArray("transactions");
            for (Ledger.Row row : rows(
                    account, row -> !row.date().isBefore(from) && !row.date().isAfter(to))) {
                running = running.add(sum(account, List.of(row)));
                transactions.add(transaction(account, row, running));
            }
            node.set("opening_balance", balance(opening, from));
            node.set("closing_balance", balance(running, to));
            node.set("closing_balance_subaccounts", balance(running, to));
        }
        return array;
    }

    private List<Ledger.Row> rows(Account account, Predicate<Ledger.Row> wanted) {
        return books.ledger().rows(row -> row.accountId() == account.id() && wanted.test(row));
    }

    private static BigDecimal sum(Account account, List<Ledger.Row> rows) {
        BigDecimal debit = Ledger.debits(rows).subtract(Ledger.credits(rows));
        return account.type().isDebitNormal() ? debit : debit.negate();
    }

    private ObjectNode transaction(Account account, Ledger.Row row, BigDecimal running) {
        ObjectNode node = Wire.object()
                .put("date", Wire.midnight(row.date()))
                .put("index", row.index())
                .put("note", row.note())
                .put("reference_type", row.type())
                .put("reference_id", row.entityId())
                .put("transaction_number", row.number())
                .put("transaction_type", row.type())
                .put("currency_code", baseCurrency);
        if (row.contactId() != null) {
            books.contacts().find(row.contactId()).ifPresent(contact -> node.put("contact_name", contact.displayName())
                    .put("contact_type", contact.role().key()));
        }
        node.set("credit", Wire.number(row.credit()));
        node.set("debit", Wire.number(row.debit()));
        node.set("amount", Wire.number(sum(account, List.of(row))));
        node.set("running_balance", Wire.number(running));
        return node;
    }

    private ObjectNode balance(BigDecimal amount, LocalDate date) {
        ObjectNode node = Wire.object().put("date", date.toString()).put("currency_code", baseCurrency);
        node.set("amount", Wire.number(amount));
        return node;
    }
}
