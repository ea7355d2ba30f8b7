package io.paperbridge.extraction.draft;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Line;
import io.paperbridge.document.VatBreakdown;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The sums of EN 16931, with the slack that its own rounding gives and no more. */
public final class Sums {

    private static final int CENTS = 2;

    private Sums() {}

    static BigDecimal ofLines(Draft draft) {
        return draft.lines.stream().map(Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Each printed line net may be rounded by itself, to the currency's smallest unit. */
    static BigDecimal lineSlack(Draft draft) {
        String currency = draft.currency == null ? null : Currencies.known(draft.currency);
        return BigDecimal.valueOf(draft.lines.size(), currency == null ? CENTS : Currencies.decimals(currency));
    }

    /** The lines less allowances and with charges. */
    public static BigDecimal netOfLines(Draft draft) {
        return draft.allowancesAndCharges.stream().map(AllowanceCharge::signed).reduce(ofLines(draft), BigDecimal::add);
    }

    /** Whether the lines, if there are any, make the net total. */
    public static boolean linesFit(Draft draft, BigDecimal net) {
        return draft.lines.isEmpty() || within(netOfLines(draft), net, lineSlack(draft));
    }

    /** The tax of all rates. */
    public static BigDecimal ofTaxes(Draft draft) {
        return draft.vatBreakdown.stream().map(VatBreakdown::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the tax of all rates is charged on. */
    public static BigDecimal ofTaxables(Draft draft) {
        return draft.vatBreakdown.stream().map(VatBreakdown::taxable).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether the breakdown, if there is one, makes the totals, as far as these are known. */
    public static boolean breakdownFits(Draft draft, @Nullable BigDecimal net, @Nullable BigDecimal tax) {
        return draft.vatBreakdown.isEmpty()
                || ((tax == null || equal(ofTaxes(draft), tax)) && (net == null || equal(ofTaxables(draft), net)));
    }

    /**
     * Some print an allowance with a minus, or the allowances of a credit without one: their printed total says which sign is meant.
     */
    public static void alignAllowances(Draft draft) {
        align(draft, false, draft.allowanceTotal);
        align(draft, true, draft.chargeTotal);
    }

    private static void align(Draft draft, boolean charges, @Nullable BigDecimal total) {
        BigDecimal sum = draft.allowancesAndCharges.stream()
                .filter(one -> one.charge() == charges)
                .map(AllowanceCharge::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total != null && sum.signum() != 0 && equal(sum.negate(), total)) {
            draft.allowancesAndCharges.replaceAll(one -> one.charge() == charges
                    ? new AllowanceCharge(
                            charges, one.amount().negate(), one.reason(), one.vatCategory(), one.vatRate())
                    : one);
        }
    }

    /**
     * Tax that the buyer keeps back; some print it for information only: it counts where the amount due is lower by it, or not printed.
     */
    public static void withhold(Draft draft, BigDecimal gross, BigDecimal withheld) {
        BigDecimal due = gross.subtract(orZero(draft.prepaid))
                .add(orZero(draft.rounding))
                .subtract(withheld);
        if (draft.payable == null || equal(due, draft.payable)) {
            draft.withheld = withheld;
        }
    }

    /** Whether two amounts are the same, whatever their decimals. */
    public static boolean equal(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    /** Whether two amounts differ by the slack at most. */
    public static boolean within(BigDecimal one, BigDecimal other, BigDecimal slack) {
        return one.subtract(other).abs().compareTo(slack) <= 0;
    }

    /** The amount; zero where there is none. */
    public static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
