package io.paperbridge.bigcapital;

import io.paperbridge.document.EntryKind;
import org.jspecify.annotations.Nullable;

/**
 * A collection of the ledger, with the names its wire uses.
 *
 * @param kind what stands in it
 * @param path its path
 * @param key the key of the array in its list
 * @param numberField the filter key of the number; null when the kind has none
 * @param numberKey the key of the number in an entry
 * @param dateKey the key of the date
 * @param contactKey the key of the contact; null when the kind has none
 * @param postedKey the key that says whether it is posted
 */
record Collection(
        EntryKind kind,
        String path,
        String key,
        @Nullable String numberField,
        String numberKey,
        String dateKey,
        @Nullable String contactKey,
        String postedKey) {

    /** The collection of a kind. */
    static Collection of(EntryKind kind) {
        return switch (kind) {
            case SALE_INVOICE ->
                new Collection(
                        kind,
                        "/api/sale-invoices",
                        "sales_invoices",
                        "invoice_no",
                        "invoice_no",
                        "invoice_date",
                        "customer_id",
                        "is_delivered");
            case BILL ->
                new Collection(
                        kind, "/api/bills", "bills", "bill_number", "bill_number", "bill_date", "vendor_id", "is_open");
            case EXPENSE ->
                new Collection(
                        kind, "/api/expenses", "expenses", null, "reference_no", "payment_date", null, "is_published");
            case CREDIT_NOTE ->
                new Collection(
                        kind,
                        "/api/credit-notes",
                        "credit_notes",
                        "credit_number",
                        "credit_note_number",
                        "credit_note_date",
                        "customer_id",
                        "is_published");
            case VENDOR_CREDIT ->
                new Collection(
                        kind,
                        "/api/vendor-credits",
                        "vendor_credits",
                        "credit_number",
                        "vendor_credit_number",
                        "vendor_credit_date",
                        "vendor_id",
                        "is_published");
        };
    }
}
