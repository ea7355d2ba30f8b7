package io.paperbridge.extraction.text;

import io.paperbridge.extraction.page.TextPage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The amounts that belong to the labels of a page, and those that only stand on it. */
final class LabelledAmounts {

    private static final int MOST = 60;
    private static final int MOST_ON_PAGE = 150;
    private static final int RATE_BEFORE = 10;

    private final TextPage page;
    private final TextAmounts amounts;
    private final TextValues values;
    private final Collection<TableHeading> headings;

    /**
     * A labelled amount.
     *
     * @param rate the rate in percent beside it; null when there is none
     * @param row all amounts of its row
     * @param alternative whether it is the second way to read what is printed
     */
    record Candidate(
            BigDecimal amount,
            String printed,
            TextPage.Hit hit,
            @Nullable BigDecimal rate,
            List<BigDecimal> row,
            boolean alternative) {}

    /** An amount of the page, with the index of its line; an alternative is the second way to read the one before it. */
    record Printed(BigDecimal amount, int line, boolean alternative) {}

    LabelledAmounts(TextPage page, TextAmounts amounts, TextValues values, Collection<TableHeading> headings) {
        this.headings = headings;
        this.page = page;
        this.amounts = amounts;
        this.values = values;
    }

    /** The amounts of a list of labels, those of the strongest label first, in a row the last first. */
    List<Candidate> of(String field) {
        List<Candidate> candidates = new ArrayList<>();
        for (TextPage.Hit hit : page.hits(field)) {
            List<TextAmounts.Found> behind = amounts.in(page.behind(hit));
            String rest = page.lines().get(hit.line()).substring(hit.end());
            if (behind.isEmpty() && amounts.in(rest).isEmpty()) {
                below(hit, candidates);
            } else {
                add(hit, behind, rate(hit), candidates);
            }
        }
        candidates.sort(Comparator.comparingInt((Candidate one) -> one.hit().rank()));
        return candidates.size() > MOST ? candidates.subList(0, MOST) : candidates;
    }

    /** “VAT” above a column of a table of lines is that of each line, or says that amounts are without it. */
    List<Candidate> outsideTables(List<Candidate> candidates) {
        return candidates.stream()
                .filter(one -> headings.stream()
                        .noneMatch(heading ->
                                heading.first() <= one.hit().line() && one.hit().line() <= heading.last()))
                .toList();
    }

    private void below(TextPage.Hit hit, List<Candidate> candidates) {
        for (TextValues.Place place : values.below(hit)) {
            List<TextAmounts.Found> there = amounts.in(place.text());
            boolean onlyAmounts =
                    there.stream().mapToInt(one -> one.printed().length() + 4).sum()
                            >= place.text().strip().length();
            if (there.isEmpty() || !onlyAmounts) {
                continue;
            }
            add(hit, there, TextAmounts.rate(page.lines().get(place.line())), candidates);
        }
    }

    private static void add(
            TextPage.Hit hit, List<TextAmounts.Found> found, @Nullable BigDecimal rate, List<Candidate> candidates) {
        List<TextAmounts.Found> ordered = new ArrayList<>(found);
        Collections.reverse(ordered);
        ordered.sort(Comparator.comparing(TextAmounts.Found::alternative));
        List<BigDecimal> row = ordered.stream().map(TextAmounts.Found::amount).toList();
        for (TextAmounts.Found one : ordered) {
            candidates.add(new Candidate(one.amount(), one.printed(), hit, rate, row, one.alternative()));
        }
    }

    /** The rate behind the label, else the one in front of it. */
    private @Nullable BigDecimal rate(TextPage.Hit hit) {
        BigDecimal behind = TextAmounts.rate(page.behind(hit));
        if (behind != null) {
            return behind;
        }
        String line = page.lines().get(hit.line());
        return TextAmounts.rate(line.substring(Math.max(0, hit.start() - RATE_BEFORE), hit.start()));
    }

    /** Every amount that is printed, from top to bottom. */
    List<Printed> printed() {
        List<Printed> all = new ArrayList<>();
        for (int i = page.lines().size() - 1; i >= 0 && all.size() < MOST_ON_PAGE; i--) {
            List<TextAmounts.Found> found =
                    new ArrayList<>(amounts.in(page.lines().get(i)));
            Collections.reverse(found);
            for (TextAmounts.Found one : found) {
                all.add(new Printed(one.amount(), i, one.alternative()));
            }
        }
        Collections.reverse(all);
        return all;
    }

    /** Each tax alone, the sum of the taxes of different rates, and the sums of columns. */
    static Set<BigDecimal> sums(List<Candidate> taxes) {
        Set<BigDecimal> sums = new LinkedHashSet<>();
        byRate(taxes).values().stream()
                .map(Candidate::amount)
                .reduce(BigDecimal::add)
                .ifPresent(sums::add);
        taxes.forEach(tax -> sums.add(tax.amount()));
        Map<TextPage.Hit, List<BigDecimal>> columns = new LinkedHashMap<>();
        taxes.forEach(tax ->
                columns.computeIfAbsent(tax.hit(), unused -> new ArrayList<>()).add(tax.amount()));
        columns.values().forEach(column -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (BigDecimal amount : column) {
                sum = sum.add(amount);
                sums.add(sum);
            }
        });
        return sums;
    }

    /** All candidates that have a rate, by rate. */
    static Map<BigDecimal, List<Candidate>> rates(List<Candidate> taxes) {
        Map<BigDecimal, List<Candidate>> rates = new LinkedHashMap<>();
        for (Candidate tax : taxes) {
            BigDecimal rate = tax.rate();
            if (rate != null) {
                rates.computeIfAbsent(rate.stripTrailingZeros(), unused -> new ArrayList<>())
                        .add(tax);
            }
        }
        return rates;
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
}
