package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.bigcapital.PaymentRounds.Round;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FollowedEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The organisation is in Berlin; it is a quarter past midnight there on the 20th, and still the 19th in UTC. */
class PaymentRoundsTest {

    private static final Instant NOW = Instant.parse("2026-11-19T23:15:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final Books.Known books = Books.of(Books.settings(), "EUR");
    private final PaymentRounds rounds = new PaymentRounds(
            new EntrySearch(books.facts()),
            books.facts(),
            new ChangedLines(books.chart(), books.items()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a draft past its due date | draft | {'is_delivered':false,'is_overdue':true,'due_amount':119,'due_date':'2026-01-15T00:00:00.000Z'}",
                "delivered, nothing paid | open | {'is_delivered':true,'due_amount':119,'payment_amount':0,'due_date':'2026-12-05T00:00:00.000Z'}",
                "flags as numbers | open | {'is_delivered':1,'due_amount':119,'payment_amount':0,'due_date':null}",
                "partly paid, which the server also calls paid | partially paid | {'is_delivered':true,'is_paid':true,'is_partially_paid':true,'due_amount':69,'payment_amount':50,'due_date':'2026-12-05T00:00:00.000Z'}",
                "partly paid and late | overdue | {'is_delivered':true,'is_paid':true,'due_amount':69,'payment_amount':50,'due_date':'2026-11-18T00:00:00.000Z'}",
                "paid but for the noise of floats | paid | {'is_delivered':true,'due_amount':0.000000000000014,'payment_amount':119,'due_date':'2026-12-05T00:00:00.000Z'}",
                "paid, which the server also calls overdue | paid | {'is_delivered':true,'is_overdue':true,'due_amount':0,'payment_amount':119,'due_date':'2026-01-15T00:00:00.000Z'}",
                "a thousandth is left | open | {'is_delivered':true,'due_amount':0.001,'payment_amount':0,'due_date':null}",
                "written off, which the server also calls paid | written off | {'is_delivered':true,'is_fully_paid':true,'is_writtenoff':true,'due_amount':0,'payment_amount':0}",
                "due today | open | {'is_delivered':true,'due_amount':119,'payment_amount':0,'due_date':'2026-11-20T00:00:00.000Z'}",
                "due yesterday here, today in UTC | overdue | {'is_delivered':true,'due_amount':119,'payment_amount':0,'due_date':'2026-11-19T00:00:00.000Z'}",
                "due today, the server in Berlin | open | {'is_delivered':true,'due_amount':119,'payment_amount':0,'due_date':'2026-11-19T23:00:00.000Z'}"
            })
    void seesThePaymentStatusOfASaleInvoiceOnItsOwn(String situation, String status, String row) throws Exception {
        assertThat(status(EntryKind.SALE_INVOICE, row)).as(situation).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BILL | draft | {'is_open':false,'due_amount':119}",
                "BILL | open | {'is_open':true,'status':null,'due_amount':119,'payment_amount':0,'due_date':null}",
                "BILL | paid | {'is_open':true,'due_amount':0,'payment_amount':119}",
                "EXPENSE | draft | {'is_published':false}",
                "EXPENSE | open | {'is_published':true}",
                "CREDIT_NOTE | open | {'is_published':true,'is_closed':false,'refunded_amount':0}",
                "CREDIT_NOTE | partially paid | {'is_published':true,'is_closed':false,'refunded_amount':50}",
                "CREDIT_NOTE | paid | {'is_published':true,'is_closed':true,'refunded_amount':119}",
                "VENDOR_CREDIT | open | {'is_published':true,'refunded_amount':0}"
            })
    void seesWhatTheListsOfTheOtherKindsShow(EntryKind kind, String status, String row) throws Exception {
        ObjectNode shown = (ObjectNode) Wire.JSON.readTree(row.replace('\'', '"'));
        if (shown.has("is_published")) {
            shown.put(Collection.of(kind).postedKey(), shown.get("is_published").asBoolean());
        }
        assertThat(rounds.status(Collection.of(kind), shown, TODAY)).isEqualTo(status);
    }

    @Test
    void readsPagesUntilAllWereSeenAndThenTheNextList() {
        // Given
        Round round = rounds.begin(List.of(
                followed(1, EntryKind.BILL, "open"),
                followed(2, EntryKind.BILL, "paid"),
                followed(3, EntryKind.EXPENSE, "draft")));

        // When
        Round second = rounds.read(round, page("bills", 300, bill(9), bill(1)));
        Round third = rounds.read(second, page("bills", 300, bill(2)));

        // Then
        assertThat(round.path()).isEqualTo("/api/bills");
        assertThat(round.query()).isEqualTo("column_sort_by=bill_date&sort_order=desc&page=1&page_size=100");
        assertThat(second.query()).contains("&page=2&");
        assertThat(second.seen()).extracting(FollowedEntry::entryId).containsExactly(1L);
        assertThat(second.changed()).extracting(FollowedEntry::status).containsExactly("paid");
        assertThat(third.path()).isEqualTo("/api/expenses");
        assertThat(third.query()).contains("&page=1&");
        assertThat(third.changed()).isEmpty();
        assertThat(third.more()).isTrue();
    }

    @Test
    void missesWhatIsOnNoPage() {
        // Given
        Round round = rounds.begin(List.of(followed(1, EntryKind.BILL, "open"), followed(2, EntryKind.BILL, null)));

        // When
        Round second = rounds.read(round, page("bills", 101, bill(2)));
        Round last = rounds.read(second, page("bills", 101));

        // Then
        assertThat(second.missed()).isEmpty();
        assertThat(last.missed()).extracting(FollowedEntry::entryId).containsExactly(1L);
        assertThat(last.more()).isFalse();
    }

    private String status(EntryKind kind, String row) throws Exception {
        return rounds.status(Collection.of(kind), Wire.JSON.readTree(row.replace('\'', '"')), TODAY);
    }

    private static FollowedEntry followed(long id, EntryKind kind, @Nullable String status) {
        return new FollowedEntry(id, new DocumentRef(id, NOW), kind, id, status, null, null);
    }

    private static String bill(long id) {
        return "{\"id\":" + id + ",\"is_open\":true,\"due_amount\":0}";
    }

    private static String page(String key, int total, String... rows) {
        return "{\"" + key + "\":[" + Arrays.stream(rows).collect(Collectors.joining(","))
                + "],\"pagination\":{\"total\":" + total + "}}";
    }
}
