package io.paperbridge.failure;

import java.util.Locale;

/** Why a document waits for a person, is parked or is tried again. Codes are public: metrics, notes and docs use them. */
public enum Reason {
    // a person is asked
    MISSING_FIELD("A value that every entry needs was not found in the document."),
    TOTALS_DISAGREE("The totals of the document do not add up."),
    LINES_DISAGREE("The lines do not add up to the net total."),
    AMBIGUOUS("A value can be read in more than one way."),
    INVALID_VALUE("A value was found but cannot be right."),
    DATE_OUT_OF_RANGE("A date is too old or too far ahead to be booked unasked."),
    FOREIGN_CURRENCY("The document is in another currency than the books."),
    NOT_AN_INVOICE("The document is an order, a quote, a reminder or the like; such documents are never booked."),
    UNREADABLE("Nothing usable could be read from the document."),
    SEVERAL_INVOICES("The file holds more than one invoice."),
    DIRECTION_UNCLEAR("It is not clear whether this is a purchase or a sale."),
    KIND_NOT_SUPPORTED("This kind of document is not booked by this version."),
    INPUT_TAX_UNDECIDED("The setting that says what happens to the VAT of purchases is not set."),
    PARTY_UNCERTAIN("The vendor could not be determined beyond doubt."),
    DUPLICATE("The same invoice is already there, or seems to be."),
    ENTRY_DIFFERS("The entry in BigCapital differs from the document."),
    ENTRY_DELETED("The entry was deleted in BigCapital after it was booked."),
    // for good
    REMOTE_REJECTED("A server refused what Paperbridge sent."),
    ATTEMPTS_EXHAUSTED("Every attempt failed."),
    LEDGER_WRONG("The ledger shows the entry twice or unbalanced; posting is stopped."),
    FILE_TOO_LARGE("The original is larger than Paperbridge reads."),
    DOCUMENT_GONE("The document no longer exists in Paperless."),
    INTERNAL_ERROR("Paperbridge itself failed."),
    // later
    REMOTE_UNAVAILABLE("A server did not answer, or answered that it failed."),
    RATE_LIMITED("A server asked to wait."),
    IN_DOUBT("It is not yet known whether a request took effect."),
    POSTING_BUSY("Another document is being posted."),
    // everything stops until somebody acts
    ACCESS_REFUSED("A server refused the credentials."),
    WRONG_ADDRESS("The answer does not come from the API that the address should lead to."),
    NOT_CONFIGURED("Something that must exist in Paperless or BigCapital, or in the settings, is missing."),
    CLAIM_LOST("Another worker has the document.");

    private final String explanation;

    Reason(String explanation) {
        this.explanation = explanation;
    }

    /** What the code means, one sentence. */
    public String explanation() {
        return explanation;
    }

    /** The code as metrics, notes and docs write it, for example {@code totals-disagree}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
