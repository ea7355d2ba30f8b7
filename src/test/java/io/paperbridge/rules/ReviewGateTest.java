package io.paperbridge.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paperbridge.document.Company;
import io.paperbridge.document.Company.InputTax;
import io.paperbridge.document.Details;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Money;
import io.paperbridge.document.OriginalFile;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewGateTest {

    private static final Company COMPANY =
            new Company(List.of("Atelier Linde KG"), List.of("DE136695976"), "EUR", InputTax.RECOVERABLE);

    private static final SourceDocument BILL = source("Invoice", EntryKind.BILL, "");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-02T22:30:00Z"), ZoneId.of("Europe/Berlin"));

    private final ReviewGate gate = gate(Path.of("no such file"));

    @Test
    void passesCompleteInvoice() {
        // Given
        Reading reading = new Values().reading();

        // When
        Invoice invoice = gate.review(reading, BILL, COMPANY);

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
        Invoice invoice = gate.review(values.reading(), BILL, COMPANY);

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
                new Doubt(Term.GROSS, DoubtReason.TOTALS_DISAGREE, Sentence.verbatim("net and VAT are not the total")),
                new Doubt(
                        Term.INVOICE_NUMBER,
                        DoubtReason.MISSING,
                        Sentence.verbatim("the invoice number was not found")));

        // When
        ReviewNeeded review = refused(values);

        // Then
        assertThat(review.reason()).isEqualTo(Reason.TOTALS_DISAGREE);
        assertThat(review.sentence())
                .isEqualTo("Please check: net and VAT are not the total; the invoice number was not found."
                        + " Correct the fields in Paperless and put the tag back.");
    }

    @Test
    void whatAPersonMayConfirmPassesOnItsOwnAndIsNamedBesideWhatMustBeCorrected() {
        // Given
        Doubt uncertain =
                new Doubt(Term.SELLER, DoubtReason.UNCERTAIN, Sentence.verbatim("the seller is only 70 % certain"));
        Doubt unusual =
                new Doubt(Term.INVOICE_NUMBER, DoubtReason.UNUSUAL, Sentence.verbatim("the number looks unlike"));
        Doubt missing = new Doubt(Term.ISSUE_DATE, DoubtReason.MISSING, Sentence.verbatim("the date was not found"));
        Values values = new Values();
        values.doubts = List.of(uncertain, unusual);

        // When
        Invoice invoice = gate.review(values.reading(), BILL, COMPANY);
        values.doubts = List.of(uncertain, missing);
        ReviewNeeded review = refused(values);

        // Then
        assertThat(invoice.toConfirm()).containsExactly(uncertain, unusual);
        assertThat(review.reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(review.sentence()).contains("the seller is only 70 % certain; the date was not found");
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
        values.doubts = List.of(new Doubt(null, doubt, Sentence.verbatim("something is wrong")));

        // When
        ReviewNeeded review = refused(values);

        // Then
        assertThat(review.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"NOT_AN_INVOICE, NOT_AN_INVOICE", "UNREADABLE, UNREADABLE"})
    void whatIsNoInvoiceGoesToAPerson(DocumentType type, Reason reason) {
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
        Invoice invoice = gate.review(values.reading(), BILL, COMPANY);

        // Then
        assertThat(invoice.issueDate()).isEqualTo(issued);
    }

    @ParameterizedTest
    @CsvSource({
        // type in Paperless, read as, seller, buyer, what it becomes
        ", INVOICE, Nordwind Papier GmbH, Atelier Linde KG, BILL",
        ", INVOICE, 'ATELIER LINDE, KG', Kontor Sund AG, SALE_INVOICE",
        ", CREDIT_NOTE, Nordwind Papier GmbH, Atelier Linde KG, VENDOR_CREDIT",
        ", CREDIT_NOTE, Atelier Linde KG, Kontor Sund AG, CREDIT_NOTE",
        ", RECEIPT, Nordwind Papier GmbH,, BILL",
        "BILL, INVOICE, Nordwind Papier GmbH, Somebody Else, BILL",
        "BILL, INVOICE, Nordwind Papier GmbH,, BILL",
        "EXPENSE, INVOICE, Nordwind Papier GmbH,, BILL",
        "SALE_INVOICE, INVOICE, Nordwind Papier GmbH, Kontor Sund AG, SALE_INVOICE",
        "VENDOR_CREDIT, INVOICE, Nordwind Papier GmbH,, VENDOR_CREDIT",
        "CREDIT_NOTE, CREDIT_NOTE, Atelier Linde KG, Kontor Sund AG, CREDIT_NOTE"
    })
    void becomesWhatTypeAndPartiesSay(
            @Nullable EntryKind stated, DocumentType read, String seller, @Nullable String buyer, EntryKind kind) {
        // Given
        Values values = new Values();
        values.type = read;
        values.seller = Party.named(seller);
        values.buyer = buyer == null ? null : Party.named(buyer);

        // When
        Invoice invoice = gate.review(values.reading(), source("some type", stated, ""), COMPANY);

        // Then
        assertThat(invoice.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        ", Nordwind Papier GmbH, Kontor Sund AG, DIRECTION_UNCLEAR, Neither the seller",
        ", Nordwind Papier GmbH,, DIRECTION_UNCLEAR, Neither the seller",
        ", Atelier Linde KG, Atelier Linde KG, DIRECTION_UNCLEAR, are both ourselves",
        "SALE_INVOICE, Nordwind Papier GmbH, Atelier Linde KG, DIRECTION_UNCLEAR, says that we sell",
        "BILL, Atelier Linde KG, Kontor Sund AG, DIRECTION_UNCLEAR, says that we buy",
        "SALE_INVOICE, Atelier Linde KG,, MISSING_FIELD, buyer's name"
    })
    void asksWhenTypeAndPartiesDoNotDecide(
            @Nullable EntryKind stated, String seller, @Nullable String buyer, Reason reason, String sentence) {
        // Given
        Values values = new Values();
        values.seller = Party.named(seller);
        values.buyer = buyer == null ? null : Party.named(buyer);

        // When
        ReviewNeeded review = catchThrowableOfType(
                ReviewNeeded.class, () -> gate.review(values.reading(), source("some type", stated, ""), COMPANY));

        // Then
        assertThat(review.reason()).isEqualTo(reason);
        assertThat(review.sentence()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({"'Bill to: Atelier Linde, KG', BILL", "'VAT DE 136 695 976', BILL"})
    void findsOurselvesAsTheBuyerInTheText(String content, EntryKind kind) {
        assertThat(gate.review(new Values().reading(), source(null, null, content), COMPANY)
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"RECOVERABLE, 19.00, BILL", "RECOVERABLE, 0.00, EXPENSE", "COST, 19.00, EXPENSE"})
    void receiptIsABillOnlyWhereItsVatIsReclaimed(InputTax inputTax, BigDecimal tax, EntryKind kind) {
        // Given
        Values values = new Values();
        values.type = DocumentType.RECEIPT;
        values.number = null;
        values.tax = tax;
        values.net = values.gross.subtract(tax);
        values.doubts =
                List.of(new Doubt(Term.INVOICE_NUMBER, DoubtReason.MISSING, Sentence.verbatim("no invoice number")));

        // When
        Invoice invoice = gate.review(
                values.reading(),
                source(null, null, ""),
                new Company(COMPANY.names(), COMPANY.vatIds(), "EUR", inputTax));

        // Then
        assertThat(invoice.kind()).isEqualTo(kind);
        assertThat(invoice.number()).isNull();
    }

    @Test
    void asksWhenTheTextIsACreditAndTheTypeAnInvoice() {
        // Given
        Values values = new Values();
        values.type = DocumentType.CREDIT_NOTE;

        // When
        ReviewNeeded review = refused(values);

        // Then
        assertThat(review.reason()).isEqualTo(Reason.KIND_UNCLEAR);
    }

    @Test
    void creditPrintedBelowZeroIsBookedAboveIt() {
        // Given
        Values values = new Values();
        values.type = DocumentType.CREDIT_NOTE;
        values.net = new BigDecimal("-100.00");
        values.tax = new BigDecimal("-19.00");
        values.gross = new BigDecimal("-119.00");
        values.breakdown = List.of(new VatBreakdown("S", new BigDecimal("19"), values.net, values.tax));

        // When
        Invoice invoice = gate.review(values.reading(), source("Vendor credit", EntryKind.VENDOR_CREDIT, ""), COMPANY);

        // Then
        assertThat(invoice.total()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(invoice.vatBreakdown().get(0).tax()).isEqualByComparingTo("19.00");
    }

    @Test
    void depositIsTakenOffAndPaymentInFullIsNot() {
        // Given
        Values deposit = new Values();
        deposit.prepaid = new BigDecimal("19.00");
        Values paid = new Values();
        paid.prepaid = new BigDecimal("119.00");

        // When
        Invoice due = gate.review(deposit.reading(), BILL, COMPANY);
        Invoice full = gate.review(paid.reading(), BILL, COMPANY);

        // Then
        assertThat(due.total()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(full.total()).isEqualTo(Money.of("119.00", "EUR"));
        assertThat(full.isPaidInFull()).isTrue();
    }

    @Test
    void undecidedInputTaxNamesTheSetting() {
        // Given
        Company undecided = new Company(COMPANY.names(), COMPANY.vatIds(), "EUR", null);

        // When
        ReviewNeeded review =
                catchThrowableOfType(ReviewNeeded.class, () -> gate.review(new Values().reading(), BILL, undecided));

        // Then
        assertThat(review.reason()).isEqualTo(Reason.INPUT_TAX_UNDECIDED);
        assertThat(review.sentence()).contains("PAPERBRIDGE_COMPANY_INPUT_TAX=recoverable");
    }

    @ParameterizedTest
    @CsvSource({
        ", recoverable, always, INVOICE, BILL",
        ", recoverable, always, RECEIPT, BILL",
        ", cost, always, RECEIPT, EXPENSE",
        "RECOVERABLE, cost, always, RECEIPT, EXPENSE",
        "COST, recoverable, always, RECEIPT, BILL",
        ", cost, {kind: bill}, RECEIPT, BILL"
    })
    void aRuleDecidesOnTheVatWhateverTheSettingSays(
            @Nullable InputTax setting,
            String rule,
            String when,
            DocumentType type,
            EntryKind kind,
            @TempDir Path folder)
            throws IOException {
        // Given
        Path rules = Files.writeString(
                folder.resolve("rules.yaml"),
                "rules: [{name: VAT, when: %s, then: {input-tax: %s}}]".formatted(when, rule));
        Values values = new Values();
        values.type = type;

        // When
        Invoice invoice = gate(rules)
                .review(
                        values.reading(),
                        source(null, null, "VAT DE 136 695 976"),
                        new Company(COMPANY.names(), COMPANY.vatIds(), "EUR", setting));

        // Then
        assertThat(invoice.kind()).isEqualTo(kind);
    }

    @Test
    void undecidedInputTaxIsNoMatterWithoutVat() {
        // Given
        Company undecided = new Company(COMPANY.names(), COMPANY.vatIds(), "EUR", null);
        Values values = new Values();
        values.tax = BigDecimal.ZERO;
        values.gross = values.net;

        // When
        Invoice invoice = gate.review(values.reading(), BILL, undecided);

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
        prepaid.prepaid = new BigDecimal("119.01");
        Values fine = new Values();
        fine.net = new BigDecimal("100.001");
        fine.gross = new BigDecimal("119.001");

        // When
        List<Reason> reasons = List.of(nothing, huge, prepaid, fine).stream()
                .map(values -> refused(values).reason())
                .toList();

        // Then
        assertThat(reasons)
                .containsExactly(
                        Reason.INVALID_VALUE, Reason.INVALID_VALUE, Reason.INVALID_VALUE, Reason.INVALID_VALUE);
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

    private static SourceDocument source(@Nullable String type, @Nullable EntryKind stated, String content) {
        return new SourceDocument(
                new DocumentRef(17, Instant.EPOCH),
                "title",
                content,
                new OriginalFile(new byte[0], "application/pdf", null),
                null,
                type,
                stated,
                List.of(),
                Map.of());
    }

    private ReviewNeeded refused(Values values) {
        return catchThrowableOfType(ReviewNeeded.class, () -> gate.review(values.reading(), BILL, COMPANY));
    }

    private static ReviewGate gate(Path rules) {
        return new ReviewGate(
                CLOCK,
                new Treatments(
                        new Rulebook(new RulesSettings(rules.toString()), CLOCK),
                        new Language(new LanguageSettings(LanguageSettings.Choice.EN))));
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

        @Nullable
        Party buyer;

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
                    buyer,
                    List.of(),
                    List.of(),
                    breakdown,
                    net,
                    tax,
                    gross,
                    prepaid,
                    rounding,
                    null,
                    null,
                    Details.none(),
                    Map.of(),
                    doubts,
                    null);
        }
    }
}
