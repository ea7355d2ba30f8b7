package io.paperbridge.extraction.text;

import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.draft.VatRates;
import io.paperbridge.extraction.draft.Words;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.text.LabelledAmounts.Candidate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The totals of a text: of all labelled amounts those three of which net + tax = gross. */
final class TextTotals {

    /** A place in the United States, and a dollar. */
    private static final Pattern AMERICAN = Pattern.compile("\\b[A-Z]{2},? [0-9]{5}\\b(?s:.*)\\$ ?[0-9]");

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final TextPage page;
    private final Labels labels;
    private final LabelledAmounts amounts;
    private final Draft draft;

    TextTotals(TextPage page, LabelledAmounts amounts, Labels labels, Draft draft) {
        this.page = page;
        this.labels = labels;
        this.amounts = amounts;
        this.draft = draft;
    }

    void read() {
        List<Candidate> nets = amounts.of("net");
        List<Candidate> taxes = amounts.of("tax");
        List<Candidate> grosses = amounts.of("gross");
        boolean reverse = contains("reverse-charge");
        boolean exempt = !reverse && contains("no-vat");
        List<Triple> triples = Triple.of(nets, taxes, grosses, amounts, page);
        if (triples.isEmpty() && taxes.isEmpty() && (reverse || exempt) && !grosses.isEmpty()) {
            Candidate gross = grosses.get(0);
            String source = page.source(gross.hit());
            triples = List.of(new Triple(
                    gross.amount(),
                    BigDecimal.ZERO.setScale(gross.amount().scale()),
                    gross.amount(),
                    source,
                    "text, no VAT",
                    source,
                    0));
        }
        if (triples.isEmpty()) {
            withoutTriple(nets, amounts.outsideTables(taxes), grosses);
            CashRounding.apply(amounts.of("rounding"), draft);
            return;
        }
        Triple best = best(triples);
        for (Triple other : triples) {
            if (other.strength() == best.strength()
                    && !Sums.equal(other.gross(), best.gross())
                    && !other.isPartOf(best)) {
                draft.doubt(
                        Term.GROSS,
                        DoubtReason.AMBIGUOUS,
                        "extraction.two-totals",
                        best.gross().toPlainString(),
                        other.gross().toPlainString());
                break;
            }
        }
        put(best, nets, taxes, grosses);
        breakdown(best, taxes, reverse, exempt);
        CashRounding.apply(amounts.of("rounding"), draft);
    }

    /** Of a column with a row for each rate and one for their sum it is the sum. */
    private static Triple best(List<Triple> triples) {
        Triple best = triples.get(0);
        for (Triple other : triples) {
            if (other.strength() == best.strength() && best.isPartOf(other)) {
                best = other;
            }
        }
        return best;
    }

    private void put(Triple triple, List<Candidate> nets, List<Candidate> taxes, List<Candidate> grosses) {
        draft.net = triple.net();
        draft.tax = triple.tax();
        draft.gross = triple.gross();
        draft.found(Term.NET, printed(triple.net(), nets, grosses), triple.netSource());
        draft.found(Term.TAX, printed(triple.tax(), taxes, List.of()), triple.taxSource());
        draft.found(Term.GROSS, printed(triple.gross(), grosses, List.of()), triple.grossSource());
    }

    private static String printed(BigDecimal amount, List<Candidate> candidates, List<Candidate> others) {
        return Stream.concat(candidates.stream(), others.stream())
                .filter(one -> Sums.equal(one.amount(), amount))
                .map(Candidate::printed)
                .findFirst()
                .orElse(amount.toPlainString());
    }

