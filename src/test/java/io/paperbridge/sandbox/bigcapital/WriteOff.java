package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was given up of an invoice.
 *
 * @param id the invoice's
 * @param number the invoice's
 * @param contactId who does not pay
 * @param date when it was given up
 * @param accountId the expense
 * @param currency the invoice's
 * @param exchangeRate the invoice's
 * @param total what was still due
 */
public record WriteOff(
        long id,
        String number,
        long contactId,
        LocalDate date,
        long accountId,
        String currency,
        BigDecimal exchangeRate,
        BigDecimal total)
        implements Entry {

    @Override
    public String type() {
        return "InvoiceWriteOff";
    }

    @Override
    public @Nullable String reference() {
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
