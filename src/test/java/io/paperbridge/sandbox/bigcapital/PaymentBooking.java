package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;

/** How payments are booked. */
final class PaymentBooking {

    private PaymentBooking() {}

    static Ledger.Booking of(Books books, Vouchers paid, Payment payment) {
        boolean received = payment.kind() == PaymentKind.RECEIVED;
        Accounts accounts = books.accounts();
        long contactAccount =
                (received ? accounts.receivable(payment.currency()) : accounts.payable(payment.currency())).id();
        Ledger.Booking booking = Ledger.Booking.of(payment)
                .add(received, 1, payment.accountId(), null, payment.total())
                .add(!received, 2, contactAccount, payment.contactId(), payment.total());
        BigDecimal difference = difference(paid, payment);
        if (difference.signum() != 0) {
            // More for an invoice than it stood in the books for is a gain, more for a bill a loss.
            boolean rises = difference.signum() > 0;
            BigDecimal amount = difference.abs();
            booking.addInBase(rises == received, 3, contactAccount, payment.contactId(), amount)
                    .addInBase(
                            rises != received,
                            4,
                            accounts.bySlug("exchange-grain-loss").id(),
                            null,
                            amount);
        }
        return booking;
    }

    private static BigDecimal difference(Vouchers paid, Payment payment) {
        BigDecimal difference = BigDecimal.ZERO;
        for (Payment.Part part : payment.parts()) {
            BigDecimal rate = paid.shelf()
                    .find(part.voucherId())
                    .map(Voucher::exchangeRate)
                    .orElse(payment.exchangeRate());
            difference =
                    difference.add(part.amount().multiply(payment.exchangeRate().subtract(rate)));
        }
        return difference;
    }
}
