package io.paperbridge.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.Company;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reservation;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.Earlier;
import io.paperbridge.journal.Question;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyRulesTest {

    private static final String OLD = "DE02120300000000202051";
    private static final String NEW = "DE89370400440532013000";
    private static final Company COMPANY = new Company(List.of("Us"), List.of(), "EUR", null);
    private static final Earlier NOTHING = new Earlier(List.of(), List.of());
    private static final LocalDate DAY = Invoices.oneRate().build().issueDate();

    @ParameterizedTest
    @CsvSource({"119, 0", "118.99, 1", "1000, 0", "0, 1"})
    void asksAboutWhatIsAboveTheLimitOnly(String limit, int questions) {
        // When
        Map<Question, Sentence> asked =
                asked(settings(limit, false), Invoices.oneRate().build(), NOTHING, 12L, null);
        // Then
        assertThat(asked).hasSize(questions);
        assertThat(asked.keySet()).allMatch(question -> question.reason() == Reason.APPROVAL_LIMIT);
    }

    @Test
    void asksAboutTestsAndCorrectionsWhateverTheSettings() {
        // Given
        Invoice test = Invoices.oneRate()
                .reservations(Reservation.MARKED_AS_TEST, Reservation.REPLACES_ANOTHER)
                .build();
        // When
        Map<Question, Sentence> asked = asked(settings(null, false), test, NOTHING, 12L, null);
        // Then
        assertThat(asked.keySet()).hasSize(2).allMatch(question -> question.reason() == Reason.TEST_OR_CORRECTION);
        assertThat(said(asked, Locale.ENGLISH)).contains("marked as a test", "takes the place of an earlier one");
        assertThat(said(asked, Locale.GERMAN)).contains("als Test gekennzeichnet", "ersetzt eine frühere");
    }

    @Test
    void comparesAForeignTotalByTheExchangeRateAndAsksWhenThereIsNone() {
        // Given
        Invoice dollars = Invoices.oneRate().currency("USD").build();
        // When
        Map<Question, Sentence> below = asked(settings("110", false), dollars, NOTHING, 12L, new BigDecimal("0.92"));
        Map<Question, Sentence> above = asked(settings("109", false), dollars, NOTHING, 12L, new BigDecimal("0.92"));
        Map<Question, Sentence> unknown = asked(settings("110", false), dollars, NOTHING, 12L, null);
        // Then
        assertThat(below).isEmpty();
        assertThat(said(above, Locale.ENGLISH)).contains("119.00 USD, in the books 109.48 EUR", "109.00 EUR");
        assertThat(said(unknown, Locale.GERMAN)).contains("119,00 USD", "kein Wechselkurs");
    }

    @Test
    void asksAboutSalesAboveTheLimitButNotAboutLikeOnesOrNewCustomers() {
        // Given
        Invoice sale = Invoices.oneRate()
                .kind(EntryKind.SALE_INVOICE)
                .buyer(party(OLD))
                .build();
        // When
        Map<Question, Sentence> asked = asked(settings("100", true), sale, NOTHING, null, null);
        // Then
        assertThat(asked.keySet()).extracting(Question::reason).containsExactly(Reason.APPROVAL_LIMIT);
        assertThat(SafetyRules.likeKinds(sale)).isEmpty();
        assertThat(SafetyRules.precedent(sale, 4L, false).iban()).isNull();
    }

    @Test
    void asksAboutANewVendorOnlyWhereThatIsWantedAndNamesItsAccount() {
        // Given
        Invoice bill = Invoices.oneRate().seller(party(NEW)).build();
        // When
        Map<Question, Sentence> wanted = asked(settings(null, true), bill, NOTHING, null, null);
        Map<Question, Sentence> known = asked(settings(null, true), bill, NOTHING, 12L, null);
        Map<Question, Sentence> usual = asked(settings(null, false), bill, NOTHING, null, null);
        // Then
        assertThat(wanted.keySet()).containsExactly(new Question(Reason.NEW_VENDOR, "vat:DE123456788 " + NEW));
        assertThat(said(wanted, Locale.ENGLISH)).contains("no vendor Nordwind Papier GmbH yet", NEW);
        assertThat(known).isEmpty();
        assertThat(usual).isEmpty();
    }

    @Test
    void asksAboutAnotherAccountThanTheKnownOnesAndNotAboutTheFirst() {
        // Given
        Invoice bill = Invoices.oneRate().seller(party(NEW)).build();
        Earlier paidBefore = new Earlier(List.of(new Earlier.Account(OLD, 3, DAY.minusDays(30))), List.of());
        Earlier both =
                new Earlier(List.of(new Earlier.Account(OLD, 3, DAY), new Earlier.Account(NEW, 4, DAY)), List.of());
        // When
        Map<Question, Sentence> changed = asked(settings(null, false), bill, paidBefore, 12L, null);
        // Then
        assertThat(changed.keySet()).extracting(Question::reason).containsExactly(Reason.IBAN_CHANGED);
        assertThat(said(changed, Locale.GERMAN)).contains(NEW, OLD + " (Dokument 3 vom ", "Telefonnummer");
        assertThat(asked(settings(null, false), bill, both, 12L, null)).isEmpty();
        assertThat(asked(settings(null, false), bill, NOTHING, 12L, null)).isEmpty();
        assertThat(asked(settings(null, false), Invoices.oneRate().build(), paidBefore, 12L, null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "R-18, R-18, 7, 1",
        "r-17, R-17, 0, 0",
        "     , ,     0, 1",
        "     , ,     1, 0",
    })
    void asksAboutTheSameTotalUnderAnotherNumberAndWithoutNumberOnTheSameDayOnly(
            @Nullable String number, @Nullable String folded, int daysApart, int questions) {
        // Given
        Earlier alike = new Earlier(
                List.of(),
                List.of(new Earlier.Alike(
                        3, "PLX-3", number, folded == null ? null : folded, DAY.minusDays(daysApart))));
        // When
        Map<Question, Sentence> asked =
                asked(settings(null, false), Invoices.oneRate().build(), alike, 12L, null);
        // Then
        assertThat(asked).hasSize(questions);
        assertThat(asked.keySet()).allMatch(question -> question.subject().equals("PLX-3 119.00 EUR"));
    }

    @Test
    void switchesOffWhatTheSettingsSwitchOff() {
        // Given
        ApprovalSettings off = new ApprovalSettings(null, false, false, false);
        Invoice bill = Invoices.oneRate().seller(party(NEW)).build();
        Earlier earlier = new Earlier(
                List.of(new Earlier.Account(OLD, 3, DAY)), List.of(new Earlier.Alike(3, "PLX-3", "R-18", "R-18", DAY)));
        // When // Then
        assertThat(asked(off, bill, earlier, 12L, null)).isEmpty();
    }

    @Test
    void measuresABillByReceiptsToo() {
        assertThat(SafetyRules.likeKinds(Invoices.oneRate().build()))
                .containsExactlyInAnyOrder(EntryKind.BILL, EntryKind.EXPENSE);
    }

    @Test
    void refusesANegativeLimit() {
        assertThatThrownBy(() -> settings("-1", false)).hasMessageContaining("paperbridge.approval.limit is -1");
    }

    private static ApprovalSettings settings(@Nullable String limit, boolean newVendor) {
        return new ApprovalSettings(limit == null ? null : new BigDecimal(limit), newVendor, true, true);
    }

    private static Party party(String iban) {
        return new Party("Nordwind Papier GmbH", "DE123456788", null, iban, null, null, null, null);
    }

    private static Map<Question, Sentence> asked(
            ApprovalSettings settings,
            Invoice invoice,
            Earlier earlier,
            @Nullable Long contact,
            @Nullable BigDecimal rate) {
        return new SafetyRules(settings)
                .asked(
                        invoice,
                        SafetyRules.precedent(invoice, contact, false),
                        earlier,
                        contact == null,
                        COMPANY,
                        rate);
    }

    private static String said(Map<Question, Sentence> asked, Locale locale) {
        return Sentence.joined(List.copyOf(asked.values())).in(locale);
    }
}
