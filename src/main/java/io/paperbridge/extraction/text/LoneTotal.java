package io.paperbridge.extraction.text;

import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.text.LabelledAmounts.Candidate;
import io.paperbridge.extraction.text.LabelledAmounts.Printed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The total of a document that shows no net and tax to it, by what speaks for each labelled amount: its label, how often it is
 * printed, and that what was handed over less the change makes it.
 */
final class LoneTotal {

    private static final int STRONG_RANK = 14;
    private static final int FAIR_RANK = 40;
    private static final int WEAK_RANK = 58;
    private static final int MOST_REPEATS = 3;

    private final List<Candidate> cash;
    private final List<Candidate> change;
    private final Map<BigDecimal, Integer> printed = new HashMap<>();

    LoneTotal(List<Candidate> cash, List<Candidate> change, List<Printed> all) {
        this.cash = cash;
        this.change = change;
        all.forEach(one -> printed.merge(one.amount().stripTrailingZeros(), 1, Integer::sum));
    }

    /**
     * The total.
     *
     * @param totals what is labelled as total
     * @param subtotals what is labelled as net; only one that was paid is a total
     * @param largest whether of two as good the larger counts; else the upper
     * @return null when there is none
     */
    @Nullable
    Candidate of(List<Candidate> totals, List<Candidate> subtotals, boolean largest) {
        List<Candidate> all = new ArrayList<>(lastOfRows(totals));
        lastOfRows(subtotals).stream().filter(one -> isPaid(one.amount())).forEach(all::add);
        Candidate best = null;
        int highest = 0;
        for (Candidate one : all) {
            int score = score(one);
            boolean higher = best == null
                    || score > highest
                    || (largest && score == highest && one.amount().compareTo(best.amount()) > 0);
            if (one.amount().signum() != 0 && higher) {
                best = one;
                highest = score;
            }
        }
        return best;
    }

    private static List<Candidate> lastOfRows(List<Candidate> candidates) {
        Set<TextPage.Hit> seen = new HashSet<>();
        return candidates.stream().filter(one -> seen.add(one.hit())).toList();
    }

    private int score(Candidate total) {
        int rank = total.hit().rank();
        int label = rank < STRONG_RANK ? 5 : rank < FAIR_RANK ? 4 : rank < WEAK_RANK ? 3 : 1;
        int repeats = Math.min(printed.getOrDefault(total.amount().stripTrailingZeros(), 1), MOST_REPEATS) - 1;
        return label + repeats + (isPaid(total.amount()) ? 4 : 0);
    }

    private boolean isPaid(BigDecimal amount) {
        return cash.stream().anyMatch(given -> change.stream()
                .anyMatch(back -> back.amount().signum() != 0
                        && Sums.equal(amount.add(back.amount().abs()), given.amount())));
    }
}
