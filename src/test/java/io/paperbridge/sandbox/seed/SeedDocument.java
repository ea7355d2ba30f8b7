package io.paperbridge.sandbox.seed;

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
     * @param party the vendor's name
     * @param number the invoice number as printed; null when the document has none
     * @param billNumber the number of the bill; {@code {vendor}} stands for the id of its vendor; null when none is booked
     * @param why for people: what a review is to be about; null when it is booked
     */
    public record Expected(
            Decision decision,
            Origin origin,
            String party,
            @Nullable String number,
            BigDecimal net,
            BigDecimal tax,
            BigDecimal gross,
            String currency,
            @Nullable String billNumber,
            @Nullable String why) {}

    static SeedDocument booked(String situation, Origin origin, NewDocument source, SeedInvoice invoice) {
        return of(situation, Decision.BOOKED, origin, source, invoice, invoice.number(), null);
    }

    static SeedDocument asked(
            String situation, Decision decision, Origin origin, NewDocument source, SeedInvoice invoice, String why) {
        return of(situation, decision, origin, source, invoice, null, why);
    }

    SeedDocument withBillNumber(String billNumber) {
        Expected e = expected;
        return new SeedDocument(
                situation,
                source,
                new Expected(
                        e.decision, e.origin, e.party, e.number, e.net, e.tax, e.gross, e.currency, billNumber, e.why));
    }

    private static SeedDocument of(
            String situation,
            Decision decision,
            Origin origin,
            NewDocument source,
            SeedInvoice invoice,
            @Nullable String billNumber,
            @Nullable String why) {
        Expected expected = new Expected(
                decision,
                origin,
                invoice.seller().name(),
                invoice.number(),
                invoice.net(),
                invoice.tax(),
                invoice.gross(),
                invoice.currency(),
                billNumber,
                why);
        return new SeedDocument(situation, source.withTags("to-book"), expected);
    }
}
