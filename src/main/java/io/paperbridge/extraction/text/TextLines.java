package io.paperbridge.extraction.text;

import io.paperbridge.document.Line;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.extraction.page.Labels;
import io.paperbridge.extraction.page.TextPage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a printed table: only where its heading is known, and only when their amounts add up to the net total, or to the total
 * with VAT, to the cent. Otherwise there are none; never half a table.
 */
final class TextLines {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HIGHEST_RATE = new BigDecimal(30);
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int MOST_LINES_OF_A_DESCRIPTION = 4;

    private final TextPage page;
    private final TextAmounts amounts;
    private final NavigableMap<Integer, TableHeading> headings;
    private final Pattern carried;
    private final Draft draft;

    TextLines(
            TextPage page,
            TextAmounts amounts,
            NavigableMap<Integer, TableHeading> headings,
            Labels labels,
            Draft draft) {
        this.carried = labels.startingWith("carried");
        this.page = page;
        this.amounts = amounts;
        this.headings = headings;
        this.draft = draft;
    }

    /** Needs the totals; where columns are lost, as in a scan, nothing is read. */
    void read() {
        BigDecimal net = draft.net;
        BigDecimal gross = draft.gross;
        if (page.scanned() || net == null || gross == null) {
            return;
        }
        Set<List<String>> tried = new HashSet<>();
        for (TableHeading heading : headings.values()) {
            // the same heading on a later page begins no other table
            if (!tried.add(heading.kinds())) {
                continue;
            }
            List<TableRow> rows = TableRow.below(heading, headings, page, carried);
            List<Line> lines = lines(heading, rows, net);
            lines = lines == null ? lines(heading, rows, gross) : lines;
            if (lines != null && isTaxALine(lines)) {
                draft.doubt(Term.TAX, DoubtReason.AMBIGUOUS, "extraction.tax-is-a-line", String.valueOf(draft.tax));
                return;
            }
            if (lines != null && agreesWithRates(lines)) {
                draft.lines.addAll(lines);
                draft.found(Term.LINES, lines.size() + " lines", page.source(heading.first()) + ", heading");
                return;
            }
        }
    }

    /** A table of the VAT by rate looks like one of lines. */
    private boolean isOfTotals(TableRow row) {
        return page.hitsOf(row.index()).stream()
                .anyMatch(hit -> (hit.field().equals("tax") || hit.field().equals("gross"))
                        && page.beginsColumn(hit)
                        && row.description().startsWith(hit.label()));
    }

    private @Nullable List<Line> lines(TableHeading heading, List<TableRow> rows, BigDecimal total) {
        for (String kind : List.of(TableHeading.NET, TableHeading.GROSS)) {
            List<Integer> found = heading.of(kind);
            for (int i = found.size() - 1; i >= 0; i--) {
                List<Line> lines = lines(rows, total, found.get(i));
                if (lines != null) {
                    return lines;
                }
            }
        }
        return null;
    }

    private @Nullable List<Line> lines(List<TableRow> rows, BigDecimal total, int column) {
        List<Line> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        int last = 0;
        int more = 0;
        TableRow lower = null;
        for (TableRow one : rows) {
            TableRow row = one;
            if (row.totals()) {
                if (isWhole(lines, sum, total)) {
                    return lines;
                }
                continue;
            }
            BigDecimal amount = amount(row.texts().get(column));
            if (amount != null && lower != null && row.description().isEmpty() && !row.isPriced()) {
                row = lower.withLower(row, column);
            }
            String description = row.description();
            lower = amount == null && !description.isEmpty() && row.isPriced() ? row : null;
            if (amount == null) {
                if (!lines.isEmpty()
                        && row.isOnlyDescription()
                        && row.index() == last + 1
                        && more < MOST_LINES_OF_A_DESCRIPTION) {
                    lines.add(described(lines.remove(lines.size() - 1), description));
                    last++;
                    more++;
                }
                continue;
            }
            String position = (lines.size() + 1) + " ";
            if (isOfTotals(row)) {
                return null;
            }
            lines.add(line(
                    row,
                    description.startsWith(position) ? description.substring(position.length()) : description,
                    amount,
                    column));
            sum = sum.add(amount);
            last = row.index();
            more = 0;
        }
        return isWhole(lines, sum, total) ? lines : null;
    }

