package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A credit that was paid out.
 *
 * @param of which kind of credit
 * @param id given by the server
 * @param creditId which credit
 * @param contactId whose
 * @param date when it was paid
 * @param accountId where the money came from or went
 * @param reference free for other systems
 * @param description free text
 * @param currency the credit's
 * @param exchangeRate base units for one foreign unit; 1 unless given
 * @param total what was paid
 * @param branchId the branch, once branches are on
 */
public record Refund(
        VoucherKind of,
        long id,
        long creditId,
        long contactId,
        LocalDate date,
        long accountId,
        @Nullable String reference,
        @Nullable String description,
        String currency,
        BigDecimal exchangeRate,
        BigDecimal total,
        @Nullable Long branchId)
        implements Entry {

    @Override
    public String type() {
        return "Refund" + of.type();
    }

    @Override
    public @Nullable String number() {
        return null;
    }

    @Override
    public Long contact() {
        return contactId;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
