package io.paperbridge.rules;

import io.paperbridge.document.Company;
import io.paperbridge.document.Company.InputTax;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Money;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stands between reading and booking: a complete invoice without any doubt passes, everything else goes to a person.
 *
 * <p>Worked example: a reading of 1 October 2026 over 100.00 + 19.00 = 119.00 EUR from a vendor passes for a company that books in
 * EUR and has said what happens to input tax; the same in USD is refused with {@link Reason#FOREIGN_CURRENCY}.
 */
@Component("reviewGate")
public final class ReviewGate {

    private static final int MOST_YEARS_BACK = 2;
    private static final int MOST_DAYS_AHEAD = 60;
    private static final BigDecimal LARGEST = new BigDecimal("9999999999.99");

    private final Clock clock;
    private final Treatments treatments;

    /**
     * @param clock its zone is the company's
     * @param treatments what rules say of the VAT of a purchase
     */
    public ReviewGate(Clock clock, Treatments treatments) {
        this.clock = clock;
        this.treatments = treatments;
    }

    /**
     * The invoice that a reading is.
     *
     * @throws ReviewNeeded when a person must look first; its sentence says at what, and what to do
     */
    public Invoice review(Reading read, SourceDocument source, Company company) {
        typeIsBookable(read);
        Decided decided = decide(read, source, company);
        EntryKind kind = decided.kind();
        boolean receipt = !kind.isSale() && !kind.isCredit() && Direction.isReceipt(read, source);
        Reading reading = kind.isCredit() ? Signs.positive(read) : read;
        List<Doubt> toConfirm = confirmable(reading, kind, receipt);
        Reviewed values = Reviewed.of(reading, kind, receipt);
        datesAreSane(values.issueDate(), reading.dueDate());
        amountsAreBookable(values);
        inputTaxIsDecided(values, decided);
        Money gross = money(values.gross(), values.currency(), "gross");
        Invoice invoice = new Invoice(
                kind,
                reading.origin(),
                values.number(),
                values.issueDate(),
                reading.dueDate(),
                values.seller(),
                reading.buyer(),
                reading.lines(),
                reading.allowancesAndCharges(),
                VatRates.of(reading, values.net(), values.tax()),
                money(values.net(), values.currency(), "net"),
                money(values.tax(), values.currency(), "tax"),
                gross,
                optional(reading.prepaid(), gross, "prepaid"),
                optional(reading.rounding(), gross, "rounding"),
                optional(reading.withheld(), gross, "withheld"),
                Sums.areWithVat(reading),
                reading.details().reservations(),
                toConfirm,
                reading.template());
        somethingIsLeftToBook(invoice);
        return invoice;
    }

    private static void typeIsBookable(Reading reading) {
        if (reading.type() == DocumentType.NOT_AN_INVOICE) {
            throw new ReviewNeeded(Reason.NOT_AN_INVOICE, Sentence.of("rules.not-an-invoice"));
        }
        if (reading.type() == DocumentType.UNREADABLE) {
            throw new ReviewNeeded(Reason.UNREADABLE, Sentence.of("rules.unreadable", sentences(reading.doubts())));
        }
    }

    /**
     * What a person is to confirm before it is booked; any other doubt ends here.
     *
     * <p>What is not needed for this kind may be missing: a receipt's number, an expense's payee, our own name on what we sell.
     */
    private static List<Doubt> confirmable(Reading reading, EntryKind kind, boolean receipt) {
        List<Doubt> doubts = reading.doubts().stream()
                .filter(doubt ->
                        !(doubt.reason() == DoubtReason.MISSING && receipt && doubt.term() == Term.INVOICE_NUMBER))
                .filter(doubt -> !((doubt.reason() == DoubtReason.MISSING || doubt.reason() == DoubtReason.UNCERTAIN)
                        && doubt.term() == Term.SELLER
                        && (kind.isSale() || kind == EntryKind.EXPENSE)))
                .toList();
        Optional<Doubt> gravest =
                doubts.stream().filter(doubt -> !doubt.reason().isConfirmable()).findFirst();
        if (gravest.isPresent()) {
            throw new ReviewNeeded(reason(gravest.get().reason()), Sentence.of("rules.doubtful", sentences(doubts)));
        }
        return doubts;
    }

    private void datesAreSane(LocalDate issueDate, @Nullable LocalDate dueDate) {
        LocalDate today = LocalDate.now(clock);
        if (issueDate.isBefore(today.minusYears(MOST_YEARS_BACK))) {
            throw new ReviewNeeded(
                    Reason.DATE_OUT_OF_RANGE, Sentence.of("rules.date-too-old", issueDate, MOST_YEARS_BACK));
        }
        if (issueDate.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw new ReviewNeeded(
                    Reason.DATE_OUT_OF_RANGE, Sentence.of("rules.date-too-far", issueDate, MOST_DAYS_AHEAD));
        }
        // due at once, or a few days before the invoice went out, happens; years apart is a misread date
        if (dueDate != null
                && (dueDate.isBefore(issueDate.minusYears(1))
                        || dueDate.isAfter(issueDate.plusYears(MOST_YEARS_BACK)))) {
            throw new ReviewNeeded(
                    Reason.DATE_OUT_OF_RANGE, Sentence.of("rules.due-date-unlikely", dueDate, issueDate));
        }
    }

    private static void amountsAreBookable(Reviewed values) {
        if (values.gross().signum() <= 0) {
            throw new ReviewNeeded(
                    Reason.INVALID_VALUE,
                    Sentence.of("rules.total-not-positive", Sentence.amount(values.gross(), values.currency())));
        }
        if (values.gross().compareTo(LARGEST) > 0) {
            throw new ReviewNeeded(
                    Reason.INVALID_VALUE,
                    Sentence.of("rules.total-too-large", Sentence.amount(values.gross(), values.currency()), LARGEST));
        }
    }

    private static void somethingIsLeftToBook(Invoice invoice) {
        if (invoice.total().amount().signum() <= 0) {
            throw new ReviewNeeded(
                    Reason.INVALID_VALUE,
                    Sentence.of(
                            "rules.nothing-left-to-pay",
                            Sentence.amount(invoice.prepaid().amount(), invoice.currencyCode()),
                            Sentence.amount(invoice.gross().amount(), invoice.currencyCode())));
        }
    }

    /** A rule for this document comes before the setting; a receipt whose VAT it reclaims becomes a bill, and an expense otherwise. */
    private Decided decide(Reading read, SourceDocument source, Company company) {
        EntryKind kind = Direction.of(read, source, company);
        InputTax chosen = chosen(read, source, kind);
        if (chosen == null) {
            return new Decided(kind, company.inputTax());
        }
        EntryKind ruled = Direction.of(read, source, company.with(chosen));
        boolean meantForIt = chosen(read, source, ruled) == chosen;
        return new Decided(meantForIt ? ruled : kind, chosen);
    }

    private @Nullable InputTax chosen(Reading read, SourceDocument source, EntryKind kind) {
        return treatments.inputTax(Subject.of(kind.isCredit() ? Signs.positive(read) : read, source, kind));
    }

    private static void inputTaxIsDecided(Reviewed values, Decided decided) {
        if (!decided.kind().isSale() && values.tax().signum() != 0 && decided.inputTax() == null) {
            throw new ReviewNeeded(
                    Reason.INPUT_TAX_UNDECIDED,
                    Sentence.of("rules.input-tax-undecided", Sentence.amount(values.tax(), values.currency())));
        }
    }

    /** What a document becomes, and what happens to its VAT if it is a purchase. */
    private record Decided(EntryKind kind, @Nullable InputTax inputTax) {}

    private static Money optional(@Nullable BigDecimal amount, Money gross, String term) {
        return amount == null ? Money.zero(gross.currency()) : money(amount, gross.currencyCode(), term);
    }

    private static Money money(BigDecimal amount, String currency, String term) {
        try {
            return Money.of(amount, currency);
        } catch (ArithmeticException e) {
            throw new ReviewNeeded(
                    Reason.INVALID_VALUE,
                    Sentence.of("rules.too-many-decimals", Sentence.of("rules.term-" + term), amount, currency));
        }
    }

    private static Reason reason(DoubtReason reason) {
        return switch (reason) {
            case MISSING -> Reason.MISSING_FIELD;
            case TOTALS_DISAGREE -> Reason.TOTALS_DISAGREE;
            case LINES_DISAGREE -> Reason.LINES_DISAGREE;
            case AMBIGUOUS -> Reason.AMBIGUOUS;
            case INVALID -> Reason.INVALID_VALUE;
            case SEVERAL_INVOICES -> Reason.SEVERAL_INVOICES;
            case UNUSUAL, UNCERTAIN -> Reason.UNCERTAIN;
        };
    }

    private static Sentence sentences(List<Doubt> doubts) {
        return Sentence.joined(doubts.stream().map(Doubt::sentence).toList());
    }
}