    /** No three that fit: only the total is shown, and only when the labels agree on it. */
    private void withoutTriple(List<Candidate> nets, List<Candidate> taxes, List<Candidate> grosses) {
        Candidate gross = new LoneTotal(amounts.of("cash"), amounts.of("change"), amounts.printed())
                .of(grosses, nets, !draft.isDoubted(Term.INVOICE_NUMBER));
        if (gross != null) {
            draft.gross = gross.amount();
            draft.found(Term.GROSS, gross.printed(), page.source(gross.hit()));
        }
        if (agree(nets)) {
            draft.net = nets.get(0).amount();
            draft.found(Term.NET, nets.get(0).printed(), page.source(nets.get(0).hit()));
        }
        if (agree(taxes)) {
            draft.tax = taxes.get(0).amount();
            draft.found(
                    Term.TAX, taxes.get(0).printed(), page.source(taxes.get(0).hit()));
        }
        if (gross != null && taxes.isEmpty() && page.hits("tax").isEmpty() && isOnly(gross, nets, grosses)) {
            draft.net = gross.amount();
            draft.tax = BigDecimal.ZERO.setScale(gross.amount().scale());
            draft.found(Term.NET, gross.printed(), page.source(gross.hit()) + ", no tax is named");
            draft.found(Term.TAX, draft.tax.toPlainString(), "text, no tax is named");
            return;
        }
        if (page.scanned() && gross == null && draft.net != null && draft.tax != null) {
            // a net and a tax that were misread must not make up a total
            draft.doubt(Term.GROSS, DoubtReason.MISSING, "extraction.not-found", Words.of(Term.GROSS));
        }
        BigDecimal net = draft.net;
        BigDecimal total = draft.gross;
        if (draft.tax == null && net != null && total != null && !VatRates.isPlausible(net, total.subtract(net))) {
            draft.doubt(
                    Term.TAX,
                    DoubtReason.MISSING,
                    "extraction.no-vat",
                    nets.get(0).printed(),
                    total.toPlainString());
        }
    }

    /** Whether all totals of a document are the same, and it is from where no VAT is charged. */
    private boolean isOnly(Candidate gross, List<Candidate> nets, List<Candidate> grosses) {
        return AMERICAN.matcher(String.join("\n", page.lines())).find()
                && Stream.concat(nets.stream(), grosses.stream())
                        .allMatch(one -> Sums.equal(one.amount(), gross.amount()));
    }

    /** Whether the labels of one kind all stand at one amount. */
    private static boolean agree(List<Candidate> candidates) {
        return !candidates.isEmpty()
                && candidates.stream()
                        .allMatch(one ->
                                Sums.equal(one.amount(), candidates.get(0).amount()));
    }

    /** The rows with a rate, where each shows what it is charged on; the checks compare their sum. */
    private void breakdown(Triple triple, List<Candidate> taxes, boolean reverse, boolean exempt) {
        if (triple.tax().signum() == 0) {
            if (reverse || exempt) {
                draft.vatBreakdown.add(
                        new VatBreakdown(reverse ? "AE" : "E", BigDecimal.ZERO, triple.net(), triple.tax()));
            }
            return;
        }
        List<VatBreakdown> rows = new ArrayList<>();
        for (Map.Entry<BigDecimal, List<Candidate>> one :
                LabelledAmounts.rates(taxes).entrySet()) {
            VatBreakdown row = row(one.getKey(), one.getValue(), triple);
            if (row != null) {
                rows.add(row);
            }
        }
        BigDecimal sum = rows.stream().map(VatBreakdown::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal base = rows.stream().map(VatBreakdown::taxable).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (Sums.equal(sum, triple.tax()) && base.compareTo(triple.net()) <= 0) {
            draft.vatBreakdown.addAll(rows);
            draft.found(Term.VAT_BREAKDOWN, rows.size() + " rates", "text");
        }
    }

    private static @Nullable VatBreakdown row(BigDecimal rate, List<Candidate> taxes, Triple triple) {
        for (Candidate tax : taxes) {
            List<BigDecimal> row = new ArrayList<>(tax.row());
            row.add(triple.net());
            for (BigDecimal base : row) {
                BigDecimal expected = base.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
                if (!Sums.equal(base, tax.amount()) && Sums.within(expected, tax.amount(), new BigDecimal("0.02"))) {
                    return new VatBreakdown("S", rate, base, tax.amount());
                }
            }
        }
        return null;
    }

    private boolean contains(String list) {
        Pattern words = labels.anyOf(list);
        return page.lines().stream().anyMatch(line -> words.matcher(line).find());
    }
}
