package io.paperbridge.extraction.text;

import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.draft.VatRates;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.text.LabelledAmounts.Candidate;
import io.paperbridge.extraction.text.LabelledAmounts.Printed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Three amounts of which net + tax = gross, with where they stand.
 *
 * @param strength how well they are labelled; less is stronger
 */
record Triple(
        BigDecimal net,
        BigDecimal tax,
        BigDecimal gross,
        String netSource,
        String taxSource,
        String grossSource,
        int strength) {

    private static final int SECOND_READING = 500;
    private static final int ONLY_GROSS_LABELLED = 1_000;
    private static final int SUM_PRINTED = 1_800;
    private static final int IN_A_ROW = 2_000;
    private static final String UNLABELLED = "text, by its sum";

    /** Every triple, the best labelled first; those with an amount without a label only when no other is there. */
    static List<Triple> of(
            List<Candidate> nets,
            List<Candidate> taxes,
            List<Candidate> grosses,
            LabelledAmounts amounts,
            TextPage page) {
        List<Printed> printed = amounts.printed();
        List<Triple> triples = new ArrayList<>();
        Set<BigDecimal> sums = LabelledAmounts.sums(taxes);
        for (Candidate gross : grosses) {
            for (Candidate net : nets) {
                BigDecimal tax = gross.amount().subtract(net.amount());
                if (contains(sums, tax) && VatRates.isPlausible(net.amount(), tax)) {
                    triples.add(new Triple(
                            net.amount(),
                            tax,
                            gross.amount(),
                            page.source(net.hit()),
                            source(tax, taxes, page),
                            page.source(gross.hit()),
                            gross.hit().rank() + (net.alternative() || gross.alternative() ? SECOND_READING : 0)));
                }
            }
        }
        if (triples.isEmpty()) {
            List<Candidate> totals = amounts.outsideTables(taxes);
            partlyLabelled(nets, LabelledAmounts.sums(totals), totals, grosses, printed, page, triples);
        }
        if (triples.isEmpty()) {
            unnamedSum(nets, taxes, printed, page, triples);
        }
        if (triples.isEmpty()) {
            inARow(grosses, printed, page, triples);
        }
        triples.sort(Comparator.comparingInt(Triple::strength));
        return triples;
    }

    /** A labelled total of which the other two are printed, one of them at least with its label or at a known rate. */
    private static void partlyLabelled(
            List<Candidate> nets,
            Set<BigDecimal> sums,
            List<Candidate> taxes,
            List<Candidate> grosses,
            List<Printed> printed,
            TextPage page,
            List<Triple> triples) {
        Set<BigDecimal> all = new LinkedHashSet<>();
        printed.forEach(one -> all.add(one.amount()));
        for (Candidate gross : grosses) {
            for (BigDecimal net : all) {
                BigDecimal tax = gross.amount().subtract(net);
                if (tax.signum() == 0 || net.signum() == 0 || !(contains(all, tax) || contains(sums, tax))) {
                    continue;
                }
                boolean taxLabelled = contains(sums, tax);
                boolean netLabelled = nets.stream().anyMatch(one -> Sums.equal(one.amount(), net));
                boolean fits = (taxLabelled || netLabelled)
                        ? VatRates.isPlausible(net, tax)
                        : VatRates.isKnown(net, tax, null);
                if (fits) {
                    triples.add(new Triple(
                            net,
                            tax,
                            gross.amount(),
                            source(net, nets, page),
                            source(tax, taxes, page),
                            page.source(gross.hit()),
                            ONLY_GROSS_LABELLED
                                    + (gross.alternative() ? SECOND_READING : 0)
                                    + gross.hit().rank()
                                    + (taxLabelled ? 0 : 300)
                                    + (netLabelled ? 0 : 300)));
                }
            }
        }
    }

    /** A labelled net and a labelled tax whose sum is printed: its label, or the total behind it, is misread. */
    private static void unnamedSum(
            List<Candidate> nets, List<Candidate> taxes, List<Printed> printed, TextPage page, List<Triple> triples) {
        for (Candidate net : nets) {
            for (Candidate tax : taxes) {
                BigDecimal gross = net.amount().add(tax.amount());
                if (tax.amount().signum() != 0
                        && VatRates.isKnown(net.amount(), tax.amount(), null)
                        && printed.stream().anyMatch(one -> Sums.equal(one.amount(), gross))) {
                    triples.add(new Triple(
                            net.amount(),
                            tax.amount(),
                            gross,
                            page.source(net.hit()),
                            page.source(tax.hit()),
                            UNLABELLED,
                            SUM_PRINTED));
                }
            }
        }
    }

    /** Three amounts that follow each other and add up at a plausible rate: totals whose labels a scan has moved away. */
    private static void inARow(List<Candidate> grosses, List<Printed> all, TextPage page, List<Triple> triples) {
        if (page.hits("gross").isEmpty()) {
            return;
        }
        List<Printed> printed = all.stream().filter(one -> !one.alternative()).toList();
        for (int i = 0; i + 2 < printed.size(); i++) {
            BigDecimal net = printed.get(i).amount();
            BigDecimal tax = printed.get(i + 1).amount();
            BigDecimal gross = printed.get(i + 2).amount();
            boolean agrees = grosses.stream().allMatch(one -> Sums.equal(one.amount(), gross));
            if (agrees && tax.signum() != 0 && Sums.equal(net.add(tax), gross) && VatRates.isPlausible(net, tax)) {
                String source = page.source(printed.get(i + 2).line()) + ", sum of the two before";
                triples.add(new Triple(net, tax, gross, source, source, source, IN_A_ROW));
            }
        }
    }

    /** Whether it stands in the same column as a larger one. */
    boolean isPartOf(Triple larger) {
        return grossSource.equals(larger.grossSource) && gross.abs().compareTo(larger.gross.abs()) < 0;
    }

    private static boolean contains(Set<BigDecimal> amounts, BigDecimal amount) {
        return amounts.stream().anyMatch(one -> Sums.equal(one, amount));
    }

    private static String source(BigDecimal amount, List<Candidate> candidates, TextPage page) {
        return candidates.stream()
                .filter(one -> Sums.equal(one.amount(), amount))
                .findFirst()
                .map(one -> page.source(one.hit()))
                .orElse(candidates.isEmpty() ? UNLABELLED : "text, sum of the rates");
    }
}
