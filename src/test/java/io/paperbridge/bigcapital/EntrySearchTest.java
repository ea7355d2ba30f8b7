package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.bigcapital.EntrySearch.ListCall;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FoundEntry;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.document.Money;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntrySearchTest {

    private static final Money TOTAL = Money.of("119.00", "EUR");

    private final EntrySearch search = new EntrySearch(Books.facts());

    @Test
    void asksForReferenceNumberAndSuffixedNumberInOneCall() {
        // Given
        LookUp lookUp = search.lookUp(Invoices.oneRate().build(), "PLX-17", "R-17 (V12)", false);

        // When
        List<ListCall> calls = search.calls(List.of(lookUp));

        // Then
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/api/bills");
            assertThat(call.query()).endsWith("&page=1&page_size=1000").doesNotContain(" ", "\"");
            assertThat(roles(call))
                    .containsExactly(" reference_no=PLX-17", "or bill_number=R-17", "or bill_number=R-17 (V12)");
        });
    }

    @Test
    void asksForSeveralDocumentsInOneCallAndForNothingTwice() {
        // Given
        LookUp first = new LookUp(EntryKind.BILL, "PLX-17", List.of("R-1"), TOTAL, false);
        LookUp second = new LookUp(EntryKind.BILL, "PLX-18", List.of("R-1"), TOTAL, false);

        // When
        List<ListCall> calls = search.calls(List.of(first, second));

        // Then
        assertThat(calls).singleElement().satisfies(call -> assertThat(roles(call))
                .containsExactly(" reference_no=PLX-17", "or bill_number=R-1", "or reference_no=PLX-18"));
    }

    @Test
    void looksForAnExpenseByTheNumberOfItsReceiptAndByItsTotal() {
        // Given
        LookUp lookUp = search.lookUp(
                Invoices.oneRate().kind(EntryKind.EXPENSE).number("R-17").build(), "PLX-17", "R-17 (V12)", false);

        // When
        List<ListCall> calls = search.calls(List.of(lookUp));

        // Then
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/api/expenses");
            assertThat(roles(call))
                    .containsExactly(
                            " reference_no=PLX-17",
                            "or reference_no=R-17",
                            "or reference_no=R-17 (V12)",
                            "or amount=119.00");
        });
    }

    @Test
    void looksForTheReferenceEverywhereWhenTheJournalMayBeLost() {
        // Given
        LookUp lookUp = new LookUp(EntryKind.BILL, "PLX-17", List.of("R-1"), TOTAL, true);

        // When
        List<ListCall> calls = search.calls(List.of(lookUp));

        // Then
        assertThat(calls)
                .extracting(ListCall::path)
                .containsExactly(
                        "/api/sale-invoices",
                        "/api/bills",
                        "/api/expenses",
                        "/api/credit-notes",
                        "/api/vendor-credits");
        assertThat(calls).allSatisfy(call -> assertThat(roles(call)).contains(" reference_no=PLX-17"));
        assertThat(calls.stream().filter(call -> roles(call).size() > 1)).hasSize(1);
    }

    @Test
    void asksNothingForNothing() {
        assertThat(search.calls(List.of())).isEmpty();
    }

    @Test
    void looksAgainUnderReferenceAndNumber() {
        assertThat(search.again(Shown.wanted()))
                .isEqualTo(new LookUp(EntryKind.BILL, "PLX-17", List.of("R-17"), TOTAL, false));
    }

    @Test
    void knowsADocumentThatIsInTheBooksByItsNumberInAnyCaseOrOurReference() {
        // Given
        Invoice invoice = Invoices.oneRate().build();
        List<FoundEntry> typed = search.read(
                EntryKind.BILL,
                Shown.list(Shown.posted().put("bill_number", "r-17 ").put("reference_no", "by hand")));
        List<FoundEntry> dearer = search.read(
                EntryKind.BILL, Shown.list(Shown.posted().put("total", 120).put("reference_no", "by hand")));
        List<FoundEntry> renumbered =
                search.read(EntryKind.BILL, Shown.list(Shown.posted().put("bill_number", "X")));
        List<String> numbers = List.of("R-17", "R-17 (V12)");

        // When // Then
        assertThat(search.isInBooks(typed, invoice, "PLX-17", numbers, 12)).isTrue();
        assertThat(search.isInBooks(renumbered, invoice, "PLX-17", numbers, 12)).isTrue();
        assertThat(search.isInBooks(dearer, invoice, "PLX-17", numbers, 12)).isFalse();
        assertThat(search.isInBooks(typed, invoice, "PLX-17", numbers, 13)).isFalse();
    }

    @Test
    void asksForTheNumberAsTheServerCanStoreIt() {
        assertThat(search.number(Invoices.oneRate().number("R 🚀 17").build(), "PLX-17"))
                .isEqualTo("R 17");
        assertThat(search.number(Invoices.oneRate().number(null).build(), "PLX-17"))
                .isEqualTo("PLX-17");
        assertThat(search.number(
                        Invoices.oneRate()
                                .kind(EntryKind.EXPENSE)
                                .number("R-17")
                                .build(),
                        "PLX-17"))
                .isEqualTo("R-17");
        assertThat(search.lookUp(Invoices.oneRate().number("R-1").build(), "PLX-17", "R-1", false)
                        .numbers())
                .containsExactly("R-1");
    }

    @Test
    void readsAList() {
        // When
        List<FoundEntry> found = search.read(
                EntryKind.BILL,
                Shown.list(Shown.posted().put("total", 118.99), Shown.draft().put("id", "91")));

        // Then
        assertThat(found).hasSize(2);
        assertThat(found.get(0).posted()).isTrue();
        assertThat(found.get(0).total()).isEqualByComparingTo("118.99");
        assertThat(found.get(0).dates()).containsExactly(LocalDate.of(2026, 10, 1));
        assertThat(found.get(1).id()).isEqualTo(91);
        assertThat(found.get(1).posted()).isFalse();
    }

    @Test
    void takesADateForTheDaysItMayMean() {
        // Given
        String list = Shown.list(
                Shown.draft().put("bill_date", "2026-09-30T22:00:00.000Z"),
                Shown.draft().put("bill_date", "2026-10-01"));

        // When
        List<FoundEntry> found = search.read(EntryKind.BILL, list);

        // Then
        assertThat(found.get(0).dates())
                .containsExactlyInAnyOrder(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 10, 1));
        assertThat(found.get(1).dates()).containsExactly(LocalDate.of(2026, 10, 1));
    }

    @Test
    void readsTheOtherKindsByTheirOwnNames() {
        assertThat(
                        search.read(
                                EntryKind.SALE_INVOICE,
                                """
                        {"sales_invoices":[{"id":1,"invoice_no":"A-1","customer_id":4,"invoice_date":"2026-10-01",
                         "currency_code":"EUR","total":1.5,"is_delivered":true}]}"""))
                .singleElement()
                .satisfies(entry -> assertThat(entry.posted()).isTrue());
        assertThat(
                        search.read(
                                EntryKind.EXPENSE,
                                """
                        {"expenses":[{"id":2,"reference_no":"PLX-17","payment_date":"2026-10-01",
                         "currency_code":"EUR","total":null,"is_published":0}]}"""))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.contactId()).isZero();
                    assertThat(entry.number()).isNull();
                    assertThat(entry.knownBy()).isEqualTo("PLX-17");
                    assertThat(entry.total()).isEqualTo(BigDecimal.ZERO);
                });
    }

    @Test
    void takesAnIncompleteLookForNoLook() {
        // Given
        String list = Shown.list(Shown.draft()).replace("\"total\":1,", "\"total\":2,");

        // When // Then
        assertThatThrownBy(() -> search.read(EntryKind.BILL, list))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("1 of 2 entries");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "{\"bills\":null}",
                "{\"bills\":[{\"id\":\"x\"}]}",
                "{\"bills\":[{\"id\":1,\"vendor_id\":3}]}"
            })
    void refusesAnAnswerThatLacksWhatItMustHold(String answer) {
        assertThatThrownBy(() -> search.read(EntryKind.BILL, answer)).isInstanceOf(RemoteFailure.class);
    }

    @Test
    void refusesACreateWhoseAnswerHoldsNoId() {
        assertThat(search.createdId("{\"id\":90,\"total\":119}")).isEqualTo(90);
        assertThatThrownBy(() -> search.createdId("{\"total\":119}"))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("no id");
    }

    @ParameterizedTest
    @CsvSource({"r-17, 13, true", "R-17, 12, false", "R-18, 13, false"})
    void seesANumberThatAnotherVendorHolds(String number, long vendor, boolean held) {
        // Given
        List<FoundEntry> found = search.read(
                EntryKind.BILL,
                Shown.list(Shown.posted()
                        .put("bill_number", number)
                        .put("vendor_id", vendor)
                        .put("total", 50)));

        // When // Then
        assertThat(search.isHeldByOther(found, Invoices.oneRate().build(), "R-17", 12))
                .isEqualTo(held);
    }

    @Test
    void asksWhenAnotherVendorHasTheNumberOnTheSameDayWithTheSameTotal() {
        // Given
        List<FoundEntry> found =
                search.read(EntryKind.BILL, Shown.list(Shown.posted().put("vendor_id", 13)));

        // When // Then
        assertThatThrownBy(() -> search.isHeldByOther(found, Invoices.oneRate().build(), "R-17", 12))
                .isInstanceOf(ReviewNeeded.class)
                .hasMessageContaining("another party");
    }

    @ParameterizedTest
    @EnumSource
    void linksToThePageOfEachKind(EntryKind kind) {
        // Given
        EntryLinks links =
                new EntryLinks(new BigcapitalSettings("http://api/", "k", "", "", "", "http://books/", 4, 1));

        // When
        String link = links.of(kind, 90);

        // Then
        assertThat(link).matches("http://books/(invoices|bills|expenses|credit-notes|vendor-credits)/90/edit");
        assertThat(search.collection(kind).path()).startsWith("/api/");
    }

    @Test
    void asksWhenAnotherVendorHasTheNumberOnWhatLooksLikeTheSameInvoice() {
        // Given
        List<FoundEntry> found = search.read(
                EntryKind.BILL, Shown.list(Shown.posted().put("vendor_id", 13).put("total", 118.99999999999999)));

        // When // Then
        assertThatThrownBy(() -> search.isHeldByOther(found, Invoices.oneRate().build(), "R-17", 12))
                .isInstanceOfSatisfying(ReviewNeeded.class, review -> assertThat(review.reason())
                        .isEqualTo(Reason.DUPLICATE))
                .hasMessageContaining("contact 13");
    }

    @Test
    void keepsEveryCallWithinWhatProxiesTake() {
        // Given
        List<LookUp> lookUps = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lookUps.add(new LookUp(EntryKind.BILL, "PLX-" + i, List.of("Ä".repeat(60) + i), TOTAL, false));
        }

        // When
        List<ListCall> calls = search.calls(lookUps);

        // Then
        assertThat(calls).hasSizeGreaterThan(1).allSatisfy(call -> assertThat(call.query())
                .hasSizeLessThan(7000));
        assertThat(calls.stream().flatMap(call -> roles(call).stream())).hasSize(100);
        assertThat(calls).allSatisfy(call -> assertThat(roles(call).get(0)).startsWith(" "));
    }

    /** The conditions of a call: {@code "or bill_number=R-1"}. */
    private static List<String> roles(ListCall call) {
        String roles =
                call.query().substring(0, call.query().indexOf('&')).replaceFirst("^stringified_filter_roles=", "");
        List<String> conditions = new ArrayList<>();
        for (JsonNode role : Wire.parse("roles", URLDecoder.decode(roles, StandardCharsets.UTF_8))) {
            assertThat(role.path("comparator").asText()).isEqualTo("equals");
            conditions.add(role.path("condition").asText() + " "
                    + role.path("fieldKey").asText() + "=" + role.path("value").asText());
        }
        return conditions;
    }
}
