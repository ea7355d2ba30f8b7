package io.paperbridge.extraction;

import io.paperbridge.document.Term;

/** What a bookkeeper calls the terms. */
final class Words {

    private Words() {}

    static String of(Term term) {
        return switch (term) {
            case INVOICE_NUMBER -> "the invoice number";
            case ISSUE_DATE -> "the invoice date";
            case DUE_DATE -> "the due date";
            case CURRENCY -> "the currency";
            case SELLER -> "the seller";
            case SELLER_VAT_ID -> "the seller's VAT id";
            case IBAN -> "the IBAN";
            case BUYER -> "the buyer";
            case BUYER_VAT_ID -> "the buyer's VAT id";
            case NET -> "the net total";
            case TAX -> "the VAT total";
            case GROSS -> "the total with VAT";
            case LINES -> "the lines";
            case VAT_BREAKDOWN -> "the VAT by rate";
        };
    }
}
