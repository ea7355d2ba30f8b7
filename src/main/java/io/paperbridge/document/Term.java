package io.paperbridge.document;

/**
 * The business terms of EN 16931 that Paperbridge names in evidence, in doubts and in the custom fields of Paperless.
 *
 * <p>As a correction (see {@link SourceDocument#corrections()}) a date is ISO 8601, an amount a plain decimal with an optional
 * leading ISO 4217 code ({@code EUR119.00}).
 */
public enum Term {
    /** BT-1. */
    INVOICE_NUMBER,
    /** BT-2. */
    ISSUE_DATE,
    /** BT-9. */
    DUE_DATE,
    /** BT-5. */
    CURRENCY,
    /** BG-4, the party that sends the bill. */
    SELLER,
    /** BT-31. */
    SELLER_VAT_ID,
    /** BT-84. */
    IBAN,
    /** BG-7. */
    BUYER,
    /** BT-48. */
    BUYER_VAT_ID,
    /** BT-109, the total without VAT. */
    NET,
    /** BT-110, the total VAT. */
    TAX,
    /** BT-112, the total with VAT. */
    GROSS,
    /** BG-25. */
    LINES,
    /** BG-23. */
    VAT_BREAKDOWN
}
