package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment on invoices or bills.
 *
 * @param kind received or made
 * @param id given by the server
 * @param contactId who paid or was paid
 * @param number of the payment; null for one made without a number
 * @param date when it was paid
 * @param accountId where the money went or came from
 * @param reference free for other systems; never kept for payments made
 * @param statement free text
 * @param currency the contact's
 * @param exchangeRate base units for one foreign unit; 1 unless given
 * @param total what is booked, whatever the parts say
 * @param branchId the branch, once branches are on
 * @param parts what was paid on which document
 */
public record Payment(
        PaymentKind kind,
        long id,
        long contactId,
        @Nullable String number,
        LocalDate date,
        long accountId,
        @Nullable String reference,
        @Nullable String statement,
        String currency,
        BigDecimal exchangeRate,
        BigDecimal total,
        @Nullable Long branchId,
        List<Part> parts)
        implements Entry {

    /**
     * What was paid on one document.
     *
     * @param id of the part
     * @param voucherId the invoice or the bill
     * @param amount in the payment's currency
     */
    public record Part(long id, long voucherId, BigDecimal amount) {}

    @Override
    public String type() {
        return kind.type();
    }

    @Override
    public Long contact() {
        return contactId;
    }

    /** Payments have no drafts. */
    @Override
    public boolean isOpen() {
        return true;
    }

    BigDecimal paidOn(long voucherId) {
        return parts.stream()
                .filter(part -> part.voucherId() == voucherId)
                .map(Part::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
