package io.paperbridge.bridge;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.bigcapital.Entry;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A document of each kind for the flow tests, each over 71.22, and the calls that its entry is made by. */
final class Kinds {

    static final BigDecimal GROSS = Invoices.GROSS;

    private Kinds() {}

    /** What a kind of entry is made and posted by. */
    record Calls(String path, String entry, String postMethod, String post) {

        private static Calls of(String path, String postMethod, String step) {
            return new Calls(path, path + "/\\d+", postMethod, path + "/\\d+/" + step);
        }
    }

    static Calls calls(EntryKind kind) {
        return switch (kind) {
            case SALE_INVOICE -> Calls.of("/api/sale-invoices", "PUT", "deliver");
            case BILL -> Calls.of("/api/bills", "PATCH", "open");
            case EXPENSE -> Calls.of("/api/expenses", "POST", "publish");
            case CREDIT_NOTE -> Calls.of("/api/credit-notes", "PUT", "open");
            case VENDOR_CREDIT -> Calls.of("/api/vendor-credits", "PUT", "open");
        };
    }

    /** An e-invoice, which is posted. */
    static NewDocument electronic(EntryKind kind, String number, String party) {
        NewDocument document = SeedDocuments.ubl(invoice(kind, number, party));
        return kind == EntryKind.EXPENSE ? document.withDocumentType("Receipt") : document;
    }

    /** The same as text, which stays a draft. */
    static NewDocument printed(EntryKind kind, String number, String party) {
        return SeedDocuments.text(invoice(kind, number, party), Language.GERMAN);
    }

    /** The figures: a receipt has no VAT, so that it is an expense whatever becomes of input tax. */
    static SeedInvoice invoice(EntryKind kind, String number, String party) {
        SeedInvoice bill = Invoices.invoice(number, party);
        SeedInvoice sale = bill.from(SeedParties.US).to(SeedParties.vendor(party));
        return switch (kind) {
            case SALE_INVOICE -> sale;
            case BILL -> bill;
            case EXPENSE ->
                SeedInvoice.toUs(number, Invoices.date(), SeedParties.vendor(party))
                        .line("Postage", "3", "23.74", "0")
                        .asReceipt();
            case CREDIT_NOTE -> sale.asCreditNote();
            case VENDOR_CREDIT -> bill.asCreditNote();
        };
    }

    /** One of each kind arrives, with numbers of their own: a bill and a receipt of one number are taken for the same purchase. */
    static Map<EntryKind, Long> addAll(Bridge bridge, String number, String party) {
        Map<EntryKind, Long> ids = new EnumMap<>(EntryKind.class);
        for (EntryKind kind : EntryKind.values()) {
            ids.put(kind, bridge.add(electronic(kind, number + "-" + kind.name(), party)));
        }
        return ids;
    }

    static long[] ids(Map<EntryKind, Long> ids) {
        return ids.values().stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether a document has one entry of its kind, posted, right to the cent, its rows once in the ledger and balanced. */
    static boolean isBookedOnce(Bridge bridge, EntryKind kind, long id) {
        List<Entry> entries = bridge.entries(id);
        return entries.size() == 1
                && isOf(kind, entries.get(0))
                && entries.get(0).isOpen()
                && entries.get(0).total().compareTo(GROSS) == 0
                && debits(bridge, entries.get(0)).compareTo(GROSS) == 0
                && credits(bridge, entries.get(0)).compareTo(GROSS) == 0;
    }

    static boolean isOf(EntryKind kind, Entry entry) {
        return entry.type().equalsIgnoreCase(kind.name().replace("_", ""));
    }

    static BigDecimal debits(Bridge bridge, Entry entry) {
        return bridge.bigcapital.transactions(entry).stream()
                .map(row -> row.debit())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal credits(Bridge bridge, Entry entry) {
        return bridge.bigcapital.transactions(entry).stream()
                .map(row -> row.credit())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The writes that the ledger got since the last calm. */
    static long ledgerWrites(Bridge bridge) {
        return bridge.ledger.log().entries().stream()
                .filter(entry -> !entry.method().equals("GET"))
                .count();
    }
}
