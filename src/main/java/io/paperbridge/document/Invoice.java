package io.paperbridge.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete invoice that passed the review gate: every total is there, adds up, and is in one currency.
 *
 * @param kind what it becomes in the books
 * @param origin where the values came from
 * @param number the number as printed (BT-1); null only for a receipt that has none
 * @param issueDate the issue date (BT-2)
 * @param dueDate the due date (BT-9); null when the document names none
 * @param seller the seller; nameless only when it is us
 * @param buyer the buyer; null when the document names none, which only a purchase may
 * @param lines the lines in printed order; empty when the document shows no readable table
 * @param allowancesAndCharges allowances and charges on the whole document
 * @param vatBreakdown the VAT by category and rate, as printed; its taxes sum to {@code tax}; empty only when {@code tax} is zero
 *     and the document shows no breakdown
 * @param net the total without VAT (BT-109)
 * @param tax the total VAT (BT-110)
 * @param gross the total with VAT (BT-112); net + tax
 * @param prepaid what was paid before (BT-113), deposits among it; zero when nothing was
 * @param rounding what the amount due was rounded by (BT-114); zero when it was not
 * @param withheld the tax the buyer keeps back and pays for the seller; zero when there is none
 * @param pricesWithVat whether the amounts of the lines contain their VAT
 * @param reservations why it may not be meant for the books although it was read right
 * @param toConfirm values that a person confirms before they are booked, unless they were confirmed before
 * @param template the vendor's template it was read with; null when there is none
 */
public record Invoice(
        EntryKind kind,
        Reading.Origin origin,
        @Nullable String number,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        Party seller,
        @Nullable Party buyer,
        List<Line> lines,
        List<AllowanceCharge> allowancesAndCharges,
        List<VatBreakdown> vatBreakdown,
        Money net,
        Money tax,
        Money gross,
        Money prepaid,
        Money rounding,
        Money withheld,
        boolean pricesWithVat,
        List<Reservation> reservations,
        List<Reading.Doubt> toConfirm,
        @Nullable VendorTemplate template) {

    public Invoice {
        if (number == null ? kind != EntryKind.EXPENSE && kind != EntryKind.BILL : number.isBlank()) {
            throw new IllegalArgumentException("an invoice needs a number");
        }
        if (kind.isSale() && buyer == null) {
            throw new IllegalArgumentException("invoice " + number + ": a sale needs its buyer");
        }
        if (!net.plus(tax).equals(gross)) {
            throw new IllegalArgumentException(
                    "invoice " + number + ": net " + net + " + tax " + tax + " is not gross " + gross);
        }
        lines = List.copyOf(lines);
        allowancesAndCharges = List.copyOf(allowancesAndCharges);
        vatBreakdown = List.copyOf(vatBreakdown);
        reservations = List.copyOf(reservations);
        toConfirm = List.copyOf(toConfirm);
    }

    /** The other party: who sells to us, or buys from us. */
    public Party party() {
        return kind.isSale() && buyer != null ? buyer : seller;
    }

    /**
     * What is left to pay (BT-115): gross − prepaid + rounding − withheld.
     *
     * <p>Worked example: 1190.00 with a deposit of 595.00 paid before is 595.00.
     */
    public Money payable() {
        return gross.minus(prepaid).plus(rounding).minus(withheld);
    }

    /**
     * What the entry in the books amounts to: what is left to pay; for what was paid in full, and for an expense, all that was to pay.
     */
    public Money total() {
        return deductsPrepaid() ? payable() : payable().plus(prepaid);
    }

    /** Whether a part was paid before, a deposit, which the entry takes off. */
    public boolean deductsPrepaid() {
        return kind != EntryKind.EXPENSE && !prepaid.isZero() && !isPaidInFull();
    }

    /** Whether all of it was paid before, so that the entry only awaits its payment. */
    public boolean isPaidInFull() {
        return !prepaid.isZero() && payable().isZero();
    }

    /** The ISO 4217 code all amounts are in. */
    public String currencyCode() {
        return gross.currencyCode();
    }
}
