package io.paperbridge.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invoices for tests: begin with one of the situations, change what matters, {@link #build()}.
 *
 * <p>Each method gives a changed copy. Totals are the sums of the VAT breakdown unless they are set.
 */
public final class Invoices {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Reading.Origin origin = Reading.Origin.E_INVOICE;
    private EntryKind kind = EntryKind.BILL;
    private @Nullable String number = "R-17";
    private Party seller = Party.named("Nordwind Papier GmbH");
    private String currency = "EUR";
    private List<Line> lines = List.of();
    private List<AllowanceCharge> extras = List.of();
    private List<VatBreakdown> vat = List.of();
    private @Nullable String net;
    private @Nullable String prepaid;
    private @Nullable String rounding;
    private @Nullable String withheld;
    private boolean pricesWithVat;
    private @Nullable VendorTemplate template;
    private List<Reservation> reservations = List.of();
    private List<Reading.Doubt> toConfirm = List.of();
    private @Nullable Party buyer;
    private LocalDate issueDate = LocalDate.of(2026, 10, 1);
    private @Nullable LocalDate dueDate = LocalDate.of(2026, 10, 15);

    private Invoices() {}

    /** One line of 100.00 EUR at 19 %. */
    public static Invoices oneRate() {
        return withoutLines().line("Copy paper A4", "100.00").vat("S", "19", "100.00");
    }

    /** Lines of 50.00 EUR at 7 % and 100.00 EUR at 19 %. */
    public static Invoices twoRates() {
        return withoutLines()
                .line("Cookery book", "50.00")
                .line("Frying pan", "100.00")
                .vat("S", "7", "50.00")
                .vat("S", "19", "100.00");
    }

    /** One line of 250.00 EUR of which the buyer owes the VAT. */
    public static Invoices reverseCharge() {
        return withoutLines().line("Consulting", "250.00").vat("AE", "0", "250.00");
    }

    /** No line and no VAT. */
    public static Invoices withoutLines() {
        return new Invoices();
    }

    /** With another number. */
    public Invoices number(@Nullable String value) {
        Invoices copy = copy();
        copy.number = value;
        return copy;
    }

    /** Of another seller. */
    public Invoices seller(Party value) {
        Invoices copy = copy();
        copy.seller = value;
        return copy;
    }

    /** Of a seller of another name, of whom nothing else is known. */
    public Invoices seller(String name) {
        return seller(Party.named(name));
    }

    /** In another currency. */
    public Invoices currency(String code) {
        Invoices copy = copy();
        copy.currency = code;
        return copy;
    }

    /** Issued on another day. */
    public Invoices issueDate(LocalDate value) {
        Invoices copy = copy();
        copy.issueDate = value;
        return copy;
    }

    /** Read in another way. */
    public Invoices origin(Reading.Origin value) {
        Invoices copy = copy();
        copy.origin = value;
        return copy;
    }

    /** As another kind of entry. */
    public Invoices kind(EntryKind value) {
        Invoices copy = copy();
        copy.kind = value;
        return copy;
    }

    /** Without due date. */
    public Invoices withoutDueDate() {
        Invoices copy = copy();
        copy.dueDate = null;
        return copy;
    }

    /** With one more line. */
    public Invoices line(String description, String amount) {
        return line(new Line(description, null, null, null, new BigDecimal(amount), null, null));
    }

    /** With one more line. */
    public Invoices line(Line line) {
        Invoices copy = copy();
        copy.lines = plus(lines, line);
        return copy;
    }

    /** With one more allowance. */
    public Invoices allowance(@Nullable String reason, String amount) {
        return extra(new AllowanceCharge(false, new BigDecimal(amount), reason, null, null));
    }

    /** With one more charge. */
    public Invoices charge(@Nullable String reason, String amount) {
        return extra(new AllowanceCharge(true, new BigDecimal(amount), reason, null, null));
    }

    /** With one more VAT rate, whose tax follows from it. */
    public Invoices vat(String category, String rate, String taxable) {
        BigDecimal amount = new BigDecimal(taxable);
        BigDecimal tax = amount.multiply(new BigDecimal(rate))
                .divide(HUNDRED, Currency.getInstance(currency).getDefaultFractionDigits(), RoundingMode.HALF_UP);
        Invoices copy = copy();
        copy.vat = plus(vat, new VatBreakdown(category, new BigDecimal(rate), amount, tax));
        return copy;
    }

    /** With a net total of its own. */
    public Invoices net(String value) {
        Invoices copy = copy();
        copy.net = value;
        return copy;
    }

    /** Of which a part was paid before. */
    public Invoices prepaid(String value) {
        Invoices copy = copy();
        copy.prepaid = value;
        return copy;
    }

    /** With an amount due that is rounded. */
    public Invoices rounding(String value) {
        Invoices copy = copy();
        copy.rounding = value;
        return copy;
    }

    /** With tax that the buyer keeps back. */
    public Invoices withheld(String value) {
        Invoices copy = copy();
        copy.withheld = value;
        return copy;
    }

    /** Whose lines contain their VAT. */
    public Invoices reservations(Reservation... values) {
        Invoices copy = copy();
        copy.reservations = List.of(values);
        return copy;
    }

    public Invoices pricesWithVat() {
        Invoices copy = copy();
        copy.pricesWithVat = true;
        return copy;
    }

    /** To another buyer. */
    public Invoices buyer(Party value) {
        Invoices copy = copy();
        copy.buyer = value;
        return copy;
    }

    /** With values that a person is to confirm. */
    public Invoices toConfirm(Reading.Doubt... values) {
        Invoices copy = copy();
        copy.toConfirm = List.of(values);
        return copy;
    }

    /** The invoice of 1 October 2026. */
    public Invoice build() {
        Money zero = Money.zero(Currency.getInstance(currency));
        Money tax = vat.stream().map(part -> Money.of(part.tax(), currency)).reduce(zero, Money::plus);
        Money total = net != null
                ? Money.of(net, currency)
                : vat.stream().map(part -> Money.of(part.taxable(), currency)).reduce(zero, Money::plus);
        return new Invoice(
                kind,
                origin,
                number,
                issueDate,
                dueDate,
                seller,
                buyer,
                lines,
                extras,
                vat,
                total,
                tax,
                total.plus(tax),
                prepaid == null ? zero : Money.of(prepaid, currency),
                rounding == null ? zero : Money.of(rounding, currency),
                withheld == null ? zero : Money.of(withheld, currency),
                pricesWithVat,
                reservations,
                toConfirm,
                template);
    }

    /** Read with a vendor's template. */
    public Invoices withTemplate(VendorTemplate read) {
        Invoices copy = copy();
        copy.template = read;
        return copy;
    }

    private Invoices extra(AllowanceCharge more) {
        Invoices copy = copy();
        copy.extras = plus(extras, more);
        return copy;
    }

    private Invoices copy() {
        Invoices copy = new Invoices();
        copy.origin = origin;
        copy.kind = kind;
        copy.number = number;
        copy.seller = seller;
        copy.currency = currency;
        copy.lines = lines;
        copy.extras = extras;
        copy.vat = vat;
        copy.net = net;
        copy.prepaid = prepaid;
        copy.rounding = rounding;
        copy.withheld = withheld;
        copy.pricesWithVat = pricesWithVat;
        copy.template = template;
        copy.reservations = reservations;
        copy.toConfirm = toConfirm;
        copy.buyer = buyer;
        copy.issueDate = issueDate;
        copy.dueDate = dueDate;
        return copy;
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return List.copyOf(all);
    }
}
