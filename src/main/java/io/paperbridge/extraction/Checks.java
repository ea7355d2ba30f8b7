package io.paperbridge.extraction;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.extraction.draft.Currencies;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.draft.Words;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a document must say of itself: all that every entry needs, and sums that add up (EN 16931 BR-CO-10 to 16).
 *
 * <p>A missing third of net, tax and gross is derived from the other two.
 */
final class Checks {

    private final Draft draft;

    private Checks(Draft draft) {
        this.draft = draft;
    }

    static void check(Draft draft) {
        Checks checks = new Checks(draft);
        checks.deriveThirdTotal();
        checks.required();
        checks.decimals();
        checks.totals();
        checks.breakdown();
        checks.lines();
        checks.payable();
    }

    private void deriveThirdTotal() {
        if (draft.tax == null && draft.net != null && draft.gross != null && !draft.isDoubted(Term.TAX)) {
            draft.tax = draft.gross.subtract(draft.net);
            draft.found(Term.TAX, draft.tax.toPlainString(), "total minus net");
        } else if (draft.net == null && draft.gross != null && draft.tax != null && !draft.isDoubted(Term.NET)) {
            draft.net = draft.gross.subtract(draft.tax);
            draft.found(Term.NET, draft.net.toPlainString(), "total minus VAT");
        } else if (draft.gross == null && draft.net != null && draft.tax != null && !draft.isDoubted(Term.GROSS)) {
            draft.gross = draft.net.add(draft.tax);
            draft.found(Term.GROSS, draft.gross.toPlainString(), "net plus VAT");
        }
    }

    private void required() {
        require(Term.INVOICE_NUMBER, draft.number);
        require(Term.ISSUE_DATE, draft.issueDate);
        require(Term.CURRENCY, draft.currency);
        Party seller = draft.seller;
        if (seller == null || seller.name() == null) {
            draft.doubt(Term.SELLER, DoubtReason.MISSING, "extraction.no-seller");
        }
        require(Term.NET, draft.net);
        require(Term.TAX, draft.tax);
        require(Term.GROSS, draft.gross);
    }

    private void require(Term term, @Nullable Object value) {
        if (value == null && !draft.isDoubted(term)) {
            draft.doubt(term, DoubtReason.MISSING, "extraction.not-found", Words.of(term));
        }
    }

    private void decimals() {
        String currency = draft.currency;
        if (currency == null) {
            return;
        }
        int decimals = Currencies.decimals(currency);
        decimals(Term.NET, draft.net, currency, decimals);
        decimals(Term.TAX, draft.tax, currency, decimals);
        decimals(Term.GROSS, draft.gross, currency, decimals);
        for (VatBreakdown one : draft.vatBreakdown) {
            decimals(Term.VAT_BREAKDOWN, one.tax(), currency, decimals);
        }
    }

    private void decimals(Term term, @Nullable BigDecimal amount, String currency, int decimals) {
        if (amount != null && amount.stripTrailingZeros().scale() > decimals) {
            draft.doubt(
                    term,
                    DoubtReason.INVALID,
                    "extraction.too-many-decimals",
                    Words.of(term),
                    amount,
                    currency,
                    decimals);
        }
    }

    private void totals() {
        BigDecimal net = draft.net;
        BigDecimal tax = draft.tax;
        BigDecimal gross = draft.gross;
        if (net != null && tax != null && gross != null && !Sums.equal(net.add(tax), gross)) {
            doubtTotals("extraction.gross-disagrees", net, tax, net.add(tax), gross);
        }
    }

    private void breakdown() {
        if (draft.vatBreakdown.isEmpty()) {
            return;
        }
        BigDecimal tax = draft.tax;
        BigDecimal taxes = Sums.ofTaxes(draft);
        if (tax != null && !Sums.equal(money(taxes), money(tax))) {
            draft.doubt(Term.VAT_BREAKDOWN, DoubtReason.TOTALS_DISAGREE, "extraction.vat-disagrees", taxes, tax);
        }
    }

    private void lines() {
        BigDecimal net = draft.net;
        if (net == null) {
            return;
        }
        BigDecimal lineTotal = draft.lineTotal;
        if (lineTotal != null) {
            BigDecimal allowances = draft.allowanceTotal == null ? sum(false) : draft.allowanceTotal;
            BigDecimal charges = draft.chargeTotal == null ? sum(true) : draft.chargeTotal;
            BigDecimal expected = lineTotal.subtract(allowances).add(charges);
            if (!Sums.equal(money(expected), money(net))) {
                doubtTotals("extraction.net-disagrees", lineTotal, allowances, charges, expected, net);
                return;
            }
        }
        if (!Sums.linesFit(draft, net) && (draft.gross == null || !Sums.linesFit(draft, draft.gross))) {
            draft.doubt(
                    Term.LINES, DoubtReason.LINES_DISAGREE, "extraction.lines-disagree", Sums.netOfLines(draft), net);
        }
    }

    private void payable() {
        BigDecimal payable = draft.payable;
        BigDecimal gross = draft.gross;
        // of a credit nothing is due, say some
        boolean nothingDue = gross != null && gross.signum() < 0 && payable != null && payable.signum() == 0;
        if (payable == null || gross == null || nothingDue) {
            return;
        }
        BigDecimal expected = gross.subtract(Sums.orZero(draft.prepaid))
                .add(Sums.orZero(draft.rounding))
                .subtract(Sums.orZero(draft.withheld));
        boolean part = draft.payableMayBePart && payable.signum() > 0 && payable.compareTo(expected) < 0;
        if (part) {
            draft.notes.add(Sentence.of("extraction.part-due", payable, expected));
        } else if (draft.claimsOfOthers != null
                && Sums.equal(money(expected.add(draft.claimsOfOthers)), money(payable))) {
            draft.doubt(
                    Term.GROSS,
                    DoubtReason.AMBIGUOUS,
                    "extraction.claims-of-others",
                    payable,
                    draft.claimsOfOthers,
                    expected);
        } else if (!Sums.equal(money(expected), money(payable))) {
            doubtTotals(
                    "extraction.payable-disagrees",
                    gross,
                    Sums.orZero(draft.prepaid),
                    Sums.orZero(draft.rounding),
                    Sums.orZero(draft.withheld),
                    expected,
                    payable);
        }
    }

    private BigDecimal sum(boolean charges) {
        return draft.allowancesAndCharges.stream()
                .filter(one -> one.charge() == charges)
                .map(AllowanceCharge::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void doubtTotals(String key, Object... amounts) {
        draft.doubt(Term.GROSS, DoubtReason.TOTALS_DISAGREE, key, amounts);
    }

    /** Sums are compared in the currency's decimals, rounded as EN 16931 rounds them. */
    private BigDecimal money(BigDecimal amount) {
        return draft.currency == null
                ? amount
                : amount.setScale(Currencies.decimals(draft.currency), RoundingMode.HALF_UP);
    }
}
