package io.paperbridge.document;

/** What a document becomes in the books; the names are BigCapital's. */
public enum EntryKind {
    SALE_INVOICE,
    BILL,
    EXPENSE,
    CREDIT_NOTE,
    VENDOR_CREDIT
}