    private static boolean isWhole(List<Line> lines, BigDecimal sum, BigDecimal total) {
        return !lines.isEmpty()
                && Sums.equal(sum, total)
                && lines.stream().noneMatch(line -> line.description().isBlank());
    }

    /** The only amount of a column. */
    private @Nullable BigDecimal amount(String text) {
        List<TextAmounts.Found> found =
                amounts.in(text).stream().filter(one -> !one.alternative()).toList();
        return found.size() == 1 ? found.get(0).amount() : null;
    }

    private static Line described(Line line, String more) {
        String text = (line.description() + " " + more).strip();
        return new Line(
                text.length() > LONGEST_DESCRIPTION ? line.description() : text,
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.net(),
                line.vatCategory(),
                line.vatRate());
    }

    /** Quantity and price are kept only when they make the amount, with the discount in percent that the row may show. */
    private Line line(TableRow row, String description, BigDecimal amount, int column) {
        String counted = row.quantity(column);
        BigDecimal quantity = amounts.number(counted);
        BigDecimal price = amounts.number(row.text(TableHeading.PRICE));
        if (quantity == null || price == null || !makes(quantity.multiply(price), amount, row)) {
            quantity = null;
            price = null;
        }
        String unit = counted.replaceFirst("^[^\\p{L}]*", "").strip();
        BigDecimal rate = rate(row.text(TableHeading.RATE));
        return new Line(
                description,
                quantity,
                quantity == null || unit.isEmpty() ? null : unit,
                price,
                amount,
                rate != null && rate.signum() > 0 ? "S" : null,
                rate);
    }

    private boolean makes(BigDecimal product, BigDecimal amount, TableRow row) {
        if (Sums.within(product, amount, CENT)) {
            return true;
        }
        return row.heading().of(TableHeading.OTHER).stream()
                .map(i -> amounts.number(row.texts().get(i)))
                .anyMatch(off -> off != null
                        && off.compareTo(HUNDRED) < 0
                        && Sums.within(product.subtract(product.multiply(off).movePointLeft(2)), amount, CENT));
    }

    private @Nullable BigDecimal rate(String text) {
        BigDecimal rate = TextAmounts.rate(text);
        BigDecimal number = rate == null ? amounts.number(text) : rate;
        return number == null || number.compareTo(HIGHEST_RATE) > 0 ? null : number;
    }

    /** Of lines that make the total, one may look like the VAT on the others. */
    private boolean isTaxALine(List<Line> lines) {
        BigDecimal tax = draft.tax;
        return tax != null
                && tax.signum() != 0
                && draft.gross != null
                && Sums.equal(sum(lines, null), draft.gross)
                && lines.stream().anyMatch(line -> Sums.equal(line.net(), tax));
    }

    /** Where each row shows its rate, the rows of a rate must make what the VAT of this rate is charged on. */
    private boolean agreesWithRates(List<Line> lines) {
        boolean known = lines.stream().allMatch(line -> line.vatRate() != null);
        BigDecimal net = draft.net;
        if (!known || draft.vatBreakdown.isEmpty() || net == null || !Sums.equal(sum(lines, null), net)) {
            return true;
        }
        return draft.vatBreakdown.stream().allMatch(vat -> rateAgrees(vat, lines));
    }

    private static boolean rateAgrees(VatBreakdown vat, List<Line> lines) {
        BigDecimal rate = vat.rate();
        return rate == null || Sums.equal(sum(lines, rate), vat.taxable());
    }

    private static BigDecimal sum(List<Line> lines, @Nullable BigDecimal rate) {
        return lines.stream()
                .filter(line -> rate == null || (line.vatRate() != null && Sums.equal(line.vatRate(), rate)))
                .map(Line::net)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
