package io.paperbridge.bigcapital;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Entry;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Line;
import io.paperbridge.document.Money;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The lines of an entry.
 *
 * <p>A line is canonical: quantity 1, the net amount as its rate, an explicit account; what was printed of quantity and price goes into
 * the description. VAT, deposits, withheld tax and rounding are lines of their own. So BigCapital's total is the document's, and its
 * ledger balances, which neither its tax nor its discount fields do (CONTRACT2 2).
 */
@Component
class EntryLines {

    /** In the currency's smallest unit: 0.05 EUR, 5 JPY, 0.005 KWD. */
    private static final int LARGEST_ROUNDING = 5;

    /** BigCapital takes no request over 100 kB; a line with a long text is about 400 bytes. */
    private static final int MOST_LINES = 200;

    private static final int STORED_QUANTITY_DECIMALS = 3;
    private static final int STORED_PRICE_DECIMALS = 5;

    private final ChartOfAccounts chart;
    private final LedgerItems items;
    private final BookSettings settings;
    private final TaxLines taxes;

    EntryLines(ChartOfAccounts chart, LedgerItems items, BookSettings settings, TaxLines taxes) {
        this.chart = chart;
        this.items = items;
        this.settings = settings;
        this.taxes = taxes;
    }

    /**
     * The lines; their amounts sum to {@link Invoice#total()}.
     *
     * <p>Cents by which lines and VAT miss the total go on a rounding line: printed lines 33.33 + 33.33 + 33.33, net 100.00 gives a line
     * of 0.01.
     *
     * @param foreign whether the entry is in another currency than the books: the ledger rounds each line's value alone, so there is one
     *     line for each account then
     * @throws ReviewNeeded when they miss the total by more than 0.05
     */
    List<Entry.Line> of(Invoice invoice, Treatment treatment, boolean foreign) {
        Target target = target(invoice, treatment);
        List<Entry.Line> lines = new ArrayList<>();
        if (invoice.kind() == EntryKind.EXPENSE) {
            lines.addAll(categories(invoice, target));
        } else {
            lines.addAll(costs(invoice, target, mode(treatment)));
            lines.addAll(taxes.of(invoice, treatment, target.accountId()));
        }
        lines.addAll(amountsDue(invoice));
        round(invoice, lines);
        return foreign ? onePerAccount(lines) : List.copyOf(lines);
    }

    private Target target(Invoice invoice, Treatment treatment) {
        BookSettings.Accounts accounts = settings.accounts();
        String set =
                switch (invoice.kind()) {
                    case SALE_INVOICE, CREDIT_NOTE -> "income";
                    case BILL, VENDOR_CREDIT -> "bill";
                    case EXPENSE -> "expense";
                };
        String account =
                switch (set) {
                    case "income" -> accounts.income();
                    case "bill" -> accounts.bill();
                    default -> accounts.expense();
                };
        Choice chosen = treatment.choice(Aspect.ACCOUNT);
        Choice item = treatment.choice(Aspect.ITEM);
        return new Target(
                item == null ? items.line() : items.named(item.value(), item.source()),
                chosen == null
                        ? chart.line(invoice.kind(), account, "paperbridge.accounts." + set)
                        : chart.line(invoice.kind(), chosen.value(), chosen.source()));
    }

    private BookSettings.LineMode mode(Treatment treatment) {
        String chosen = treatment.value(Aspect.LINE_MODE);
        return chosen == null ? settings.lineMode() : BookSettings.LineMode.valueOf(chosen.toUpperCase(Locale.ROOT));
    }

