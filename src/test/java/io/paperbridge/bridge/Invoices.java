package io.paperbridge.bridge;

import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Invoices for the flow tests: 59.85 net, 11.37 VAT, 71.22 gross. */
final class Invoices {

    static final BigDecimal GROSS = new BigDecimal("71.22");

    private Invoices() {}

    static LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(3);
    }

    static SeedInvoice invoice(String number, String vendor) {
        return SeedInvoice.toUs(number, date(), SeedParties.vendor(vendor)).line("Paper", "3", "19.95", "19");
    }

    /** An e-invoice, which is posted. */
    static NewDocument electronic(String number, String vendor) {
        return SeedDocuments.ubl(invoice(number, vendor));
    }

    /** The same with one more line: 120.36 gross. */
    static NewDocument electronicAndDearer(String number, String vendor) {
        return SeedDocuments.ubl(invoice(number, vendor).line("Ink", "1", "41.29", "19"));
    }

    /** A PDF with nothing but text, which stays a draft. */
    static NewDocument printed(String number, String vendor) {
        return SeedDocuments.text(invoice(number, vendor), Language.GERMAN);
    }

    /** Whether a document was booked once: one bill, posted, right to the cent, its rows once in the ledger. */
    static boolean isBookedOnce(Bridge bridge, long id) {
        List<Voucher> bills = bridge.bills(id);
        return bills.size() == 1
                && bills.get(0).isOpen()
                && bills.get(0).total().compareTo(GROSS) == 0
                && debits(bridge, bills.get(0)).compareTo(GROSS) == 0;
    }

    /** What BigCapital's web page sends when a person types a posted bill of 71.22. */
    static String billLike(Voucher pattern, String number) {
        return """
                {"vendor_id": %d, "bill_number": "%s", "bill_date": "%s", "due_date": "%s", "open": true,
                 "entries": [{"index": 1, "item_id": %d, "quantity": 1, "rate": 71.22}]}"""
                .formatted(
                        pattern.contactId(),
                        number,
                        pattern.date(),
                        pattern.date(),
                        pattern.lines().get(0).itemId());
    }

    static BigDecimal debits(Bridge bridge, Voucher bill) {
        return bridge.bigcapital.transactions("Bill", bill.id()).stream()
                .map(row -> row.debit())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
