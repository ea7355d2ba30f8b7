package io.paperbridge.sandbox.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints an invoice as a PDF with a text layer. */
final class InvoicePdf {

    private final SeedInvoice invoice;
    private final Language words;
    private final List<PdfPages.Row> rows = new ArrayList<>();

    private InvoicePdf(SeedInvoice invoice, Language words) {
        this.invoice = invoice;
        this.words = words;
    }

    /** The invoice; the same invoice gives the same bytes. */
    static byte[] of(SeedInvoice invoice, Language words) {
        return new InvoicePdf(invoice, words).print(false);
    }

    /** The same figures as an order, which is nothing to book. */
    static byte[] order(SeedInvoice invoice, Language words) {
        return new InvoicePdf(invoice, words).print(true);
    }

    private byte[] print(boolean order) {
        heading(order);
        table();
        totals();
        if (invoice.kind() != SeedInvoice.Kind.RECEIPT) {
            add(invoice.seller().name() + " - IBAN " + invoice.seller().iban().replaceAll("(.{4})(?=.)", "$1 "));
        }
        try {
            return PdfPages.print(rows, seed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heading(boolean order) {
        if (invoice.kind() == SeedInvoice.Kind.RECEIPT) {
            receiptHeading();
            return;
        }
        SeedParty seller = invoice.seller();
        add(seller.name());
        add(seller.street() + ", " + seller.postcode() + " " + seller.city());
        add(words.vatId() + ": " + seller.vatId());
        add("");
        add(words.billTo());
        add(invoice.buyer().name());
        add(invoice.buyer().street());
        add(invoice.buyer().postcode() + " " + invoice.buyer().city());
        add(words.buyersVatId() + ": " + invoice.buyer().vatId());
        add("");
        add(order ? words.order() : words.title(invoice.kind()));
        if (invoice.number() != null) {
            add((order ? words.orderNumber() : words.number()) + ": " + invoice.number());
        }
        add((order ? words.ordered() : words.issued()) + ": " + words.date(invoice.issueDate()));
        LocalDate due = invoice.dueDate();
        if (!order && due != null) {
            add(words.due() + ": " + words.date(due));
        }
        add("");
    }

    /** A till names the shop and the day; it does not know who buys. */
    private void receiptHeading() {
        SeedParty seller = invoice.seller();
        add(seller.name());
        add(seller.street() + ", " + seller.postcode() + " " + seller.city());
        if (!seller.vatId().isEmpty()) {
            add(words.vatId() + ": " + seller.vatId());
        }
        add("");
        add(words.title(invoice.kind()));
        if (invoice.number() != null) {
            add(words.receiptNumber() + ": " + invoice.number());
        }
        add(words.day() + ": " + words.date(invoice.issueDate()));
        add("");
    }

    private void table() {
        rows.add(PdfPages.Row.table(words.columns()));
        for (SeedInvoice.Item item : invoice.items()) {
            rows.add(PdfPages.Row.table(List.of(
                    item.text(),
                    item.quantity().toPlainString(),
                    words.figure(item.price()),
                    item.rate().toPlainString() + "%",
                    words.figure(item.net(invoice.currency())))));
        }
        for (SeedInvoice.Allowance allowance : invoice.allowances()) {
            rows.add(PdfPages.Row.table(List.of(
                    allowance.reason(),
                    "",
                    "",
                    allowance.rate().toPlainString() + "%",
                    words.figure(allowance.signed()))));
        }
        add("");
    }

    private void totals() {
        add(words.net() + ": " + words.money(invoice.net(), invoice.currency()));
        for (SeedInvoice.Tax tax : invoice.taxes()) {
            if (tax.category().equals("AE")) {
                add(words.reverseCharge());
            } else if (tax.category().equals("E")) {
                add(words.exempt());
            } else {
                add(words.tax(tax.rate()) + ": " + words.money(tax.amount(), invoice.currency()));
            }
        }
        add(words.gross() + ": " + words.money(invoice.gross(), invoice.currency()));
        add("");
    }

    private void add(String text) {
        rows.add(PdfPages.Row.line(text));
    }

    private long seed() {
        return (invoice.seller().name() + invoice.number() + invoice.gross())
                .toLowerCase(Locale.ROOT)
                .hashCode();
    }
}