    private List<Entry.Line> costs(Invoice invoice, Target target, BookSettings.LineMode mode) {
        boolean byRate = mode == BookSettings.LineMode.RATE
                || invoice.lines().isEmpty()
                || invoice.lines().size() > MOST_LINES
                || (invoice.pricesWithVat() && !ratesAreKnown(invoice));
        if (byRate) {
            return byRate(invoice, target);
        }
        List<Entry.Line> lines = new ArrayList<>();
        for (Line line : invoice.lines()) {
            lines.add(line(invoice, target, line, mode == BookSettings.LineMode.PRINTED));
        }
        for (AllowanceCharge more : invoice.allowancesAndCharges()) {
            String reason = more.reason() == null ? (more.charge() ? "Charge" : "Allowance") : more.reason();
            lines.add(target.line(reason, net(invoice, more.signed(), more.vatRate())));
        }
        BigDecimal missing = invoice.net().amount().subtract(sum(lines)).abs();
        return invoice.pricesWithVat() && missing.compareTo(largestRounding(invoice)) > 0
                ? byRate(invoice, target)
                : lines;
    }

    private static List<Entry.Line> byRate(Invoice invoice, Target target) {
        List<Entry.Line> lines = new ArrayList<>();
        for (VatBreakdown vat : invoice.vatBreakdown()) {
            lines.add(target.line(name(invoice) + rate(" at ", vat.rate()), cents(invoice, vat.taxable())));
        }
        if (lines.isEmpty()) {
            lines.add(target.line(name(invoice), invoice.net().amount()));
        }
        return lines;
    }

    /** An expense knows no VAT: one category for each rate, each with its VAT. */
    private static List<Entry.Line> categories(Invoice invoice, Target target) {
        List<Entry.Line> lines = new ArrayList<>();
        for (VatBreakdown vat : invoice.vatBreakdown()) {
            lines.add(target.line(
                    name(invoice) + rate(" with VAT of ", vat.rate()),
                    cents(invoice, vat.taxable().add(vat.tax()))));
        }
        if (lines.isEmpty()) {
            lines.add(target.line(name(invoice), invoice.gross().amount()));
        }
        return lines;
    }

    private static Entry.Line line(Invoice invoice, Target target, Line line, boolean printed) {
        BigDecimal net = net(invoice, line.net(), line.vatRate());
        BigDecimal quantity = line.quantity();
        BigDecimal price = line.unitPrice();
        if (printed && quantity != null && price != null && isExact(quantity, price, net)) {
            return new Entry.Line(
                    target.itemId(),
                    target.accountId(),
                    StorableText.of(line.description(), StorableText.SHORT),
                    quantity,
                    price);
        }
        return target.line(describe(invoice, line), net);
    }

    private static boolean isExact(BigDecimal quantity, BigDecimal price, BigDecimal net) {
        return quantity.signum() > 0
                && quantity.stripTrailingZeros().scale() <= STORED_QUANTITY_DECIMALS
                && price.stripTrailingZeros().scale() <= STORED_PRICE_DECIMALS
                && quantity.multiply(price).compareTo(net) == 0;
    }

    private List<Entry.Line> amountsDue(Invoice invoice) {
        boolean sale = invoice.kind().isSale();
        BookSettings.Accounts accounts = settings.accounts();
        List<Entry.Line> lines = new ArrayList<>();
        if (invoice.deductsPrepaid()) {
            lines.add(due(
                    "Paid before",
                    sale ? accounts.prepaidSales() : accounts.prepaidPurchases(),
                    sale ? "prepaid-sales" : "prepaid-purchases",
                    invoice.prepaid().negated()));
        }
        if (!invoice.withheld().isZero()) {
            lines.add(due(
                    "Tax withheld",
                    sale ? accounts.withheldSales() : accounts.withheldPurchases(),
                    sale ? "withheld-sales" : "withheld-purchases",
                    invoice.withheld().negated()));
        }
        if (!invoice.rounding().isZero()) {
            lines.add(due("Rounding as printed", accounts.rounding(), "rounding", invoice.rounding()));
        }
        return lines;
    }

    private Entry.Line due(String description, String account, String setting, Money amount) {
        return new Entry.Line(
                items.line(), chart.line(account, "paperbridge.accounts." + setting), description, amount.amount());
    }

