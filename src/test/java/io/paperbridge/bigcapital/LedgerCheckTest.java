package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.bigcapital.LedgerCheck.Finding;
import io.paperbridge.document.Entries;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerCheckTest {

    private static final String BALANCED = Shown.ledger("0 119", "100 0", "19 0");
    private static final String POSTED = Shown.posted().toString();
    private static final String NOTHING = Shown.ledger();

    private final LedgerCheck check = new LedgerCheck();

    @Test
    void isRightWhenTheEntryIsPostedAndBalancedOnce() {
        assertThat(judge(Shown.wanted(), false, POSTED, BALANCED)).isEqualTo(Finding.RIGHT);
    }

    @Test
    void seesAmountsThroughTheNoiseOfFloats() {
        assertThat(judge(
                        Shown.wanted(),
                        false,
                        POSTED,
                        Shown.ledger("0 118.99999999999999", "100.00000000000001 0", "19 0")))
                .isEqualTo(Finding.RIGHT);
    }

    @Test
    void isGoneWhenTheServerLostTheEntry() {
        assertThat(judge(Shown.wanted(), false, null, NOTHING)).isEqualTo(Finding.GONE);
    }

    @Test
    void isNotPostedWhenThePostVanished() {
        assertThat(judge(Shown.wanted(), false, Shown.draft().toString(), NOTHING))
                .isEqualTo(Finding.NOT_POSTED);
    }

    @Test
    void isWrongWhenADraftHasLedgerRows() {
        assertThat(judge(Shown.wanted(), false, Shown.draft().toString(), BALANCED))
                .isEqualTo(Finding.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 119,100 0,19 0,0 119,100 0,19 0", // booked twice
                "0 119", // only one side
                "0 119,100 0,18.99 0", // unbalanced
                "0 118.99,99.99 0,19 0", // another total
                "" // posted, but not in the ledger
            })
    void isWrongWhenTheLedgerIs(String rows) {
        // Given
        String ledger = Shown.ledger(
                Arrays.stream(rows.split(",")).filter(row -> !row.isEmpty()).toArray(String[]::new));

        // When // Then
        assertThat(judge(Shown.wanted(), false, POSTED, ledger)).isEqualTo(Finding.WRONG);
    }

    @Test
    void isWrongWhenTheEntryHasAnotherTotal() {
        assertThat(judge(Shown.wanted(), false, Shown.posted().put("total", 120).toString(), BALANCED))
                .isEqualTo(Finding.WRONG);
    }

    @Test
    void isChangedWhenSomebodyEditedThePostedEntry() {
        assertThat(judge(
                        Shown.wanted(),
                        false,
                        Shown.posted().put("total", 120).toString(),
                        Shown.ledger("0 120", "101 0", "19 0")))
                .isEqualTo(Finding.CHANGED);
    }

    @Test
    void leavesALinkedEntryAsItIs() {
        assertThat(judge(Shown.wanted(), true, Shown.draft().toString(), NOTHING))
                .isEqualTo(Finding.RIGHT);
        assertThat(judge(Shown.wanted(), true, null, NOTHING)).isEqualTo(Finding.GONE);
    }

    @Test
    void leavesADraftToTheBookkeeper() {
        // Given
        PreparedEntry draft = Entries.draft("PLX-17");

        // When // Then
        assertThat(judge(draft, false, Shown.draft().toString(), NOTHING)).isEqualTo(Finding.RIGHT);
        assertThat(judge(draft, false, POSTED, BALANCED)).isEqualTo(Finding.RIGHT);
        assertThat(judge(draft, false, null, NOTHING)).isEqualTo(Finding.GONE);
    }

    @ParameterizedTest
    @CsvSource({
        "0 110.087;92.510 0;17.577 0, RIGHT", // exact to the thousandth
        "0 110.087;92.510 0;17.576 0, RIGHT", // each row rounded alone
        "0 110.089;92.510 0;17.579 0, WRONG",
        "0 110.087;92.510 0;17.574 0, WRONG", // off by more than 0.0005 x 4
        "0 119;100 0;19 0, WRONG" // the silent 1
    })
    void allowsAForeignEntryTheRoundingOfItsRows(String rows, Finding expected) {
        // Given
        PreparedEntry wanted = Entries.inDollars(Shown.wanted(), "0.9251");
        String entry = Shown.posted()
                .put("currency_code", "USD")
                .put("exchange_rate", 0.9251)
                .toString();

        // When // Then
        assertThat(judge(wanted, false, entry, Shown.ledger(rows.split(";")))).isEqualTo(expected);
    }

    @Test
    void isChangedWhenSomebodyEditedTheExchangeRate() {
        // Given
        PreparedEntry wanted = Entries.inDollars(Shown.wanted(), "0.9251");
        String entry = Shown.posted()
                .put("currency_code", "USD")
                .put("exchange_rate", 1)
                .toString();

        // When // Then
        assertThat(judge(wanted, false, entry, BALANCED)).isEqualTo(Finding.CHANGED);
    }

    @Test
    void needsTheLedgersRowsToJudge() {
        assertThatThrownBy(() -> judge(Shown.wanted(), false, POSTED, "{}"))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("no transactions");
    }

    @Test
    void neverRepairsALedgerThatIsWrong() {
        assertThatThrownBy(() -> check.refuse(Shown.wanted(), Finding.WRONG, false))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.LEDGER_WRONG))
                .hasMessageContaining("All posting is stopped");
    }

    @ParameterizedTest
    @EnumSource(
            value = Finding.class,
            names = {"GONE", "NOT_POSTED"})
    void goesOnLaterWithWhatTheServerLost(Finding finding) {
        assertThatThrownBy(() -> check.refuse(Shown.wanted(), finding, false))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("PLX-17");
    }

    @Test
    void asksAPersonWhoDeletedOrChangedWhatWasRight() {
        assertThatThrownBy(() -> check.refuse(Shown.wanted(), Finding.GONE, true))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.ENTRY_DELETED))
                .hasMessageContaining("not booked again by itself");
        assertThatThrownBy(() -> check.refuse(Shown.wanted(), Finding.WRONG, true))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.ENTRY_DIFFERS));
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhatTheReportCallsEachKind(EntryKind kind) {
        assertThat(check.referenceType(kind).toUpperCase(Locale.ROOT))
                .isEqualTo(kind.name().replace("_", ""));
    }

    @Test
    void isChangedWhenSomebodyEditedEntryAndLedger() {
        assertThat(judge(
                        Shown.wanted(),
                        false,
                        Shown.posted().put("total", 120).toString(),
                        Shown.ledger("0 120", "101 0", "19 0")))
                .isEqualTo(Finding.CHANGED);
        assertThat(judge(
                        Shown.wanted(),
                        false,
                        Shown.posted().put("bill_number", "R-18").toString(),
                        BALANCED))
                .isEqualTo(Finding.CHANGED);
    }

    private Finding judge(PreparedEntry wanted, boolean linked, @Nullable String entry, String ledger) {
        return check.judge(wanted, linked, new EntrySearch(Books.facts()).single(wanted.kind(), entry), ledger);
    }
}
