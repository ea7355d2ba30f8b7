package io.paperbridge.sandbox.bigcapital;

import io.paperbridge.sandbox.bigcapital.Contacts.Role;

/** The four kinds of document with lines, and in what names and rules they differ. */
public enum VoucherKind {
    SALE_INVOICE(
            "SaleInvoice", "sale-invoices", "sales_invoices", Role.CUSTOMER, "invoiceDate", "invoiceNo", "delivered"),
    BILL("Bill", "bills", "bills", Role.VENDOR, "billDate", "billNumber", "open"),
    CREDIT_NOTE(
            "CreditNote", "credit-notes", "credit_notes", Role.CUSTOMER, "creditNoteDate", "creditNoteNumber", "open"),
    VENDOR_CREDIT(
            "VendorCredit",
            "vendor-credits",
            "vendor_credits",
            Role.VENDOR,
            "vendorCreditDate",
            "vendorCreditNumber",
            "open");

    private final String type;
    private final String path;
    private final String collection;
    private final Role role;
    private final String dateField;
    private final String numberField;
    private final String openField;

    VoucherKind(
            String type,
            String path,
            String collection,
            Role role,
            String dateField,
            String numberField,
            String openField) {
        this.type = type;
        this.path = path;
        this.collection = collection;
        this.role = role;
        this.dateField = dateField;
        this.numberField = numberField;
        this.openField = openField;
    }

    /** The name the ledger knows the kind by, {@code SaleInvoice} for instance. */
    public String type() {
        return type;
    }

    /** The last part of the address, {@code sale-invoices} for instance. */
    public String path() {
        return path;
    }

    String collection() {
        return collection;
    }

    Role role() {
        return role;
    }

    String contactField() {
        return role.key() + "Id";
    }

    String dateField() {
        return dateField;
    }

    String numberField() {
        return numberField;
    }

    String openField() {
        return openField;
    }

    /** What a period lock calls the side of the books this kind belongs to. */
    String module() {
        return role == Role.CUSTOMER ? "sales" : "purchases";
    }

    boolean isCostSide() {
        return role == Role.VENDOR;
    }

    /** Credits turn round the sides of the ledger. */
    boolean isCredit() {
        return this == CREDIT_NOTE || this == VENDOR_CREDIT;
    }

    /** The field of a line that overrides the item's account. */
    String accountField() {
        return isCostSide() ? "costAccountId" : "sellAccountId";
    }

    /** The answer to an id that is not there when it is read; other calls may answer otherwise. */
    Refusal notFound() {
        return switch (this) {
            case SALE_INVOICE -> Refusal.business("SALE_INVOICE_NOT_FOUND");
            case BILL -> Refusal.business("BILL_NOT_FOUND");
            case CREDIT_NOTE -> Refusal.business("CREDIT_NOTE_NOT_FOUND");
            case VENDOR_CREDIT -> Refusal.business("VENDOR_CREDIT_NOT_FOUND");
        };
    }

    Refusal alreadyOpen() {
        return switch (this) {
            case SALE_INVOICE -> Refusal.business("SALE_INVOICE_ALREADY_DELIVERED");
            case BILL -> Refusal.business("BILL_ALREADY_OPEN");
            case CREDIT_NOTE -> Refusal.business("CREDIT_NOTE_ALREADY_OPENED");
            case VENDOR_CREDIT -> Refusal.business("VENDOR_CREDIT_ALREADY_OPENED");
        };
    }
}
