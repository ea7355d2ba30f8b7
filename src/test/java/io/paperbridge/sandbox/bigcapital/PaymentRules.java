package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Contacts.Contact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a payment must fulfil besides its form. */
final class PaymentRules {

    private static final Set<AccountType> HOLDS_MONEY =
            Set.of(AccountType.CASH, AccountType.BANK, AccountType.CREDIT_CARD, AccountType.OTHER_CURRENT_ASSET);

    private final PaymentKind kind;
    private final Books books;
    private final Vouchers paid;
    private final String baseCurrency;

    PaymentRules(PaymentKind kind, Books books, Vouchers paid, String baseCurrency) {
        this.kind = kind;
        this.books = books;
        this.paid = paid;
        this.baseCurrency = baseCurrency;
    }

    /** Refuses the payment or gives its contact. */
    Contact check(ObjectNode body, @Nullable Payment old, List<Payment> all) {
        boolean received = kind == PaymentKind.RECEIVED;
        long contactId = body.get(kind.pays().contactField()).asLong();
        if (old != null && old.contactId() != contactId) {
            throw Refusal.business(
                    received ? "PAYMENT_CUSTOMER_SHOULD_NOT_UPDATE" : "PAYMENT_VENDOR_SHOULD_NOT_UPDATE");
        }
        Contact contact = books.contacts().find(kind.pays().role(), contactId).orElseThrow(Refusal::notFound);
        books.locks()
                .refuse(kind.pays().module(), Texts.day(body.get("paymentDate").asText()));
        checkAccount(body.get(kind.accountField()).asLong(), contact);
        List<Voucher> vouchers = vouchers(body.get("entries"), contactId);
        checkAmounts(body.get("entries"), old);
        refuseDrafts(vouchers);
        checkNumber(body, old, all);
        BigDecimal amount = body.path("amount").decimalValue();
        if (amount.signum() < 0) {
            throw Refusal.internal();
        }
        return contact;
    }

    private void checkAccount(long accountId, Contact contact) {
        boolean received = kind == PaymentKind.RECEIVED;
        Accounts.Account account = books.accounts()
                .find(accountId)
                .orElseThrow(
                        () -> Refusal.business(received ? "DEPOSIT_ACCOUNT_NOT_FOUND" : "PAYMENT_ACCOUNT_NOT_FOUND"));
        if (!HOLDS_MONEY.contains(account.type())) {
            throw Refusal.business(
                    received ? "DEPOSIT_ACCOUNT_INVALID_TYPE" : "PAYMENT_ACCOUNT_NOT_CURRENT_ASSET_TYPE");
        }
        if (!account.currency().equals(baseCurrency) && !account.currency().equals(contact.currency())) {
            throw Refusal.business(
                    received ? "PAYMENT_ACCOUNT_CURRENCY_INVALID" : "WITHDRAWAL_ACCOUNT_CURRENCY_INVALID");
        }
    }

    private List<Voucher> vouchers(JsonNode entries, long contactId) {
        List<Voucher> vouchers = new ArrayList<>();
        for (JsonNode entry : entries) {
            paid.shelf()
                    .find(entry.get(kind.paidField()).asLong())
                    .filter(voucher -> voucher.contactId() == contactId)
                    .ifPresent(vouchers::add);
        }
        boolean missing = vouchers.size() < entries.size() || entries.isEmpty();
        if (missing) {
            throw Refusal.business(
                    kind == PaymentKind.RECEIVED ? "INVOICES_IDS_NOT_FOUND" : "BILL_ENTRIES_IDS_NOT_FOUND");
        }
        return vouchers;
    }

    private void refuseDrafts(List<Voucher> vouchers) {
        ArrayNode drafts = Wire.array();
        vouchers.stream()
                .filter(voucher -> !voucher.isOpen())
                .forEach(voucher -> drafts.add(Wire.camelKeys(paid.plain(voucher))));
        if (drafts.isEmpty()) {
            return;
        }
        boolean received = kind == PaymentKind.RECEIVED;
        ObjectNode payload = Wire.object();
        payload.set(received ? "notDeliveredInvoices" : "notOpenedBills", drafts);
        throw Refusal.business(400, received ? "INVOICES_NOT_DELIVERED_YET" : "BILLS_NOT_OPENED_YET", null, payload);
    }

    private void checkAmounts(JsonNode entries, @Nullable Payment old) {
        for (JsonNode entry : entries) {
            Voucher voucher =
                    paid.shelf().find(entry.get(kind.paidField()).asLong()).orElseThrow();
            BigDecimal before = old == null ? BigDecimal.ZERO : old.paidOn(voucher.id());
            if (entry.get("paymentAmount")
                            .decimalValue()
                            .compareTo(voucher.due().add(before))
                    > 0) {
                throw Refusal.business(
                        kind == PaymentKind.RECEIVED ? "INVALID_PAYMENT_AMOUNT" : "INVALID_BILL_PAYMENT_AMOUNT");
            }
        }
    }

    private void checkNumber(ObjectNode body, @Nullable Payment old, List<Payment> all) {
        if (kind == PaymentKind.RECEIVED || !body.hasNonNull(kind.numberField())) {
            return;
        }
        String number = body.get(kind.numberField()).asText();
        boolean taken = all.stream()
                .filter(other -> old == null || other.id() != old.id())
                .anyMatch(other -> other.number() != null && Texts.same(other.number(), number));
        if (taken) {
            throw Refusal.business("BILL_PAYMENT_NUMBER_NOT_UNQIUE");
        }
    }
}
