package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.math.BigDecimal;
import java.util.Optional;

/** Invoices that are given up, and taken up again. */
final class WriteOffs {

    private final Books books;
    private final Vouchers invoices;
    private final Shelf<WriteOff> shelf;

    WriteOffs(Books books, Vouchers invoices, BigCapitalSettings settings) {
        this.books = books;
        this.invoices = invoices;
        this.shelf = new Shelf<>(books, settings.checkTime(), 1, this::booking);
        shelf.onChange(this::settle);
    }

    void addTo(Routes routes) {
        routes.add("POST", "/api/sale-invoices/:id/writeoff", this::writeOff)
                .add("POST", "/api/sale-invoices/:id/cancel-writeoff", this::cancel);
    }

    Shelf<WriteOff> shelf() {
        return shelf;
    }

    private SandboxAnswer writeOff(Call call) {
        ObjectNode body = call.body();
        new Validation(body)
                .requiredId("expenseAccountId")
                .requiredDate("date")
                .requiredText("reason")
                .done();
        WriteOff made = shelf.locked(() -> {
            Voucher invoice = invoice(call);
            if (invoice.settled().writtenOff() != null) {
                throw Refusal.business("SALE_INVOICE_ALREADY_WRITTEN_OFF");
            }
            long account = body.get("expenseAccountId").asLong();
            if (books.accounts().find(account).isEmpty()) {
                throw Refusal.notFound();
            }
            return new WriteOff(
                    invoice.id(),
                    invoice.number(),
                    invoice.contactId(),
                    Texts.day(body.get("date").asText()),
                    account,
                    invoice.currency(),
                    invoice.exchangeRate(),
                    invoice.due());
        });
        return shelf.create(made, done -> Wire.answer(200, IntNode.valueOf(1)));
    }

    private SandboxAnswer cancel(Call call) {
        WriteOff made = shelf.locked(() ->
                shelf.find(invoice(call).id()).orElseThrow(() -> Refusal.business("SALE_INVOICE_NOT_WRITTEN_OFF")));
        shelf.remove(made);
        return Wire.answer(200, IntNode.valueOf(1));
    }

    private Voucher invoice(Call call) {
        return call.id().flatMap(invoices.shelf()::find).orElseThrow(VoucherKind.SALE_INVOICE::notFound);
    }

    private Ledger.Booking booking(WriteOff writeOff) {
        long receivable = books.accounts().receivable(writeOff.currency()).id();
        return Ledger.Booking.of(writeOff)
                .add(true, 1, writeOff.accountId(), null, writeOff.total())
                .add(false, 2, receivable, writeOff.contactId(), writeOff.total());
    }

    private void settle(Optional<WriteOff> before, Optional<WriteOff> after) {
        long invoiceId = after.or(() -> before).orElseThrow().id();
        BigDecimal amount = after.map(WriteOff::total).orElse(null);
        invoices.shelf().find(invoiceId).ifPresent(invoice -> invoices.shelf()
                .put(invoice.settled(invoice.settled()
                        .writtenOff(
                                amount,
                                after.map(WriteOff::date).orElse(null),
                                after.map(WriteOff::accountId).orElse(null)))));
    }
}
