package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.Entries;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {

    private final Verification verification = new Verification(new EntrySearch(Books.facts()));

    @Test
    void findsNothingInAnEntryThatIsWhatWasWanted() {
        assertThat(verification.differences(Shown.wanted(), Shown.draft().toString()))
                .isEmpty();
        assertThat(verification.differences(Shown.wanted(), Shown.posted().toString()))
                .isEmpty();
    }

    @Test
    void takesTheDayInTheOrganisationsZone() {
        // Given
        ObjectNode bill = Shown.draft().put("bill_date", "2026-09-30T22:00:00.000Z");

        // When // Then
        assertThat(verification.differences(Shown.wanted(), bill.toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "reference_no, PLX-18, reference PLX-18 instead of PLX-17",
        "bill_number, R-18, number R-18",
        "bill_date, 2026-10-02T00:00:00.000Z, 2026-10-02",
        "currency_code, USD, USD"
    })
    void namesWhatDiffersInItsHead(String field, String value, String named) {
        // Given
        ObjectNode bill = Shown.draft().put(field, value);

        // When // Then
        assertThat(verification.differences(Shown.wanted(), bill.toString())).contains(named);
    }

    @Test
    void namesAnotherExchangeRateTheSilentOneAmongThem() {
        // Given
        ObjectNode bill = Shown.draft().put("currency_code", "USD");
        PreparedEntry wanted = Entries.inDollars(Shown.wanted(), "0.920000000");

        // When // Then
        assertThat(verification.differences(
                        wanted, bill.put("exchange_rate", 0.92).toString()))
                .isEmpty();
        assertThat(verification.differences(wanted, bill.put("exchange_rate", 1).toString()))
                .isEqualTo("exchange rate 1 instead of 0.920000000");
        assertThat(verification.differences(
                        Shown.wanted(), Shown.draft().put("exchange_rate", 2).toString()))
                .isEqualTo("exchange rate 2 instead of none");
    }

    @Test
    void namesACentAndAnotherVendor() {
        assertThat(verification.differences(
                        Shown.wanted(), Shown.draft().put("total", 119.01).toString()))
                .contains("total 119.01 EUR", "119.00 EUR");
        assertThat(verification.differences(
                        Shown.wanted(), Shown.draft().put("vendor_id", 13).toString()))
                .contains("contact 13");
    }

    @ParameterizedTest
    @CsvSource({
        "cost_account_id, 1019, line 2: cost_account_id 1019 instead of 1013",
        "item_id, 1000, line 2: item_id 1000 instead of 1002",
        "description, VAT, line 2: description VAT instead of VAT 19 %",
        "rate, 19.01, line 2: 19.01 instead of 19.00",
        "quantity, 2, line 2: 38 instead of 19.00"
    })
    void namesTheLineThatDiffers(String field, String value, String named) {
        // Given
        ObjectNode bill = Shown.draft();
        ((ObjectNode) bill.withArray("entries").get(1)).put(field, value);

        // When // Then
        assertThat(verification.differences(Shown.wanted(), bill.toString())).isEqualTo(named);
    }

    @Test
    void countsTheLines() {
        // Given
        ObjectNode bill = Shown.draft();
        bill.withArray("entries").remove(1);

        // When // Then
        assertThat(verification.differences(Shown.wanted(), bill.toString())).isEqualTo("1 lines instead of 2");
    }

    @Test
    void saysWhenTheEntryIsGone() {
        assertThat(verification.differences(Shown.wanted(), null)).isEqualTo("it is gone");
        assertThat(verification.differences(Shown.wanted(), " ")).isEqualTo("it is gone");
        assertThat(verification.isPosted(Shown.wanted(), null)).isFalse();
        assertThat(verification.isPosted(Shown.wanted(), "")).isFalse();
    }

    @Test
    void tellsADraftFromAPostedEntry() {
        assertThat(verification.isPosted(Shown.wanted(), Shown.draft().toString()))
                .isFalse();
        assertThat(verification.isPosted(Shown.wanted(), Shown.posted().toString()))
                .isTrue();
    }

    @Test
    void asksAPersonAboutAPostedEntryAndMakesADraftAgain() {
        assertThatThrownBy(() -> verification.refuse(Shown.wanted(), "line 2: 19.01", true))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.ENTRY_DIFFERS))
                .hasMessageContaining("line 2: 19.01");
        assertThatThrownBy(() -> verification.refuse(Shown.wanted(), "line 2: 19.01", false))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("PLX-17");
    }

    @Test
    void deletesNoDraftThatSomebodyPostedMeanwhile() {
        assertThatThrownBy(() -> verification.isDraftOf(
                        "PLX-17", EntryKind.BILL, 90, Shown.posted().toString()))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("Entry 90");
        assertThat(verification.isDraftOf(
                        "PLX-17", EntryKind.BILL, 90, Shown.draft().toString()))
                .isTrue();
        assertThat(verification.isDraftOf("PLX-17", EntryKind.BILL, 90, null)).isFalse();
        assertThat(verification.isDraftOf("PLX-17", EntryKind.BILL, 90, "")).isFalse();
        assertThat(verification.status(true)).isEqualTo("open");
        assertThat(verification.status(false)).isEqualTo("draft");
    }
}
