package io.paperbridge.sandbox.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, credit note or receipt to make documents of. The totals follow from the lines; the tax is rounded half up for each rate.
 *
 * @param kind what it is titled as
 * @param number as printed; null for an invoice without one
 * @param dueDate null for an invoice that names none
 * @param oddities what is printed beside what follows from the lines
 */
public record SeedInvoice(
        Kind kind,
        @Nullable String number,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        String currency,
        SeedParty seller,
        SeedParty buyer,
        List<Item> items,
        List<Allowance> allowances,
        Oddities oddities) {

    public SeedInvoice {
        items = List.copyOf(items);
        allowances = List.copyOf(allowances);
    }

    /** What a document is titled as. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE,
        RECEIPT
    }

    /** A line; {@code category} is S, AE for reverse charge, K for intra-community, E for exempt, or Z for zero-rated. */
    public record Item(String text, BigDecimal quantity, BigDecimal price, String category, BigDecimal rate) {

        /** Rounded to the decimals that amounts in the currency are printed with. */
        BigDecimal net(String currency) {
            return quantity.multiply(price).setScale(decimals(currency), RoundingMode.HALF_UP);
        }
    }

    /** An allowance or a charge on the whole document. */
    public record Allowance(boolean charge, BigDecimal amount, String reason, String category, BigDecimal rate) {

        BigDecimal signed() {
            return charge ? amount : amount.negate();
        }
    }

    /** The tax of one category and rate, on a basis without it. */
    public record Tax(String category, BigDecimal rate, BigDecimal basis, BigDecimal amount) {}

    /**
     * What is printed beside what follows from the lines; all zero for a plain invoice.
     *
     * @param grossError what the printed total is wrong by
     * @param netCents by how much the printed net misses the sum of the lines, as when these were rounded each alone
     * @param taxCents by how much the printed tax misses the computed one
     * @param prepaid what was paid before
     * @param rounding by how much the amount due was rounded
     * @param withheld the tax that the buyer keeps back
     * @param pricesWithVat whether the prices contain their VAT
     */
    public record Oddities(
            BigDecimal grossError,
            BigDecimal netCents,
            BigDecimal taxCents,
            BigDecimal prepaid,
            BigDecimal rounding,
            BigDecimal withheld,
            boolean pricesWithVat) {

        static final Oddities NONE = new Oddities(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                false);
    }

    /** An invoice in euros to us, due two weeks later. */
    public static SeedInvoice toUs(@Nullable String number, LocalDate issueDate, SeedParty seller) {
        return new SeedInvoice(
                Kind.INVOICE,
                number,
                issueDate,
                issueDate.plusDays(14),
                "EUR",
                seller,
                SeedParties.US,
                List.of(),
                List.of(),
                Oddities.NONE);
    }

    /** One more line of standard VAT, for example {@code line("Paper", "3", "19.95", "19")}. */
    public SeedInvoice line(String text, String quantity, String price, String rate) {
        return line(text, quantity, price, category(rate), rate);
    }

    /** One more line. */
    public SeedInvoice line(String text, String quantity, String price, String category, String rate) {
        List<Item> more = new ArrayList<>(items);
        more.add(new Item(text, new BigDecimal(quantity), new BigDecimal(price), category, new BigDecimal(rate)));
        return new SeedInvoice(kind, number, issueDate, dueDate, currency, seller, buyer, more, allowances, oddities);
    }

    /** A discount on the whole document. */
    public SeedInvoice discount(String reason, String amount, String rate) {
        return with(new Allowance(false, new BigDecimal(amount), reason, category(rate), new BigDecimal(rate)));
    }

    /** A charge on the whole document, for example for the freight. */
    public SeedInvoice charge(String reason, String amount, String rate) {
        return with(new Allowance(true, new BigDecimal(amount), reason, category(rate), new BigDecimal(rate)));
    }

    /** The same figures as a credit note. */
    public SeedInvoice asCreditNote() {
        return as(Kind.CREDIT_NOTE);
    }

    /** The same figures as a receipt. */
    public SeedInvoice asReceipt() {
        return as(Kind.RECEIPT);
    }

    private SeedInvoice as(Kind newKind) {
        return new SeedInvoice(
                newKind, number, issueDate, dueDate, currency, seller, buyer, items, allowances, oddities);
    }

    /** The same invoice in another currency. */
    public SeedInvoice in(String newCurrency) {
        return new SeedInvoice(
                kind, number, issueDate, dueDate, newCurrency, seller, buyer, items, allowances, oddities);
    }

    /** The same invoice to somebody else. */
    public SeedInvoice to(SeedParty newBuyer) {
        return new SeedInvoice(
                kind, number, issueDate, dueDate, currency, seller, newBuyer, items, allowances, oddities);
    }

    /** The same invoice from somebody else. */
    public SeedInvoice from(SeedParty newSeller) {
        return new SeedInvoice(
                kind, number, issueDate, dueDate, currency, newSeller, buyer, items, allowances, oddities);
    }

    /** The same invoice with a gross total that does not follow from net and tax. */
    public SeedInvoice withWrongGross(String error) {
        Oddities o = oddities;
        return with(new Oddities(
                new BigDecimal(error), o.netCents, o.taxCents, o.prepaid, o.rounding, o.withheld, o.pricesWithVat));
    }

    /** The same invoice with cents on net and tax by which they miss the sum of the lines and the computed tax. */
    public SeedInvoice missingCents(String net, String tax) {
        Oddities o = oddities;
        return with(new Oddities(
                o.grossError,
                new BigDecimal(net),
                new BigDecimal(tax),
                o.prepaid,
                o.rounding,
                o.withheld,
                o.pricesWithVat));
    }

    /** The same invoice, of which a part was paid before. */
    public SeedInvoice prepaid(String amount) {
        Oddities o = oddities;
        return with(new Oddities(
                o.grossError, o.netCents, o.taxCents, new BigDecimal(amount), o.rounding, o.withheld, o.pricesWithVat));
    }

    /** The same invoice, which does not say when it is due. */
    public SeedInvoice withoutDueDate() {
        return new SeedInvoice(kind, number, issueDate, null, currency, seller, buyer, items, allowances, oddities);
    }

    /** The same invoice, whose amount due is rounded. */
    public SeedInvoice rounded(String amount) {
        Oddities o = oddities;
        return with(new Oddities(
                o.grossError, o.netCents, o.taxCents, o.prepaid, new BigDecimal(amount), o.withheld, o.pricesWithVat));
    }

    /** The same invoice, of which the buyer keeps back a tax. */
    public SeedInvoice withheld(String amount) {
        Oddities o = oddities;
        return with(new Oddities(
                o.grossError, o.netCents, o.taxCents, o.prepaid, o.rounding, new BigDecimal(amount), o.pricesWithVat));
    }

    /** The same invoice, whose prices contain their VAT. */
    public SeedInvoice pricesWithVat() {
        Oddities o = oddities;
        return with(new Oddities(o.grossError, o.netCents, o.taxCents, o.prepaid, o.rounding, o.withheld, true));
    }

    /** The sum of the lines without VAT. */
    public BigDecimal lineTotal() {
        if (oddities.pricesWithVat) {
            return taxes().stream().map(Tax::basis).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        return items.stream()
                .map(item -> item.net(currency))
                .reduce(new BigDecimal("0.00"), BigDecimal::add)
                .add(oddities.netCents);
    }

    /** The total without VAT. */
    public BigDecimal net() {
        BigDecimal lines = lineTotal();
        return oddities.pricesWithVat
                ? lines
                : allowances.stream().map(Allowance::signed).reduce(lines, BigDecimal::add);
    }

    private static int decimals(String currency) {
        return Math.max(2, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** The VAT by category and rate, in the order of the lines. */
    public List<Tax> taxes() {
        Map<String, Tax> sums = new LinkedHashMap<>();
        items.forEach(item -> add(sums, item.category(), item.rate(), item.net(currency)));
        allowances.forEach(item -> add(sums, item.category(), item.rate(), item.signed()));
        List<Tax> taxes = new ArrayList<>();
        for (Tax sum : sums.values()) {
            BigDecimal basis = taxes.isEmpty() ? sum.basis().add(oddities.netCents) : sum.basis();
            BigDecimal tax =
                    basis.multiply(sum.rate()).movePointLeft(2).setScale(decimals(currency), RoundingMode.HALF_UP);
            if (oddities.pricesWithVat) {
                BigDecimal hundred = new BigDecimal(100);
                BigDecimal with = basis;
                basis = with.multiply(hundred).divide(hundred.add(sum.rate()), 2, RoundingMode.HALF_UP);
                tax = with.subtract(basis);
            }
            BigDecimal cents = taxes.isEmpty() ? oddities.taxCents : BigDecimal.ZERO;
            taxes.add(new Tax(sum.category(), sum.rate(), basis, tax.add(cents)));
        }
        return List.copyOf(taxes);
    }

    /** The VAT. */
    public BigDecimal tax() {
        return taxes().stream().map(Tax::amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /** The total with VAT as printed. */
    public BigDecimal gross() {
        return net().add(tax()).add(oddities.grossError);
    }

    /** What is left to pay. */
    public BigDecimal payable() {
        return gross().subtract(oddities.prepaid).add(oddities.rounding).subtract(oddities.withheld);
    }

    /** The sum of the allowances or of the charges, positive. */
    BigDecimal sumOf(boolean charges) {
        return allowances.stream()
                .filter(allowance -> allowance.charge() == charges)
                .map(Allowance::amount)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private SeedInvoice with(Allowance allowance) {
        List<Allowance> more = new ArrayList<>(allowances);
        more.add(allowance);
        return new SeedInvoice(kind, number, issueDate, dueDate, currency, seller, buyer, items, more, oddities);
    }

    private SeedInvoice with(Oddities others) {
        return new SeedInvoice(kind, number, issueDate, dueDate, currency, seller, buyer, items, allowances, others);
    }

    private static String category(String rate) {
        return new BigDecimal(rate).signum() == 0 ? "Z" : "S";
    }

    private static void add(Map<String, Tax> sums, String category, BigDecimal rate, BigDecimal basis) {
        String key = category + rate.toPlainString();
        Tax before = sums.getOrDefault(key, new Tax(category, rate, BigDecimal.ZERO, BigDecimal.ZERO));
        sums.put(key, new Tax(category, rate, before.basis().add(basis), BigDecimal.ZERO));
    }
}
