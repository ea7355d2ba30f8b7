package io.paperbridge.sandbox.bigcapital;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document with lines: sale invoice, bill, credit note or vendor credit.
 *
 * @param kind which of the four
 * @param id given by the server
 * @param contactId whose it is
 * @param heading its number, dates and texts
 * @param sums what is computed from and added to the lines
 * @param settled what was paid, refunded or written off
 * @param openedOn when it was posted; null while it is a draft
 * @param lines at least one, but for vendor credits
 */
public record Voucher(
        VoucherKind kind,
        long id,
        long contactId,
        Heading heading,
        Sums sums,
        Settled settled,
        @Nullable LocalDate openedOn,
        List<Line> lines)
        implements Entry {

    /**
     * What stands above the lines.
     *
     * @param number unique for invoices and bills only
     * @param date of the document
     * @param dueDate when it is to be paid; credits have none
     * @param reference free for other systems
     * @param note free text; the message of an invoice
     * @param terms free text; invoices and credit notes only
     * @param branchId the branch, once branches are on
     * @param warehouseId the warehouse, once warehouses are on
     * @param projectId the project
     */
    public record Heading(
            String number,
            LocalDate date,
            @Nullable LocalDate dueDate,
            @Nullable String reference,
            @Nullable String note,
            @Nullable String terms,
            @Nullable Long branchId,
            @Nullable Long warehouseId,
            @Nullable Long projectId) {}

    /**
     * What was paid, refunded or written off.
     *
     * @param paid by payments
     * @param refunded paid out of a credit note; a vendor credit's refunds are never counted
     * @param writtenOff given up; null unless it was
     * @param writtenOffOn when
     * @param writtenOffTo the expense account
     */
    public record Settled(
            BigDecimal paid,
            BigDecimal refunded,
            @Nullable BigDecimal writtenOff,
            @Nullable LocalDate writtenOffOn,
            @Nullable Long writtenOffTo) {

        static final Settled NOTHING = new Settled(BigDecimal.ZERO, BigDecimal.ZERO, null, null, null);

        Settled paid(BigDecimal now) {
            return new Settled(now, refunded, writtenOff, writtenOffOn, writtenOffTo);
        }

        Settled refunded(BigDecimal now) {
            return new Settled(paid, now, writtenOff, writtenOffOn, writtenOffTo);
        }

        Settled writtenOff(@Nullable BigDecimal now, @Nullable LocalDate on, @Nullable Long to) {
            return new Settled(paid, refunded, now, on, to);
        }
    }

    @Override
    public String type() {
        return kind.type();
    }

    @Override
    public String number() {
        return heading.number();
    }

    @Override
    public @Nullable String reference() {
        return heading.reference();
    }

    @Override
    public LocalDate date() {
        return heading.date();
    }

    /** When it is to be paid. */
    public @Nullable LocalDate dueDate() {
        return heading.dueDate();
    }

    /** Free text; the message of an invoice. */
    public @Nullable String note() {
        return heading.note();
    }

    @Override
    public Long contact() {
        return contactId;
    }

    @Override
    public String currency() {
        return sums.currency();
    }

    @Override
    public BigDecimal exchangeRate() {
        return sums.exchangeRate();
    }

    @Override
    public BigDecimal total() {
        return sums.total(kind);
    }

    @Override
    public boolean isOpen() {
        return openedOn != null;
    }

    /** What was paid on it. */
    public BigDecimal paid() {
        return settled.paid();
    }

    /** What is still to be paid. */
    public BigDecimal due() {
        BigDecimal writtenOff = settled.writtenOff() == null ? BigDecimal.ZERO : settled.writtenOff();
        return total().subtract(settled.paid()).subtract(writtenOff).max(BigDecimal.ZERO);
    }

    /** What is left of a credit; discount and adjustment are not counted, a negative credit has nothing left. */
    BigDecimal creditLeft() {
        return sums.amount().subtract(settled.refunded()).max(BigDecimal.ZERO);
    }

    Voucher openedOn(LocalDate day) {
        return new Voucher(kind, id, contactId, heading, sums, settled, day, lines);
    }

    Voucher settled(Settled now) {
        return new Voucher(kind, id, contactId, heading, sums, now, openedOn, lines);
    }
}
