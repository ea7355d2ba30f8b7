package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** All an organization has, but its documents. Its monitor guards everything in it. */
final class Books {

    private final Ledger ledger = new Ledger();
    private final Accounts accounts;
    private final Contacts contacts;
    private final Items items;
    private final TaxRates taxRates = new TaxRates();
    private final Lines lines;
    private final Warehouses warehouses = new Warehouses();
    private final Attachments attachments;
    private final Branches branches = new Branches();
    private final Projects projects = new Projects();
    private final Locks locks = new Locks();
    private final Postings postings;

    Books(Clock clock, BigCapitalSettings settings) {
        attachments = new Attachments(clock, settings.linksAllKinds());
        accounts = new Accounts(settings.baseCurrency(), this::balanceOfAccount);
        contacts = new Contacts(settings.baseCurrency(), branches, ledger::owedTo);
        items = new Items(accounts);
        lines = new Lines(items, accounts, taxRates, warehouses);
        postings = new Postings(settings.postingTime(), settings.postingsUntilDown());
    }

    private @Nullable BigDecimal balanceOfAccount(long accountId) {
        BigDecimal balance = ledger.balanceOfAccount(accountId);
        boolean debit = accounts.find(accountId).orElseThrow().type().isDebitNormal();
        return balance == null || debit ? balance : balance.negate();
    }

    Ledger ledger() {
        return ledger;
    }

    Accounts accounts() {
        return accounts;
    }

    Contacts contacts() {
        return contacts;
    }

    Items items() {
        return items;
    }

    TaxRates taxRates() {
        return taxRates;
    }

    Lines lines() {
        return lines;
    }

    Branches branches() {
        return branches;
    }

    Warehouses warehouses() {
        return warehouses;
    }

    Projects projects() {
        return projects;
    }

    Attachments attachments() {
        return attachments;
    }

    Locks locks() {
        return locks;
    }

    Postings postings() {
        return postings;
    }
}
