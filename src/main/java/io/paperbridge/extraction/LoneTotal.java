package io.paperbridge.extraction;

import io.paperbridge.extraction.LabelledAmounts.Candidate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The total of a document that shows no net and tax to it. */
final class LoneTotal {

    private LoneTotal() {}

    /**
     * The total: what was handed over less the change, else what the strongest label says.
     *
     * @return null when there is none
     */
    static @Nullable Candidate of(
            List<Candidate> totals, List<Candidate> cash, List<Candidate> change) {
        for (Candidate total : totals) {
            for (Candidate given : cash) {
                for (Candidate back : change) {
                    if (total.amount().signum() > 0
                            && Sums.equal(total.amount().add(back.amount().abs()), given.amount())) {
                        return total;
                    }
                }
            }
        }
        Set<TextPage.Hit> seen = new HashSet<>();
        Candidate best = null;
        for (Candidate total : totals) {
            // of a row the last amount; of two rows with the same label the lower
            boolean first = seen.add(total.hit());
            if (!first || total.amount().signum() == 0) {
                continue;
            }
            if (best == null
                    || (total.hit().rank() == best.hit().rank()
                            && total.hit().line() > best.hit().line())) {
                best = total;
            }
        }
        return best;
    }
}
