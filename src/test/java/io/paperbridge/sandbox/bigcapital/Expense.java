package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something paid at once.
 *
 * @param id given by the server
 * @param date when it was paid
 * @param paymentAccountId from which account
 * @param payeeId to whom; null when nobody is named
 * @param reference free for other systems, any number of times
 * @param description free text
 * @param currency its own, not the payee's
 * @param exchangeRate base units for one foreign unit; 1 unless given
 * @param total the categories' sum from the amounts as sent
 * @param publishedOn when it was posted; null while it is a draft
 * @param branchId the branch, once branches are on
 * @param categories what it was paid for, at least one
 */
public record Expense(
        long id,
        LocalDate date,
        long paymentAccountId,
        @Nullable Long payeeId,
        @Nullable String reference,
        @Nullable String description,
        String currency,
        BigDecimal exchangeRate,
        BigDecimal total,
        @Nullable LocalDate publishedOn,
        @Nullable Long branchId,
        List<Category> categories)
        implements Entry {

    static final String TYPE = "Expense";

    /**
     * One thing it was paid for.
     *
     * @param id of the line
     * @param index its place, as sent
     * @param accountId where it is booked
     * @param amount rounded to three decimals
     * @param description free text
     */
    public record Category(long id, int index, long accountId, BigDecimal amount, @Nullable String description) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public @Nullable String number() {
        return null;
    }

    @Override
    public @Nullable Long contact() {
        return payeeId;
    }

    @Override
    public boolean isOpen() {
        return publishedOn != null;
    }

    Expense publishedOn(LocalDate day) {
        return new Expense(
                id,
                date,
                paymentAccountId,
                payeeId,
                reference,
                description,
                currency,
                exchangeRate,
                total,
                day,
                branchId,
                categories);
    }

    Ledger.Booking booking() {
        Ledger.Booking booking = Ledger.Booking.of(this).add(false, 1, paymentAccountId, null, total);
        for (Category category : categories) {
            booking.add(true, category.index() + 1, category.accountId(), null, category.amount());
        }
        return booking;
    }
}
