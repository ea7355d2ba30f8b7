package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.util.Objects;

/** How documents with lines are booked. */
final class VoucherBooking {

    private VoucherBooking() {}

    static Ledger.Booking of(Books books, Voucher voucher) {
        Accounts accounts = books.accounts();
        boolean cost = voucher.kind().isCostSide();
        // A customer owes for an invoice and a vendor for a credit: the contact's side is debit.
        boolean contactInDebit = cost == voucher.kind().isCredit();
        long contactAccount =
                (cost ? accounts.payable(voucher.currency()) : accounts.receivable(voucher.currency())).id();
        Ledger.Booking booking =
                Ledger.Booking.of(voucher).add(contactInDebit, 1, contactAccount, voucher.contactId(), voucher.total());
        // Invoices count on after the row of the contact, bills begin again.
        int before = cost ? 0 : 1;
        for (Line line : voucher.lines()) {
            booking.add(
                    !contactInDebit,
                    line.index() + before,
                    account(books, voucher, line),
                    null,
                    line.withoutTax().subtract(line.discountAmount()));
        }
        int next = voucher.lines().size() + 1 + before;
        if (voucher.kind() == VoucherKind.SALE_INVOICE) {
            for (Line line : voucher.lines()) {
                booking.addInBase(false, next++, accounts.bySlug("tax-payable").id(), null, line.taxAmount());
            }
        }
        booking.add(
                contactInDebit,
                next,
                accounts.bySlug(cost ? "purchase-discount" : "discount").id(),
                null,
                voucher.sums().discountAmount());
        BigDecimal adjustment = voucher.sums().adjustment();
        if (adjustment != null) {
            booking.add(
                    !contactInDebit,
                    next,
                    accounts.bySlug(cost ? "other-expenses" : "other-charges").id(),
                    null,
                    adjustment);
        }
        return booking;
    }

    /** Stocked goods on the cost side ignore the line's account. */
    private static long account(Books books, Voucher voucher, Line line) {
        Items.Item item = books.items().find(line.itemId()).orElseThrow();
        boolean stocked = voucher.kind().isCostSide() && item.isInventory();
        return stocked ? Objects.requireNonNullElse(item.inventoryAccountId(), line.accountId()) : line.accountId();
    }
}