    private void round(Invoice invoice, List<Entry.Line> lines) {
        BigDecimal missing = invoice.total().amount().subtract(sum(lines));
        if (missing.abs().compareTo(largestRounding(invoice)) > 0) {
            throw new ReviewNeeded(
                    Reason.LINES_DISAGREE,
                    Sentence.of(
                            "bigcapital.lines-disagree",
                            name(invoice),
                            sum(lines),
                            Sentence.amount(invoice.total().amount(), invoice.currencyCode())));
        }
        if (missing.signum() != 0) {
            lines.add(new Entry.Line(
                    items.line(),
                    chart.line(invoice.kind(), settings.accounts().rounding(), "paperbridge.accounts.rounding"),
                    "Rounding",
                    missing));
        }
    }

    private static List<Entry.Line> onePerAccount(List<Entry.Line> lines) {
        Map<Long, Entry.Line> byAccount = new LinkedHashMap<>();
        for (Entry.Line line : lines) {
            byAccount.merge(
                    line.accountId(),
                    new Entry.Line(line.itemId(), line.accountId(), line.description(), line.amount()),
                    (one, more) -> new Entry.Line(
                            one.itemId(),
                            one.accountId(),
                            StorableText.of(one.description() + "; " + more.description(), StorableText.SHORT),
                            one.rate().add(more.rate())));
        }
        return byAccount.values().stream()
                .filter(line -> line.rate().signum() != 0 || byAccount.size() == 1)
                .toList();
    }

    private static boolean ratesAreKnown(Invoice invoice) {
        return invoice.vatBreakdown().size() == 1
                || (invoice.lines().stream().allMatch(line -> line.vatRate() != null)
                        && invoice.allowancesAndCharges().stream().allMatch(more -> more.vatRate() != null));
    }

    /** The amount without its VAT, where it was printed with it: 119.00 at 19 % is 100.00, rounded half up. */
    private static BigDecimal net(Invoice invoice, BigDecimal amount, @Nullable BigDecimal rate) {
        BigDecimal known = rate != null || invoice.vatBreakdown().size() != 1
                ? rate
                : invoice.vatBreakdown().get(0).rate();
        if (!invoice.pricesWithVat() || known == null) {
            return cents(invoice, amount);
        }
        BigDecimal hundred = new BigDecimal(100);
        return amount.multiply(hundred)
                .divide(hundred.add(known), invoice.net().amount().scale(), RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(List<Entry.Line> lines) {
        return lines.stream().map(Entry.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cents(Invoice invoice, BigDecimal amount) {
        return amount.setScale(invoice.gross().amount().scale(), RoundingMode.HALF_UP);
    }

    private static String describe(Invoice invoice, Line line) {
        BigDecimal quantity = line.quantity();
        BigDecimal price = line.unitPrice();
        if (quantity == null || price == null || quantity.compareTo(BigDecimal.ONE) == 0) {
            return line.description();
        }
        BigDecimal discount = quantity.multiply(price).subtract(line.net());
        boolean discounted =
                discount.signum() > 0 && line.net().signum() >= 0 && discount.compareTo(largestRounding(invoice)) > 0;
        return plain(quantity) + (line.unit() == null ? "" : " " + line.unit()) + " x " + plain(price)
                + (discounted ? " - " + plain(discount) : "") + ": " + line.description();
    }

    private static BigDecimal largestRounding(Invoice invoice) {
        return BigDecimal.valueOf(LARGEST_ROUNDING, invoice.gross().currency().getDefaultFractionDigits());
    }

    private static String name(Invoice invoice) {
        return invoice.number() == null ? "Receipt" : "Invoice " + invoice.number();
    }

    /** A rate after a word, empty when there is none: {@code " at 19 %"}. */
    static String rate(String before, @Nullable BigDecimal rate) {
        return rate == null ? "" : before + plain(rate) + " %";
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** The item and account of the lines for goods and services. */
    private record Target(long itemId, long accountId) {

        Entry.Line line(String description, BigDecimal amount) {
            return new Entry.Line(itemId, accountId, StorableText.of(description, StorableText.SHORT), amount);
        }
    }
}
