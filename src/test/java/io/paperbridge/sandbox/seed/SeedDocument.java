package io.paperbridge.sandbox.seed;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.paperless.NewDocument;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A document and what is expected to become of it.
 *
 * @param situation what is special about it, in a few words
 * @param source what to put into Paperless; tagged {@code to-book}
 * @param expected what Paperbridge should make of it
 */
public record SeedDocument(String situation, NewDocument source, Expected expected) {

    /** What a document should end as. */
    public enum Decision {
        /** An entry: posted when read from an e-invoice, a verified draft when read from text (by default). */
        BOOKED,
        /** A person is asked. */
        REVIEW,
        /** A person is asked, because another document of the same invoice has an entry. */
        DUPLICATE
    }

    /** Where the values can be read. */
    public enum Origin {
        E_INVOICE,
        TEXT
    }

    /**
     * The expected end.
     *
     * @param kind what it becomes in the books; for what a person is asked about, what it would become
     * @param party the other party's name
     * @param number the invoice number as printed; null when the document has none
     * @param total what its entry amounts to: what is left to pay, or all of it where nothing is left
     * @param entryNumber the number of the entry; {@code {vendor}} stands for the id of its vendor; null when none is booked
     * @param why for people: what a review is to be about; null when it is booked
     */
    public record Expected(
            EntryKind kind,
            Decision decision,
            Origin origin,
            String party,
            @Nullable String number,
            BigDecimal net,
            BigDecimal tax,
            BigDecimal gross,
            BigDecimal total,
            String currency,
            @Nullable String entryNumber,
            @Nullable String why) {}

    static SeedDocument booked(String situation, Origin origin, NewDocument source, SeedInvoice invoice) {
        return of(situation, Decision.BOOKED, origin, source, invoice, invoice.number(), null);
    }

    static SeedDocument asked(
            String situation, Decision decision, Origin origin, NewDocument source, SeedInvoice invoice, String why) {
        return of(situation, decision, origin, source, invoice, null, why);
    }

    SeedDocument withEntryNumber(String entryNumber) {
        Expected e = expected;
        return new SeedDocument(
                situation,
                source,
                new Expected(
                        e.kind,
                        e.decision,
                        e.origin,
                        e.party,
                        e.number,
                        e.net,
                        e.tax,
                        e.gross,
                        e.total,
                        e.currency,
                        entryNumber,
                        e.why));
    }

    private static SeedDocument of(
            String situation,
            Decision decision,
            Origin origin,
            NewDocument source,
            SeedInvoice invoice,
            @Nullable String entryNumber,
            @Nullable String why) {
        EntryKind kind = kind(invoice);
        boolean nothingLeft = kind == EntryKind.EXPENSE || invoice.payable().signum() == 0;
        Expected expected = new Expected(
                kind,
                decision,
                origin,
                (kind.isSale() ? invoice.buyer() : invoice.seller()).name(),
                invoice.number(),
                invoice.net(),
                invoice.tax(),
                invoice.gross(),
                nothingLeft ? invoice.gross() : invoice.payable(),
                invoice.currency(),
                entryNumber,
                why);
        return new SeedDocument(situation, source.withTags("to-book"), expected);
    }

    /** A receipt whose VAT is reclaimed is a bill: an expense knows no VAT. */
    private static EntryKind kind(SeedInvoice invoice) {
        boolean sale = invoice.seller().equals(SeedParties.US);
        return switch (invoice.kind()) {
            case INVOICE -> sale ? EntryKind.SALE_INVOICE : EntryKind.BILL;
            case CREDIT_NOTE -> sale ? EntryKind.CREDIT_NOTE : EntryKind.VENDOR_CREDIT;
            case RECEIPT -> invoice.tax().signum() == 0 ? EntryKind.EXPENSE : EntryKind.BILL;
        };
    }
}
