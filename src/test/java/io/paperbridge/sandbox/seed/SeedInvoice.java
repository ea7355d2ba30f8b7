package io.paperbridge.sandbox.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to make documents of. The totals follow from the lines; the tax is rounded half up for each rate.
 *
 * @param number as printed; null for an invoice without one
 * @param printedGrossError what the printed gross is wrong by; zero for an honest invoice
 */
public record SeedInvoice(
        @Nullable String number,
        LocalDate issueDate,
        LocalDate dueDate,
        String currency,
        SeedParty seller,
        SeedParty buyer,
        List<Item> items,
        List<Allowance> allowances,
        BigDecimal printedGrossError) {

    public SeedInvoice {
        items = List.copyOf(items);
        allowances = List.copyOf(allowances);
    }

    /** A line; {@code category} is S, or AE for reverse charge, or Z for zero-rated. */
    public record Item(String text, BigDecimal quantity, BigDecimal price, String category, BigDecimal rate) {

        BigDecimal net() {
            return quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** An allowance or a charge on the whole document. */
    public record Allowance(boolean charge, BigDecimal amount, String reason, String category, BigDecimal rate) {

        BigDecimal signed() {
            return charge ? amount : amount.negate();
        }
    }

    /** The tax of one rate. */
    public record Tax(String category, BigDecimal rate, BigDecimal basis) {

        BigDecimal amount() {
            return basis.multiply(rate).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** An invoice in euros to us, due two weeks later. */
    public static SeedInvoice toUs(@Nullable String number, LocalDate issueDate, SeedParty seller) {
        return new SeedInvoice(
                number,
                issueDate,
                issueDate.plusDays(14),
                "EUR",
                seller,
                SeedParties.US,
                List.of(),
                List.of(),
                BigDecimal.ZERO);
    }

    /** One more line of standard VAT, for example {@code line("Paper", "3", "19.95", "19")}. */
    public SeedInvoice line(String text, String quantity, String price, String rate) {
        return line(text, quantity, price, new BigDecimal(rate).signum() == 0 ? "Z" : "S", rate);
    }

    /** One more line. */
    public SeedInvoice line(String text, String quantity, String price, String category, String rate) {
        List<Item> more = new ArrayList<>(items);
        more.add(new Item(text, new BigDecimal(quantity), new BigDecimal(price), category, new BigDecimal(rate)));
        return new SeedInvoice(
                number, issueDate, dueDate, currency, seller, buyer, more, allowances, printedGrossError);
    }

    /** A discount on the whole document. */
    public SeedInvoice discount(String reason, String amount, String rate) {
        return with(new Allowance(false, new BigDecimal(amount), reason, category(rate), new BigDecimal(rate)));
    }

    /** A charge on the whole document, for example for the freight. */
    public SeedInvoice charge(String reason, String amount, String rate) {
        return with(new Allowance(true, new BigDecimal(amount), reason, category(rate), new BigDecimal(rate)));
    }

    /** The same invoice in another currency. */
    public SeedInvoice in(String newCurrency) {
        return new SeedInvoice(
                number, issueDate, dueDate, newCurrency, seller, buyer, items, allowances, printedGrossError);
    }

    /** The same invoice to somebody else. */
    public SeedInvoice to(SeedParty newBuyer) {
        return new SeedInvoice(
                number, issueDate, dueDate, currency, seller, newBuyer, items, allowances, printedGrossError);
    }

    /** The same invoice with a gross total that does not follow from net and tax. */
    public SeedInvoice withWrongGross(String error) {
        return new SeedInvoice(
                number, issueDate, dueDate, currency, seller, buyer, items, allowances, new BigDecimal(error));
    }

    /** The sum of the lines. */
    public BigDecimal lineTotal() {
        return items.stream().map(Item::net).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /** The total without VAT. */
    public BigDecimal net() {
        return allowances.stream().map(Allowance::signed).reduce(lineTotal(), BigDecimal::add);
    }

    /** The VAT by category and rate, in the order of the lines. */
    public List<Tax> taxes() {
        Map<String, Tax> taxes = new LinkedHashMap<>();
        items.forEach(item -> add(taxes, item.category(), item.rate(), item.net()));
        allowances.forEach(item -> add(taxes, item.category(), item.rate(), item.signed()));
        return List.copyOf(taxes.values());
    }

    /** The VAT. */
    public BigDecimal tax() {
        return taxes().stream().map(Tax::amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /** The total with VAT as printed. */
    public BigDecimal gross() {
        return net().add(tax()).add(printedGrossError);
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
        return new SeedInvoice(number, issueDate, dueDate, currency, seller, buyer, items, more, printedGrossError);
    }

    private static String category(String rate) {
        return new BigDecimal(rate).signum() == 0 ? "Z" : "S";
    }

    private static void add(Map<String, Tax> taxes, String category, BigDecimal rate, BigDecimal basis) {
        String key = category + rate.toPlainString();
        Tax before = taxes.getOrDefault(key, new Tax(category, rate, BigDecimal.ZERO));
        taxes.put(key, new Tax(category, rate, before.basis().add(basis)));
    }
}
