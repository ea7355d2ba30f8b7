package io.paperbridge.extraction.text;

import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.text.LabelledAmounts.Candidate;
import java.math.BigDecimal;
import java.util.List;

/**
 * Where a receipt rounds its total to five cents, what is paid is the rounded one; the difference is no tax, so it goes into the
 * net.
 */
final class CashRounding {

    private static final BigDecimal FIVE_CENTS = new BigDecimal("0.05");
    private static final BigDecimal MOST = new BigDecimal("0.04");

    private CashRounding() {}

    static void apply(List<Candidate> roundings, Draft draft) {
        BigDecimal gross = draft.gross;
        if (gross == null) {
            return;
        }
        if (isRound(gross)) {
            intoNet(roundings, gross, draft);
            return;
        }
        for (Candidate one : roundings) {
            BigDecimal by = one.amount().abs();
            if (by.signum() == 0 || by.compareTo(MOST) > 0) {
                continue;
            }
            for (BigDecimal rounded : List.of(gross.add(by), gross.subtract(by))) {
                if (isRound(rounded)) {
                    take(rounded, one, draft);
                    return;
                }
            }
        }
    }

    /** The printed total is the rounded one already. */
    private static void intoNet(List<Candidate> roundings, BigDecimal gross, Draft draft) {
        BigDecimal net = draft.net;
        BigDecimal tax = draft.tax;
        if (net == null || tax == null) {
            return;
        }
        BigDecimal difference = gross.subtract(net).subtract(tax).abs();
        if (difference.signum() != 0
                && roundings.stream().anyMatch(one -> Sums.equal(one.amount().abs(), difference))) {
            draft.net = gross.subtract(tax);
            draft.found(Term.NET, draft.net.toPlainString(), "rounded total minus VAT");
        }
    }

    private static void take(BigDecimal rounded, Candidate rounding, Draft draft) {
        BigDecimal gross = draft.gross;
        BigDecimal net = draft.net;
        if (net != null && gross != null) {
            draft.net = net.add(rounded.subtract(gross));
        }
        draft.gross = rounded;
        draft.found(Term.GROSS, rounded.toPlainString(), "total rounded by " + rounding.printed());
    }

    private static boolean isRound(BigDecimal amount) {
        return amount.remainder(FIVE_CENTS).signum() == 0;
    }
}
