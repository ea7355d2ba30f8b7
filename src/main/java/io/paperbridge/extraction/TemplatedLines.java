package io.paperbridge.extraction;

import io.paperbridge.document.Line;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Currencies;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.template.TemplateLine;
import io.paperbridge.extraction.template.TemplateReading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a vendor's template has found: only when each says what is sold and their amounts add up to the net total, or to the
 * total with VAT, to the cent. Otherwise what the labels found stands.
 */
final class TemplatedLines {

    private static final int LONGEST_DESCRIPTION = 200;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final TemplateReading found;
    private final Draft draft;

    TemplatedLines(TemplateReading found, Draft draft) {
        this.found = found;
        this.draft = draft;
    }

    /** Needs the totals. */
    void apply() {
        List<TemplateLine> all = found.tables().stream().flatMap(List::stream).toList();
        if (found.tables().size() > 1 && applied(all)) {
            return;
        }
        for (List<TemplateLine> table : found.tables()) {
            if (applied(table)) {
                return;
            }
        }
    }

    private boolean applied(List<TemplateLine> table) {
        boolean described = table.stream().allMatch(line -> line.description() != null);
        BigDecimal net = draft.net;
        BigDecimal gross = draft.gross;
        if (!described || net == null) {
            return false;
        }
        if (addUp(table, TemplateLine::net, net)) {
            fill(table, TemplateLine::net);
        } else if (gross != null && addUp(table, TemplateLine::gross, gross)) {
            fill(table, TemplateLine::gross);
        } else if (gross != null && addUp(table, TemplateLine::net, gross)) {
            fill(table, TemplateLine::net);
        } else {
            return false;
        }
        return true;
    }

    private boolean addUp(
            List<TemplateLine> table, Function<TemplateLine, @Nullable BigDecimal> amount, BigDecimal total) {
        List<BigDecimal> amounts = table.stream()
                .map(amount)
                .filter(Objects::nonNull)
                .map(this::money)
                .toList();
        return amounts.size() == table.size()
                && Sums.equal(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add), total);
    }

    private void fill(List<TemplateLine> table, Function<TemplateLine, @Nullable BigDecimal> amount) {
        draft.lines.clear();
        boolean rated = ratesMakeTheTax(table);
        for (TemplateLine line : table) {
            BigDecimal printed = Objects.requireNonNullElse(amount.apply(line), BigDecimal.ZERO);
            draft.lines.add(line(line, money(printed), rated ? line.rate() : null));
        }
        draft.settle(Term.LINES);
        draft.found(Term.LINES, table.size() + " lines", "template " + found.template() + ", lines");
    }

    /** Quantity and price are kept only when they make the amount. */
    private static Line line(TemplateLine line, BigDecimal amount, @Nullable BigDecimal rate) {
        BigDecimal quantity = line.quantity();
        BigDecimal price = line.price();
        boolean makes = quantity != null && price != null && Sums.within(quantity.multiply(price), amount, CENT);
        String description = String.valueOf(line.description());
        return new Line(
                description.length() > LONGEST_DESCRIPTION
                        ? description.substring(0, LONGEST_DESCRIPTION)
                        : description,
                makes ? quantity : null,
                makes ? line.unit() : null,
                makes ? price : null,
                amount,
                rate != null && rate.signum() > 0 ? "S" : null,
                rate);
    }

    /** Rates count only when they make the VAT, so that no other column is taken for them. */
    private boolean ratesMakeTheTax(List<TemplateLine> table) {
        BigDecimal sum = BigDecimal.ZERO;
        for (TemplateLine line : table) {
            BigDecimal rate = line.rate();
            BigDecimal net = line.net();
            if (rate == null || net == null) {
                return false;
            }
            sum = sum.add(net.multiply(rate).movePointLeft(2));
        }
        return draft.tax != null && Sums.within(sum, draft.tax, CENT.multiply(BigDecimal.valueOf(table.size())));
    }

    private BigDecimal money(BigDecimal amount) {
        int decimals = draft.currency == null ? 2 : Currencies.decimals(draft.currency);
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
