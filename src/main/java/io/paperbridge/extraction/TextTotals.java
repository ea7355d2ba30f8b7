package io.paperbridge.extraction;

import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The totals of a text: of all labelled amounts those three of which net + tax = gross. */
final class TextTotals {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal HIGHEST_RATE = new BigDecimal("27.5");
    private static final int MOST_CANDIDATES = 40;

    private final TextPage page;
    private final TextAmounts amounts;
    private final Labels labels;
    private final Draft draft;

    /** A labelled amount; {@code row} are all amounts of its row. */
    private record Candidate(
            BigDecimal amount, String printed, TextPage.Hit hit, @Nullable BigDecimal rate, List<BigDecimal> row) {}

    private record Triple(Candidate net, BigDecimal tax, Candidate gross) {}

    TextTotals(TextPage page, TextAmounts amounts, Labels labels, Draft draft) {
        this.page = page;
        this.amounts = amounts;
        this.labels = labels;
        this.draft = draft;
    }

    void read() {
        List<Candidate> nets = candidates("net");
        List<Candidate> taxes = candidates("tax");
        List<Candidate> grosses = candidates("gross");
        boolean reverse = contains("reverse-charge");
        boolean exempt = !reverse && contains("no-vat");
        Set<BigDecimal> sums = taxSums(taxes);
        List<Triple> triples = triples(nets, sums, grosses);
        if (triples.isEmpty() && taxes.isEmpty() && (reverse || exempt) && !grosses.isEmpty()) {
            Candidate gross = grosses.get(0);
            triples.add(
                    new Triple(gross, BigDecimal.ZERO.setScale(gross.amount().scale()), gross));
        }
        if (triples.isEmpty()) {
            withoutTriple(nets, taxes, grosses);
            return;
        }
        Triple best = triples.get(0);
        for (Triple other : triples) {
            if (other.gross().hit().rank() == best.gross().hit().rank()
                    && !Sums.equal(other.gross().amount(), best.gross().amount())) {
                draft.doubt(
                        Term.GROSS,
                        DoubtReason.AMBIGUOUS,
                        "extraction.two-totals",
                        best.gross().printed(),
                        other.gross().printed());
                break;
            }
        }
        put(best, taxes);
        breakdown(best, taxes, reverse, exempt);
    }

    private List<Candidate> candidates(String field) {
        List<Candidate> candidates = new ArrayList<>();
        for (TextPage.Hit hit : page.hits(field)) {
            List<TextAmounts.Found> found = amounts.in(page.behind(hit));
            if (found.isEmpty() && page.behind(hit).length() < 12) {
                String below = page.below(hit);
                List<TextAmounts.Found> there = amounts.in(below);
                found = there.size() == 1 && there.get(0).printed().length() + 4 >= below.length() ? there : List.of();
            }
            // the amount of a row is its last
            List<TextAmounts.Found> ordered = new ArrayList<>(found);
            Collections.reverse(ordered);
            ordered.sort(Comparator.comparing(TextAmounts.Found::alternative));
            List<BigDecimal> row =
                    ordered.stream().map(TextAmounts.Found::amount).toList();
            for (TextAmounts.Found one : ordered) {
                candidates.add(new Candidate(one.amount(), one.printed(), hit, rate(hit), row));
            }
        }
        candidates.sort(Comparator.comparingInt((Candidate one) -> one.hit().rank()));
        return candidates.size() > MOST_CANDIDATES ? candidates.subList(0, MOST_CANDIDATES) : candidates;
    }

    /** Each tax alone, and the sum of the taxes of different rates. */
    private static Set<BigDecimal> taxSums(List<Candidate> taxes) {
        Set<BigDecimal> sums = new LinkedHashSet<>();
        byRate(taxes).values().stream()
                .map(Candidate::amount)
                .reduce(BigDecimal::add)
                .ifPresent(sums::add);
        taxes.forEach(tax -> sums.add(tax.amount()));
        return sums;
    }

    private static Map<BigDecimal, Candidate> byRate(List<Candidate> taxes) {
        Map<BigDecimal, Candidate> byRate = new LinkedHashMap<>();
        for (Candidate tax : taxes) {
            BigDecimal rate = tax.rate();
            if (rate != null) {
                byRate.putIfAbsent(rate.stripTrailingZeros(), tax);
            }
        }
        return byRate;
    }

    /** The rate behind the label, else the one in front of it. */
    private @Nullable BigDecimal rate(TextPage.Hit hit) {
        BigDecimal behind = TextAmounts.rate(page.behind(hit));
        if (behind != null) {
            return behind;
        }
        String line = page.lines().get(hit.line());
        return TextAmounts.rate(line.substring(Math.max(0, hit.start() - 10), hit.start()));
    }

