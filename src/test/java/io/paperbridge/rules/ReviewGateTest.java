package io.paperbridge.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paperbridge.document.Company;
import io.paperbridge.document.Company.InputTax;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Money;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewGateTest {

    private static final Company COMPANY =
            new Company(List.of("Atelier Linde KG"), List.of("DE136695976"), "EUR", InputTax.RECOVERABLE);

    private final ReviewGate gate =
            new ReviewGate(Clock.fixed(Instant.parse("2026-10-02T22:30:00Z"), ZoneId.of("Europe/Berlin")));

    @Test
    void passesCompleteInvoice() {
        // Given
        Reading reading = new Values().reading();

        // When
        Invoice invoice = gate.review(reading, COMPANY);

        // Then
        assertThat(invoice.kind()).isEqualTo(EntryKind.BILL);
        assertThat(invoice.gross()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(invoice.origin()).isEqualTo(Origin.TEXT);
    }

    @ParameterizedTest
    @CsvSource({"100.00, 19.00, 19", "33.33, 2.33, 7", "200.00, 11.00, 5.5", "100.00, 13.37,", "10.00, 0.001,"})
    void derivesTheOneRateThatMakesTheTax(BigDecimal net, BigDecimal tax, @Nullable BigDecimal rate) {
        // Given
        Values values = new Values();
        values.net = net;
        values.tax = tax;

        // When
        List<VatBreakdown> breakdown = VatRates.of(values.reading(), net, tax);

        // Then
        assertThat(breakdown).containsExactly(new VatBreakdown("S", rate, net, tax));
    }

    @Test
    void keepsPrintedBreakdown() {
        // Given
        Values values = new Values();
        VatBreakdown printed =
                new VatBreakdown("S", new BigDecimal("19.00"), new BigDecimal("100"), new BigDecimal("19"));
        values.breakdown = List.of(printed);

        // When
        Invoice invoice = gate.review(values.reading(), COMPANY);

        // Then
        assertThat(invoice.vatBreakdown()).containsExactly(printed);
    }

    @Test
    void derivesNoRateFromNothing() {
        assertThat(VatRates.of(new Values().reading(), BigDecimal.ZERO, BigDecimal.ONE))
                .containsExactly(new VatBreakdown("S", null, BigDecimal.ZERO, BigDecimal.ONE));
    }

    @Test
    void doubtsOfTheReadingAreAllNamedAndTheFirstDecides() {
        // Given
        Values values = new Values();
        values.doubts = List.of(
                new Doubt(Term.GROSS, DoubtReason.TOTALS_DISAGREE, "net and VAT are not the total"),
                new Doubt(Term.INVOICE_NUMBER, DoubtReason.MISSING, "the invoice number was not found"));

        // When
        ReviewNeeded review = refused(values);

        // Then
        assertThat(review.reason()).isEqualTo(Reason.TOTALS_DISAGREE);
        assertThat(review.sentence())
                .isEqualTo("Net and VAT are not the total; the invoice number was not found."
                        + " Correct the fields in Paperless and put the tag back.");
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING, MISSING_FIELD",
        "TOTALS_DISAGREE, TOTALS_DISAGREE",
        "LINES_DISAGREE, LINES_DISAGREE",
        "AMBIGUOUS, AMBIGUOUS",
        "INVALID, INVALID_VALUE",
        "SEVERAL_INVOICES, SEVERAL_INVOICES"
    })
    void eachDoubtHasItsReason(DoubtReason doubt, Reason reason) {
        // Given
        Values values = new Values();
        values.doubts = List.of(new Doubt(null, doubt, "something is wrong"));

        // When
        ReviewNeeded review = refused(values);

        // Then
        assertThat(review.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_AN_INVOICE, NOT_AN_INVOICE",
        "UNREADABLE, UNREADABLE",
        "CREDIT_NOTE, KIND_NOT_SUPPORTED",
        "RECEIPT, KIND_NOT_SUPPORTED"
    })
    void otherTypesGoToAPerson(DocumentType type, Reason reason) {
        // Given
        Values values = new Values();
        values.type = type;

        // When
        ReviewNeeded review = refused(values);

        // Then
        assertThat(review.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        // it is 3 October in Berlin already
        "2024-10-02, 2026-10-30, 'The invoice date 2024-10-02 is more than 2 years ago'",
        "2026-12-03, 2026-12-30, 'The invoice date 2026-12-03 is more than 60 days ahead'",
        "2026-10-01, 2024-01-01, 'The due date 2024-01-01 does not fit'",
        "2026-10-01, 2036-10-01, 'The due date 2036-10-01 does not fit'"
    })
    void datesOutOfRangeGoToAPerson(LocalDate issued, LocalDate due, String sentence) {
        // Given
        Values values = new Values();
        values.issueDate = issued;
        values.dueDate = due;

        // When
        ReviewNeeded review = refused(values);

        // Then
        assertThat(review.reason()).isEqualTo(Reason.DATE_OUT_OF_RANGE);
        assertThat(review.sentence()).startsWith(sentence).contains("put the tag back");
    }

    @ParameterizedTest
    @CsvSource({"2024-10-03, 2026-10-02", "2026-12-02, 2026-12-02", "2026-10-01, 2026-09-28"})
    void datesAtTheLimitsPass(LocalDate issued, LocalDate due) {
        // Given
        Values values = new Values();
        values.issueDate = issued;
        values.dueDate = due;

        // When
        Invoice invoice = gate.review(values.reading(), COMPANY);

        // Then
        assertThat(invoice.issueDate()).isEqualTo(issued);
    }

    @Test
    void foreignCurrencyGoesToAPerson() {
        // Given
        Values values = new Values();
        values.currency = "USD";

        // When
        ReviewNeeded review = refused(values);

        // Then
        assertThat(review.reason()).isEqualTo(Reason.FOREIGN_CURRENCY);
        assertThat(review.sentence()).contains("in USD", "in EUR");
    }

    @ParameterizedTest
    @CsvSource({"Somebody, de 136695976", "ATELIER LINDE KG,", "'Atelier Linde, KG', FR123"})
    void ownSaleInvoiceGoesToAPerson(String name, @Nullable String vatId) {
        // Given
        Values values = new Values();
        values.seller = new Party(name, vatId, null, null, null, null, null, null);

        // When
        ReviewNeeded review = refused(values);

        // Then
        assertThat(review.reason()).isEqualTo(Reason.DIRECTION_UNCLEAR);
        assertThat(review.sentence()).startsWith("This looks like one of our own sale invoices");
    }

    @Test
    void undecidedInputTaxNamesTheSetting() {
        // Given
        Company undecided = new Company(COMPANY.names(), COMPANY.vatIds(), "EUR", null);

        // When
        ReviewNeeded review =
                catchThrowableOfType(ReviewNeeded.class, () -> gate.review(new Values().reading(), undecided));

        // Then
        assertThat(review.reason()).isEqualTo(Reason.INPUT_TAX_UNDECIDED);
        assertThat(review.sentence()).contains("PAPERBRIDGE_COMPANY_INPUT_TAX=recoverable");
    }

    @Test
    void undecidedInputTaxIsNoMatterWithoutVat() {
        // Given
        Company undecided = new Company(COMPANY.names(), COMPANY.vatIds(), "EUR", null);
        Values values = new Values();
        values.tax = BigDecimal.ZERO;
        values.gross = values.net;

        // When
        Invoice invoice = gate.review(values.reading(), undecided);

        // Then
        assertThat(invoice.vatBreakdown()).isEmpty();
    }

    @Test
    void amountsThatCannotBeBookedGoToAPerson() {
        // Given
        Values nothing = new Values();
        nothing.net = BigDecimal.ZERO;
        nothing.tax = BigDecimal.ZERO;
        nothing.gross = BigDecimal.ZERO;
        Values huge = new Values();
        huge.net = new BigDecimal("9999999981.00");
        huge.gross = new BigDecimal("10000000000.00");
        Values prepaid = new Values();
        prepaid.prepaid = new BigDecimal("10.00");
        Values rounded = new Values();
        rounded.rounding = new BigDecimal("0.01");
        Values fine = new Values();
        fine.net = new BigDecimal("100.001");
        fine.gross = new BigDecimal("119.001");

        // When
        List<Reason> reasons = List.of(nothing, huge, prepaid, rounded, fine).stream()
                .map(values -> refused(values).reason())
                .toList();

        // Then
        assertThat(reasons)
                .containsExactly(
                        Reason.INVALID_VALUE,
                        Reason.INVALID_VALUE,
                        Reason.KIND_NOT_SUPPORTED,
                        Reason.KIND_NOT_SUPPORTED,
                        Reason.INVALID_VALUE);
    }

    @Test
    void missingValuesGoToAPersonEvenWithoutADoubt() {
        // Given
        Values noNumber = new Values();
        noNumber.number = " ";
        Values noSeller = new Values();
        noSeller.seller = null;
        Values noSum = new Values();
        noSum.gross = new BigDecimal("120.00");

        // When
        List<Reason> reasons = List.of(noNumber, noSeller, noSum).stream()
                .map(values -> refused(values).reason())
                .toList();

        // Then
        assertThat(reasons).containsExactly(Reason.MISSING_FIELD, Reason.MISSING_FIELD, Reason.TOTALS_DISAGREE);
    }

    private ReviewNeeded refused(Values values) {
        return catchThrowableOfType(ReviewNeeded.class, () -> gate.review(values.reading(), COMPANY));
    }

    /** A good invoice of a vendor, to be spoiled. */
    private static final class Values {
        DocumentType type = DocumentType.INVOICE;

        @Nullable
        String number = "NW-1";

        LocalDate issueDate = LocalDate.of(2026, 10, 1);

        @Nullable
        LocalDate dueDate = LocalDate.of(2026, 10, 15);

        String currency = "EUR";

        @Nullable
        Party seller = Party.named("Nordwind Papier GmbH");

        List<VatBreakdown> breakdown = List.of();
        BigDecimal net = new BigDecimal("100.00");
        BigDecimal tax = new BigDecimal("19.00");
        BigDecimal gross = new BigDecimal("119.00");

        @Nullable
        BigDecimal prepaid;

        @Nullable
        BigDecimal rounding = BigDecimal.ZERO;

        List<Doubt> doubts = List.of();

        Reading reading() {
            return new Reading(
                    Origin.TEXT,
                    type,
                    number,
                    issueDate,
                    dueDate,
                    currency,
                    seller,
                    null,
                    List.of(),
                    List.of(),
                    breakdown,
                    net,
                    tax,
                    gross,
                    prepaid,
                    rounding,
                    null,
                    Map.of(),
                    doubts);
        }
    }
}
