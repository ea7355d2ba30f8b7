package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Contacts.Contact;
import io.paperbridge.sandbox.bigcapital.Contacts.Opening;
import io.paperbridge.sandbox.bigcapital.Contacts.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.LongFunction;

/** Customers and vendors as they are shown. */
final class ContactView {

    private static final List<String> NEVER_FILLED = List.of(
            "opening_balance_branch_id",
            "billing_address_postcode",
            "shipping_address_postcode",
            "created_at",
            "updated_at");

    private final LongFunction<BigDecimal> balance;

    ContactView(LongFunction<BigDecimal> balance) {
        this.balance = balance;
    }

    /** What a customer owes us or we owe a vendor. */
    BigDecimal owed(Contact contact) {
        BigDecimal owedTo = balance.apply(contact.id());
        return contact.role() == Role.CUSTOMER ? owedTo.negate() : owedTo;
    }

    /** A contact on its own or in a list. */
    ObjectNode detail(Contact contact) {
        ObjectNode node = render(contact);
        if (contact.role() == Role.CUSTOMER) {
            node.put("customer_type", contact.type());
        }
        return node;
    }

    /** A contact as it stands inside a document. */
    ObjectNode render(Contact contact) {
        ObjectNode node = Wire.object().put("id", contact.id());
        BigDecimal owed = owed(contact);
        node.set("balance", Wire.number(owed));
        ContactForm.TEXTS.forEach(
                name -> node.put(Wire.snake(name), contact.texts().get(name)));
        node.put("note", contact.texts().get("note"))
                .put("active", contact.active() ? 1 : 0)
                .put("contact_service", contact.role().key())
                .put("contact_type", contact.type())
                .put("currency_code", contact.currency())
                .put("opening_balance_exchange_rate", 1);
        NEVER_FILLED.forEach(node::putNull);
        Opening opening = contact.opening();
        BigDecimal opened = opening == null ? BigDecimal.ZERO : opening.amount();
        node.set("opening_balance", Wire.number(opened));
        node.set("local_opening_balance", Wire.number(opened));
        node.put("opening_balance_at", opening == null ? null : Wire.midnight(opening.date()));
        node.set("closing_balance", Wire.number(owed));
        return node.put("contact_normal", "debit");
    }
}
