package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.document.EntryKind;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartOfAccountsTest {

    private final ChartOfAccounts chart = Books.of(Books.settings(), "EUR").chart();

    @ParameterizedTest
    @CsvSource({"other-expenses, 1018", "Other-Expenses, 1018", "40011, 1018", "rounding-differences, 1040"})
    void findsAnAccountBySlugOrCodeWhereverItStands(String slugOrCode, long id) {
        assertThat(chart.line(slugOrCode, "a rule")).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing-like-it, does not exist",
        "owner-drawings, more than one account",
        "30003, more than one account",
        "closed, is inactive",
        "accounts-receivable, belongs to receivables or payables"
    })
    void asksWhereAnAccountCannotBeUsedAndNeverTakesAnother(String slugOrCode, String problem) {
        assertThatThrownBy(() -> chart.line(slugOrCode, "rule \"Hosting\""))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.ACCOUNT_UNUSABLE))
                .hasMessageContaining(slugOrCode)
                .hasMessageContaining("rule \"Hosting\"")
                .hasMessageContaining(problem);
    }

    @Test
    void booksExpensesOnExpenseAccountsOnly() {
        assertThat(chart.line(EntryKind.EXPENSE, "office-expenses", "a rule")).isEqualTo(1020);
        assertThat(chart.line(EntryKind.BILL, "prepaid-expenses", "a rule")).isEqualTo(1030);
        assertThatThrownBy(() -> chart.line(EntryKind.EXPENSE, "prepaid-expenses", "a rule"))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("is no expense account");
    }

    @Test
    void paysFromCashButNotFromTaxes() {
        assertThat(chart.paidFrom("petty-cash", "a setting")).isEqualTo(1003);
        assertThatThrownBy(() -> chart.paidFrom("tax-payable", "a setting"))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("none that BigCapital pays expenses from");
    }
}
