package io.paperbridge.rules;

import io.paperbridge.document.Company;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Money;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
    private static final String AGAIN = "put the tag back";

    private final Clock clock;

    /**
     * @param clock its zone is the company's
     */
    public ReviewGate(Clock clock) {
        this.clock = clock;
    }

    /**
     * The invoice that a reading is.
     *
     * @throws ReviewNeeded when a person must look first; its sentence says at what, and what to do
     */
    public Invoice review(Reading reading, Company company) {
        typeIsBookable(reading);
        kindIsSupported(reading);
        nothingIsDoubtful(reading);
        Reviewed values = Reviewed.of(reading);
        currencyIsOurs(values.currency(), company);
        sellerIsNotUs(values.seller(), company);
        datesAreSane(values.issueDate(), reading.dueDate());
        amountsAreBookable(reading, values);
        inputTaxIsDecided(values, company);
        Money net = money(values.net(), values.currency(), "net total");
        Money tax = money(values.tax(), values.currency(), "VAT total");
        Money gross = money(values.gross(), values.currency(), "total");
        return new Invoice(
                EntryKind.BILL,
                reading.origin(),
                values.number(),
                values.issueDate(),
                reading.dueDate(),
                values.seller(),
                reading.buyer(),
                reading.lines(),
                reading.allowancesAndCharges(),
                VatRates.of(reading, values.net(), values.tax()),
                net,
                tax,
                gross);
    }

    private static void typeIsBookable(Reading reading) {
        if (reading.type() == DocumentType.NOT_AN_INVOICE) {
            throw new ReviewNeeded(
                    Reason.NOT_AN_INVOICE,
                    "This is an order, a quote, a reminder or the like, not an invoice; it is not booked. If it needs no entry, leave"
                            + " the tag off.");
        }
        if (reading.type() == DocumentType.UNREADABLE) {
            throw new ReviewNeeded(
                    Reason.UNREADABLE,
                    "Nothing usable could be read: " + sentences(reading.doubts())
                            + ". Upload a readable copy, or fill in the fields and " + AGAIN + ".");
        }
    }

    private static void nothingIsDoubtful(Reading reading) {
        if (!reading.doubts().isEmpty()) {
            throw new ReviewNeeded(
                    reason(reading.doubts().get(0).reason()),
                    capital(sentences(reading.doubts())) + ". Correct the fields in Paperless and " + AGAIN + ".");
        }
    }

    private static void kindIsSupported(Reading reading) {
        if (reading.type() != DocumentType.INVOICE) {
            String kind = reading.type() == DocumentType.CREDIT_NOTE ? "a credit note" : "a receipt";
            throw new ReviewNeeded(
                    Reason.KIND_NOT_SUPPORTED,
                    "This is " + kind + " over " + shown(reading.gross()) + " " + reading.currency()
                            + "; this version books vendor bills only. Enter it in BigCapital by hand.");
        }
    }

    private static void currencyIsOurs(String currency, Company company) {
        if (!currency.equals(company.baseCurrency())) {
            throw new ReviewNeeded(
                    Reason.FOREIGN_CURRENCY,
                    "The document is in " + currency + ", the books are kept in " + company.baseCurrency()
                            + "; this version books the base currency only. Enter it in BigCapital by hand.");
        }
    }

    private static void sellerIsNotUs(Party seller, Company company) {
        String vatId = seller.vatId();
        boolean ours = (vatId != null && company.vatIds().contains(compact(vatId)))
                || company.names().stream().anyMatch(name -> folded(name).equals(folded(seller.name())));
        if (ours) {
            throw new ReviewNeeded(
                    Reason.DIRECTION_UNCLEAR,
                    "This looks like one of our own sale invoices: the seller is " + seller.name()
                            + (vatId == null ? "" : " with VAT id " + vatId)
                            + ". This version books vendor bills only; enter it in BigCapital by hand.");
        }
    }

    private void datesAreSane(LocalDate issueDate, @Nullable LocalDate dueDate) {
        LocalDate today = LocalDate.now(clock);
        if (issueDate.isBefore(today.minusYears(MOST_YEARS_BACK))) {
            throw new ReviewNeeded(
                    Reason.DATE_OUT_OF_RANGE,
                    "The invoice date " + issueDate + " is more than " + MOST_YEARS_BACK
                            + " years ago; correct it and " + AGAIN
                            + ", or enter it in BigCapital by hand.");
        }
        if (issueDate.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw new ReviewNeeded(
                    Reason.DATE_OUT_OF_RANGE,
                    "The invoice date " + issueDate + " is more than " + MOST_DAYS_AHEAD
                            + " days ahead; correct it and " + AGAIN + ".");
        }
        // due at once, or a few days before the invoice went out, happens; years apart is a misread date
        if (dueDate != null
                && (dueDate.isBefore(issueDate.minusYears(1))
                        || dueDate.isAfter(issueDate.plusYears(MOST_YEARS_BACK)))) {
            throw new ReviewNeeded(
                    Reason.DATE_OUT_OF_RANGE,
                    "The due date " + dueDate + " does not fit the invoice date " + issueDate + "; correct it and "
                            + AGAIN + ".");
        }
    }

    private static void amountsAreBookable(Reading reading, Reviewed values) {
        if (values.gross().signum() <= 0) {
            throw new ReviewNeeded(
                    Reason.INVALID_VALUE,
                    "The total is " + shown(values.gross()) + " " + values.currency()
                            + "; only invoices above zero are booked unasked. If that is wrong, correct it and "
                            + AGAIN
                            + ".");
        }
        if (values.gross().compareTo(LARGEST) > 0) {
            throw new ReviewNeeded(
                    Reason.INVALID_VALUE,
                    "The total is " + shown(values.gross()) + " " + values.currency() + ", more than BigCapital holds ("
                            + shown(LARGEST) + "). Correct it and " + AGAIN + ".");
        }
        refuseUnlessZero(reading.prepaid(), values.currency(), "an amount already paid");
        refuseUnlessZero(reading.rounding(), values.currency(), "a rounding amount");
    }

    private static void refuseUnlessZero(@Nullable BigDecimal amount, String currency, String what) {
        if (amount != null && amount.signum() != 0) {
            throw new ReviewNeeded(
                    Reason.KIND_NOT_SUPPORTED,
                    "The document shows " + what + " of " + shown(amount) + " " + currency
                            + ", which this version does not book. Enter it in BigCapital by hand.");
        }
    }

    private static void inputTaxIsDecided(Reviewed values, Company company) {
        if (values.tax().signum() != 0 && company.inputTax() == null) {
            throw new ReviewNeeded(
                    Reason.INPUT_TAX_UNDECIDED,
                    "The document shows VAT of " + shown(values.tax()) + " " + values.currency()
                            + ", and nobody has said yet whether you reclaim it. Set PAPERBRIDGE_COMPANY_INPUT_TAX=recoverable or"
                            + " PAPERBRIDGE_COMPANY_INPUT_TAX=cost, restart, and " + AGAIN + ".");
        }
    }

    private static Money money(BigDecimal amount, String currency, String what) {
        try {
            return Money.of(amount, currency);
        } catch (ArithmeticException e) {
            throw new ReviewNeeded(
                    Reason.INVALID_VALUE,
                    "The " + what + " " + shown(amount) + " has more decimals than " + currency
                            + " knows. Correct the field in Paperless and " + AGAIN + ".");
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
        };
    }

    private static String sentences(List<Doubt> doubts) {
        return doubts.stream().map(Doubt::sentence).collect(Collectors.joining("; "));
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String compact(String vatId) {
        return vatId.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    }

    private static String folded(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String shown(@Nullable BigDecimal amount) {
        return amount == null ? "an unknown amount" : amount.toPlainString();
    }
}
