package io.paperbridge.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete invoice that passed the review gate: every total is there, adds up, and is in one currency.
 *
 * @param kind what it becomes in the books
 * @param origin where the values came from
 * @param number the number as printed (BT-1)
 * @param issueDate the issue date (BT-2)
 * @param dueDate the due date (BT-9); null when the document names none
 * @param seller the seller
 * @param buyer the buyer; null when the document names none
 * @param lines the lines in printed order; empty when the document shows no readable table
 * @param allowancesAndCharges allowances and charges on the whole document
 * @param vatBreakdown the VAT by category and rate, as printed; its taxes sum to {@code tax}; empty only when {@code tax} is zero
 *     and the document shows no breakdown
 * @param net the total without VAT (BT-109)
 * @param tax the total VAT (BT-110)
 * @param gross the total with VAT (BT-112); net + tax
 */
public record Invoice(
        EntryKind kind,
        Reading.Origin origin,
        String number,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        Party seller,
        @Nullable Party buyer,
        List<Line> lines,
        List<AllowanceCharge> allowancesAndCharges,
        List<VatBreakdown> vatBreakdown,
        Money net,
        Money tax,
        Money gross) {

    public Invoice {
        if (number.isBlank()) {
            throw new IllegalArgumentException("an invoice needs a number");
        }
        if (!net.plus(tax).equals(gross)) {
            throw new IllegalArgumentException(
                    "invoice " + number + ": net " + net + " + tax " + tax + " is not gross " + gross);
        }
        lines = List.copyOf(lines);
        allowancesAndCharges = List.copyOf(allowancesAndCharges);
        vatBreakdown = List.copyOf(vatBreakdown);
    }

    /** The ISO 4217 code all amounts are in. */
    public String currencyCode() {
        return gross.currencyCode();
    }
}
