package io.paperbridge.bigcapital;

import io.paperbridge.document.EntryKind;

/**
 * A collection of the ledger, with the names and calls its wire uses.
 *
 * @param kind what stands in it
 * @param path its path
 * @param key the key of the array in its list
 * @param numberField the filter key of the number; an expense has none, and people type the receipt's into its reference
 * @param numberKey the key of the number in an entry
 * @param dateKey the key of the date
 * @param contactKey the key of the contact
 * @param totalKey the key of the total
 * @param linesKey the key of the lines
 * @param accountKey the key of a line's account
 * @param postedKey the key that says whether it is posted
 * @param postMethod the method of the request that posts an entry
 * @param postStep what follows the entry's path in that request
 * @param alreadyPosted the code that says that it is posted already
 * @param absent statuses and codes that say that an entry does not exist, as the kamelet takes them
 */
public record Collection(
        EntryKind kind,
        String path,
        String key,
        String numberField,
        String numberKey,
        String dateKey,
        String contactKey,
        String totalKey,
        String linesKey,
        String accountKey,
        String postedKey,
        String postMethod,
        String postStep,
        String alreadyPosted,
        String absent) {

    private static final Collection SALE_INVOICES = new Collection(
            EntryKind.SALE_INVOICE,
            "/api/sale-invoices",
            "sales_invoices",
            "invoice_no",
            "invoice_no",
            "invoice_date",
            "customer_id",
            "total",
            "entries",
            "sell_account_id",
            "is_delivered",
            "PUT",
            "deliver",
            "SALE_INVOICE_ALREADY_DELIVERED",
            "404,SALE_INVOICE_NOT_FOUND");

    private static final Collection BILLS = new Collection(
            EntryKind.BILL,
            "/api/bills",
            "bills",
            "bill_number",
            "bill_number",
            "bill_date",
            "vendor_id",
            "total",
            "entries",
            "cost_account_id",
            "is_open",
            "PATCH",
            "open",
            "BILL_ALREADY_OPEN",
            "404,BILL_NOT_FOUND");

    private static final Collection EXPENSES = new Collection(
            EntryKind.EXPENSE,
            "/api/expenses",
            "expenses",
            "reference_no",
            "reference_no",
            "payment_date",
            "payee_id",
            "total_amount",
            "categories",
            "expense_account_id",
            "is_published",
            "POST",
            "publish",
            "expense_already_published",
            "404");

    private static final Collection CREDIT_NOTES = new Collection(
            EntryKind.CREDIT_NOTE,
            "/api/credit-notes",
            "credit_notes",
            "credit_number",
            "credit_note_number",
            "credit_note_date",
            "customer_id",
            "total",
            "entries",
            "sell_account_id",
            "is_published",
            "PUT",
            "open",
            "CREDIT_NOTE_ALREADY_OPENED",
            "404,CREDIT_NOTE_NOT_FOUND");

    private static final Collection VENDOR_CREDITS = new Collection(
            EntryKind.VENDOR_CREDIT,
            "/api/vendor-credits",
            "vendor_credits",
            "credit_number",
            "vendor_credit_number",
            "vendor_credit_date",
            "vendor_id",
            "total",
            "entries",
            "cost_account_id",
            "is_published",
            "PUT",
            "open",
            "VENDOR_CREDIT_ALREADY_OPENED",
            "404,VENDOR_CREDIT_NOT_FOUND");

    /** The collection of a kind. */
    static Collection of(EntryKind kind) {
        return switch (kind) {
            case SALE_INVOICE -> SALE_INVOICES;
            case BILL -> BILLS;
            case EXPENSE -> EXPENSES;
            case CREDIT_NOTE -> CREDIT_NOTES;
            case VENDOR_CREDIT -> VENDOR_CREDITS;
        };
    }
}
