package io.paperbridge.document;

import io.paperbridge.language.Sentence;
import java.util.Locale;

/** What a document becomes in the books; the names are BigCapital's. */
public enum EntryKind {
    /** What we sold. */
    SALE_INVOICE(ContactRole.CUSTOMER),
    /** What we bought and owe. */
    BILL(ContactRole.VENDOR),
    /** What we bought and have paid: a receipt. */
    EXPENSE(ContactRole.VENDOR),
    /** What we give back to a customer. */
    CREDIT_NOTE(ContactRole.CUSTOMER),
    /** What a vendor gives back to us. */
    VENDOR_CREDIT(ContactRole.VENDOR);

    private final ContactRole role;

    EntryKind(ContactRole role) {
        this.role = role;
    }

    /** Whether the other party is a customer or a vendor. */
    public ContactRole role() {
        return role;
    }

    /** What people call it. */
    public Sentence title() {
        return Sentence.of("bigcapital.kind-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Whether we are the seller. */
    public boolean isSale() {
        return role == ContactRole.CUSTOMER;
    }

    /** Whether it takes back what an invoice or bill has booked; its amounts are positive all the same. */
    public boolean isCredit() {
        return this == CREDIT_NOTE || this == VENDOR_CREDIT;
    }
}
