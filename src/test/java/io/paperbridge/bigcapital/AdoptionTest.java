package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.bigcapital.Adoption.Action;
import io.paperbridge.bigcapital.Adoption.Decision;
import io.paperbridge.document.Entries;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdoptionTest {

    private static final PreparedEntry WANTED = Entries.bill("PLX-17");
    private static final String HUNDRED_NINETEEN = "119";

    private final Adoption adoption = new Adoption(Books.settings());

    @Test
    void createsWhatIsNotThere() {
        assertThat(adoption.decide(WANTED, List.of())).isEqualTo(new Decision(Action.CREATE, null, false, List.of()));
    }

    @Test
    void adoptsOurDraft() {
        assertThat(adoption.decide(WANTED, List.of(bill(90).build())))
                .isEqualTo(new Decision(Action.ADOPT, 90L, false, List.of()));
    }

    @Test
    void adoptsOurPostedEntry() {
        assertThat(adoption.decide(WANTED, List.of(bill(90).posted().build())))
                .isEqualTo(new Decision(Action.ADOPT_POSTED, 90L, true, List.of()));
    }

    @Test
    void keepsTheLowestIdOfSeveralDraftsAndDeletesTheOthers() {
        assertThat(adoption.decide(WANTED, List.of(bill(92).build(), bill(90).build(), bill(91).build())))
                .isEqualTo(new Decision(Action.ADOPT, 90L, false, List.of(91L, 92L)));
    }

    @Test
    void keepsThePostedOneWhateverItsId() {
        assertThat(adoption.decide(
                        WANTED, List.of(bill(90).build(), bill(91).posted().build())))
                .isEqualTo(new Decision(Action.ADOPT_POSTED, 91L, true, List.of(90L)));
    }

    @ParameterizedTest
    @CsvSource({"total, 119.01", "number, R-18", "contact, 13", "date, 2026-10-02", "currency, USD"})
    void deletesADraftOfOursThatIsNotTheSame(String what, String value) {
        // Given
        FoundEntry other = bill(90).with(what, value).build();

        // When
        Decision decision = adoption.decide(WANTED, List.of(other));

        // Then
        assertThat(decision).isEqualTo(new Decision(Action.CREATE, null, false, List.of(90L)));
    }

    @ParameterizedTest
    @CsvSource({"total, 119.01", "number, R-18", "contact, 13", "date, 2026-10-02", "currency, USD"})
    void asksWhenOursIsPostedAndNotTheSame(String what, String value) {
        // Given
        FoundEntry other = bill(90).with(what, value).posted().build();

        // When // Then
        assertReview(other, Reason.ENTRY_DIFFERS, "id 90", "PLX-17", "119.00 EUR");
    }

    @Test
    void asksWhenOursIsPostedTwice() {
        assertThatThrownBy(() -> adoption.decide(
                        WANTED,
                        List.of(bill(90).posted().build(), bill(91).posted().build())))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("id 91")
                .hasMessageContaining("a second time");
    }

    @Test
    void seesTheTotalThroughTheNoiseOfFloats() {
        assertThat(adoption.decide(
                                WANTED,
                                List.of(bill(90).with("total", "118.99999999999999")
                                        .build()))
                        .action())
                .isEqualTo(Action.ADOPT);
    }

    @Test
    void acceptsTheDayInEitherZone() {
        // Given
        FoundEntry found = new FoundEntry(
                EntryKind.BILL,
                90,
                "PLX-17",
                "R-17",
                12,
                Set.of(LocalDate.of(2026, 9, 30), Entries.ISSUED),
                "EUR",
                new BigDecimal(HUNDRED_NINETEEN),
                BigDecimal.ONE,
                false);

        // When // Then
        assertThat(adoption.decide(WANTED, List.of(found)).action()).isEqualTo(Action.ADOPT);
    }

    @Test
    void takesAReferenceForOursOnlyByteForByte() {
        // Given
        FoundEntry typedByHand =
                bill(90).reference("plx-17").with("number", "X-1").build();

        // When // Then
        assertThat(adoption.decide(WANTED, List.of(typedByHand)))
                .isEqualTo(new Decision(Action.CREATE, null, false, List.of()));
    }

    @Test
    void neitherAdoptsNorDeletesOurEntryOfAnotherKind() {
        // Given
        FoundEntry expense = new FoundEntry(
                EntryKind.EXPENSE,
                5,
                "PLX-17",
                null,
                0,
                Set.of(Entries.ISSUED),
                "EUR",
                BigDecimal.TEN,
                BigDecimal.ONE,
                false);

        // When // Then
        assertThat(adoption.decide(WANTED, List.of(expense)))
                .isEqualTo(new Decision(Action.CREATE, null, false, List.of()));
    }

    @Test
    void asksWhenOurEntryOfAnotherKindIsPosted() {
        // Given
        FoundEntry expense = new FoundEntry(
                EntryKind.EXPENSE,
                5,
                "PLX-17",
                null,
                0,
                Set.of(Entries.ISSUED),
                "EUR",
                BigDecimal.TEN,
                BigDecimal.ONE,
                true);

        // When // Then
        assertReview(expense, Reason.ENTRY_DIFFERS, "expense", "id 5");
    }

    @ParameterizedTest
    @CsvSource({"r-17", "'R-17 '", "R-17"})
    void linksTheSameInvoiceThatSomebodyTypedByHand(String number) {
        // Given
        FoundEntry typed =
                bill(77).reference(null).with("number", number).posted().build();

        // When // Then
        assertThat(adoption.decide(WANTED, List.of(typed))).isEqualTo(new Decision(Action.LINK, 77L, true, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"total, 119.01", "date, 2026-10-02", "currency, USD"})
    void asksWhenTheVendorHasTheNumberOnAnotherInvoice(String what, String value) {
        assertReview(
                bill(77).reference(null).with(what, value).build(), Reason.DUPLICATE, "id 77", "another date or total");
    }

    @Test
    void asksWhenAnotherDocumentOfOursHasTheNumber() {
        assertReview(bill(77).reference("PLX-4").build(), Reason.DUPLICATE, "id 77", "reference PLX-4");
    }

    @Test
    void doesNotMindTheNumberOfAnotherVendor() {
        // Given
        FoundEntry other = bill(77).reference("PLX-4").with("contact", "13").build();

        // When // Then
        assertThat(adoption.decide(WANTED, List.of(other)).action()).isEqualTo(Action.CREATE);
    }

    @Test
    void deletesOnlyDraftsOfOursBesideTheOneThatCounts() {
        // Given
        List<FoundEntry> found = List.of(
                bill(90).build(),
                bill(91).build(),
                bill(92).posted().build(),
                bill(93).reference("PLX-4").build());

        // When // Then
        assertThat(adoption.surplus(WANTED, 90L, found)).containsExactly(91L);
        assertThat(adoption.surplus(WANTED, null, found)).containsExactly(90L, 91L);
    }

    @Test
    void takesAnEntryThatTwoListsShowForOne() {
        // Given
        FoundEntry posted = bill(90).posted().build();

        // When // Then
        assertThat(adoption.decide(WANTED, List.of(posted, posted)))
                .isEqualTo(new Decision(Action.ADOPT_POSTED, 90L, true, List.of()));
        assertThat(adoption.surplus(WANTED, null, List.of(bill(91).build(), bill(91).build())))
                .containsExactly(91L);
    }

    @ParameterizedTest
    @CsvSource({"R-17, R-17 (V12)", "R-17 (V12), R-17", "R-17 (V12), R-17 (v12)"})
    void seesTheSameNumberBehindTheSuffix(String wanted, String stored) {
        // Given
        FoundEntry typed = bill(77).reference(null).with("number", stored).build();

        // When // Then
        assertThat(adoption.decide(Entries.bill("PLX-17", wanted, 12), List.of(typed)))
                .isEqualTo(new Decision(Action.LINK, 77L, false, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"R-17, 12", "r-17 , 12"})
    void linksAnExpenseThatCarriesTheNumberOfTheReceipt(String typed, long payee) {
        assertThat(adoption.decide(Entries.ofKind(EntryKind.EXPENSE, "PLX-17"), List.of(typedExpense(typed, payee))))
                .isEqualTo(new Decision(Action.LINK, 5L, true, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"R-17, , 12", "R-17, , 0", "R-17, R-17, 0", "PLX-17, , 12", "PLX-17, lunch, 12", "PLX-17, lunch, 0"})
    void asksAboutAnExpenseThatNothingTellsFromTheReceipt(String printed, @Nullable String typed, long payee) {
        assertThatThrownBy(() -> adoption.decide(receipt(printed), List.of(typedExpense(typed, payee))))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> {
                    assertThat(review.reason()).isEqualTo(Reason.DUPLICATE);
                    assertThat(review.sentence()).contains("expense", "id 5", "119.00 EUR", "field");
                });
    }

    @ParameterizedTest
    @CsvSource({"R-17, R-18, 12", "R-17, R-18, 0", "R-17, , 13", "PLX-17, R-18, 13", "R-17, PLX-16, 12"})
    void booksAReceiptBesideAnExpenseOfAnotherNumberOrPartyOrOfOurs(
            String printed, @Nullable String typed, long payee) {
        assertThat(adoption.decide(receipt(printed), List.of(typedExpense(typed, payee))))
                .isEqualTo(new Decision(Action.CREATE, null, false, List.of()));
    }

    /** A receipt of payee 12 over 119.00 EUR; without a number it has our reference in its place. */
    private static PreparedEntry receipt(String number) {
        return Entries.ofKind(EntryKind.EXPENSE, "PLX-17", number);
    }

    private static FoundEntry typedExpense(@Nullable String reference, long payee) {
        return new FoundEntry(
                EntryKind.EXPENSE,
                5,
                reference,
                null,
                payee,
                Set.of(Entries.ISSUED),
                "EUR",
                new BigDecimal(HUNDRED_NINETEEN),
                BigDecimal.ONE,
                true);
    }

    private void assertReview(FoundEntry found, Reason reason, String... says) {
        assertThatThrownBy(() -> adoption.decide(WANTED, List.of(found)))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> {
                    assertThat(review.reason()).isEqualTo(reason);
                    assertThat(review.sentence()).contains(says);
                });
    }

    private static Bill bill(long id) {
        return new Bill(id, "PLX-17", "R-17", 12, Entries.ISSUED, "EUR", HUNDRED_NINETEEN, false);
    }

    /** A bill as a list shows it; at first the one that is wanted, as a draft. */
    private record Bill(
            long id,
            @Nullable String reference,
            String number,
            long contact,
            LocalDate date,
            String currency,
            String total,
            boolean open) {

        Bill reference(@Nullable String other) {
            return new Bill(id, other, number, contact, date, currency, total, open);
        }

        Bill posted() {
            return new Bill(id, reference, number, contact, date, currency, total, true);
        }

        Bill with(String what, String value) {
            return switch (what) {
                case "number" -> new Bill(id, reference, value, contact, date, currency, total, open);
                case "contact" -> new Bill(id, reference, number, Long.parseLong(value), date, currency, total, open);
                case "date" -> new Bill(id, reference, number, contact, LocalDate.parse(value), currency, total, open);
                case "currency" -> new Bill(id, reference, number, contact, date, value, total, open);
                case "total" -> new Bill(id, reference, number, contact, date, currency, value, open);
                default -> throw new IllegalArgumentException(what);
            };
        }

        FoundEntry build() {
            return new FoundEntry(
                    EntryKind.BILL,
                    id,
                    reference,
                    number,
                    contact,
                    Set.of(date),
                    currency,
                    new BigDecimal(total),
                    BigDecimal.ONE,
                    open);
        }
    }
}