    private static List<Triple> triples(List<Candidate> nets, Set<BigDecimal> taxes, List<Candidate> grosses) {
        List<Triple> triples = new ArrayList<>();
        for (Candidate gross : grosses) {
            for (Candidate net : nets) {
                for (BigDecimal tax : taxes) {
                    if (Sums.equal(net.amount().add(tax), gross.amount()) && isRate(net.amount(), tax)) {
                        triples.add(new Triple(net, tax, gross));
                    }
                }
            }
        }
        return triples;
    }

    private static boolean isRate(BigDecimal net, BigDecimal tax) {
        if (tax.signum() == 0) {
            return true;
        }
        BigDecimal most = net.multiply(HIGHEST_RATE).divide(HUNDRED, 4, RoundingMode.HALF_UP);
        return net.signum() == tax.signum() && tax.abs().compareTo(most.abs()) <= 0;
    }

    private void put(Triple triple, List<Candidate> taxes) {
        draft.net = triple.net().amount();
        draft.tax = triple.tax();
        draft.gross = triple.gross().amount();
        draft.found(
                Term.NET, triple.net().printed(), TextPage.source(triple.net().hit()));
        draft.found(
                Term.GROSS,
                triple.gross().printed(),
                TextPage.source(triple.gross().hit()));
        for (Candidate tax : taxes) {
            if (Sums.equal(tax.amount(), triple.tax())) {
                draft.found(Term.TAX, tax.printed(), TextPage.source(tax.hit()));
                return;
            }
        }
        draft.found(
                Term.TAX, triple.tax().toPlainString(), taxes.isEmpty() ? "text, no VAT" : "text, sum of the rates");
    }

    /** No three that fit: the strongest labels are shown, and the checks say what is wrong with them. */
    private void withoutTriple(List<Candidate> nets, List<Candidate> taxes, List<Candidate> grosses) {
        if (!grosses.isEmpty()) {
            draft.gross = grosses.get(0).amount();
            draft.found(
                    Term.GROSS,
                    grosses.get(0).printed(),
                    TextPage.source(grosses.get(0).hit()));
        }
        if (!nets.isEmpty()) {
            draft.net = nets.get(0).amount();
            draft.found(
                    Term.NET, nets.get(0).printed(), TextPage.source(nets.get(0).hit()));
        }
        if (!taxes.isEmpty()) {
            draft.tax = taxes.get(0).amount();
            draft.found(
                    Term.TAX,
                    taxes.get(0).printed(),
                    TextPage.source(taxes.get(0).hit()));
        }
        BigDecimal net = draft.net;
        BigDecimal gross = draft.gross;
        if (draft.tax == null && net != null && gross != null && !isRate(net, gross.subtract(net))) {
            draft.doubt(
                    Term.TAX,
                    DoubtReason.MISSING,
                    "extraction.no-vat",
                    nets.get(0).printed(),
                    grosses.get(0).printed());
        }
    }

    /** The rows with a rate, where each shows what it is charged on; the checks compare their sum. */
    private void breakdown(Triple triple, List<Candidate> taxes, boolean reverse, boolean exempt) {
        if (triple.tax().signum() == 0) {
            if (reverse || exempt) {
                draft.vatBreakdown.add(new VatBreakdown(
                        reverse ? "AE" : "E", BigDecimal.ZERO, triple.net().amount(), triple.tax()));
            }
            return;
        }
        List<VatBreakdown> rows = new ArrayList<>();
        for (Map.Entry<BigDecimal, Candidate> one : byRate(taxes).entrySet()) {
            BigDecimal taxable = taxable(one.getKey(), one.getValue(), triple);
            if (taxable != null) {
                rows.add(new VatBreakdown(
                        "S", one.getKey(), taxable, one.getValue().amount()));
            }
        }
        BigDecimal sum = rows.stream().map(VatBreakdown::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal base = rows.stream().map(VatBreakdown::taxable).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (Sums.equal(sum, triple.tax()) && base.compareTo(triple.net().amount()) <= 0) {
            draft.vatBreakdown.addAll(rows);
            draft.found(Term.VAT_BREAKDOWN, rows.size() + " rates", "text");
        }
    }

    private static @Nullable BigDecimal taxable(BigDecimal rate, Candidate tax, Triple triple) {
        List<BigDecimal> row = new ArrayList<>(tax.row());
        row.add(triple.net().amount());
        for (BigDecimal base : row) {
            BigDecimal expected = base.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            if (!Sums.equal(base, tax.amount()) && Sums.within(expected, tax.amount(), new BigDecimal("0.02"))) {
                return base;
            }
        }
        return null;
    }

    private boolean contains(String list) {
        Pattern words = labels.anyOf(list);
        return page.lines().stream().anyMatch(line -> words.matcher(line).find());
    }
}
