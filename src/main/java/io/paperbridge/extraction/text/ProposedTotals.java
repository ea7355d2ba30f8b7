package io.paperbridge.extraction.text;

import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.draft.VatRates;
import io.paperbridge.extraction.page.TextPage;
import io.paperbridge.extraction.text.PrintedValues.Amount;
import io.paperbridge.extraction.text.PrintedValues.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The totals that somebody proposes, as far as the page bears them out.
 *
 * <p>They count only together: net + VAT = total, the total printed, the other two printed as well or one of them printed and the VAT at a
 * known rate. They do not count where the labels have read a larger total, or the page holds a larger one that adds up at a known rate: a
 * small total slipped in beside the real one is none.
 */
final class ProposedTotals {

    private static final String TAX_LABEL = "tax";

    private final PrintedValues printed;
    private final TextPage page;
    private final Draft draft;

    ProposedTotals(PrintedValues printed, TextPage page, Draft draft) {
        this.printed = printed;
        this.page = page;
        this.draft = draft;
    }

    /** Three amounts of which net + tax = gross; where each stands, null for the one that follows from the other two. */
    record Totals(
            BigDecimal net,
            BigDecimal tax,
            BigDecimal gross,
            @Nullable Place netPlace,
            @Nullable Place taxPlace,
            Place grossPlace) {}

    /**
     * The totals; null when they do not hold.
     *
     * @param open which of the three may be filled; the others must be as they are
     */
    @Nullable
    Totals of(Map<Term, String> values, Set<Term> open) {
        for (BigDecimal gross : meanings(values, Term.GROSS)) {
            Place place = printed.amount(gross);
            Totals totals = place == null ? null : with(gross, place, values);
            if (totals != null && agrees(totals, open) && !printed.holdLargerTotal(totals.gross())) {
                return totals;
            }
        }
        return null;
    }

    /** Whether totals that were read for certain are not those the page or the proposal holds: then none of its values can be trusted. */
    boolean contradict(Map<Term, String> values) {
        BigDecimal gross = draft.gross;
        if (gross == null) {
            return false;
        }
        Set<BigDecimal> said = meanings(values, Term.GROSS);
        boolean another = said.stream().noneMatch(one -> Sums.equal(one, gross))
                && said.stream().anyMatch(one -> printed.amount(one) != null);
        return another || printed.holdLargerTotal(gross);
    }

    private Set<BigDecimal> meanings(Map<Term, String> values, Term term) {
        String value = values.getOrDefault(term, "");
        return value.isBlank() ? Set.of() : printed.meanings(value.strip());
    }

    private @Nullable Totals with(BigDecimal gross, Place grossPlace, Map<Term, String> values) {
        Set<BigDecimal> nets = meanings(values, Term.NET);
        Set<BigDecimal> taxes = meanings(values, Term.TAX);
        for (BigDecimal net : nets.isEmpty() ? differences(gross, taxes) : nets) {
            BigDecimal tax = gross.subtract(net);
            boolean said = taxes.isEmpty() || taxes.stream().anyMatch(one -> Sums.equal(one, tax));
            Place netPlace = printed.amount(net);
            Place taxPlace = tax.signum() == 0 ? noTax() : printed.amount(tax);
            boolean bothPrinted = netPlace != null && taxPlace != null;
            boolean atKnownRate = (netPlace != null || taxPlace != null)
                    && VatRates.isKnown(net, tax, draft.seller == null ? null : draft.seller.country());
            if (said && (bothPrinted ? VatRates.isPlausible(net, tax) : atKnownRate)) {
                return new Totals(net, tax, gross, netPlace, taxPlace, grossPlace);
            }
        }
        return null;
    }

    private static List<BigDecimal> differences(BigDecimal gross, Set<BigDecimal> taxes) {
        return taxes.stream().map(gross::subtract).toList();
    }

    /** A zero is printed for many reasons; here it must stand beside a label for VAT. */
    private @Nullable Place noTax() {
        return printed.amounts().stream()
                .filter(one -> one.value().signum() == 0)
                .map(Amount::place)
                .filter(place -> page.hitsOf(place.line()).stream()
                        .anyMatch(hit -> hit.field().equals(TAX_LABEL)))
                .findFirst()
                .orElse(null);
    }

    private boolean agrees(Totals totals, Set<Term> open) {
        return (open.contains(Term.NET) || isSame(draft.net, totals.net()))
                && (open.contains(Term.TAX) || isSame(draft.tax, totals.tax()))
                && (open.contains(Term.GROSS) ? isNoLess(totals.gross()) : isSame(draft.gross, totals.gross()));
    }

    private boolean isNoLess(BigDecimal gross) {
        return draft.gross == null || gross.abs().compareTo(draft.gross.abs()) >= 0;
    }

    /** A third that was not read follows from the two that were. */
    private static boolean isSame(@Nullable BigDecimal read, BigDecimal proposed) {
        return read == null || Sums.equal(read, proposed);
    }
}
