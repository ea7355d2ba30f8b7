package io.paperbridge.bigcapital;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.document.ChangedEntry;
import io.paperbridge.document.DocumentRef;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.FollowedEntry;
import io.paperbridge.document.Treatment.Aspect;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person has put the lines of a bill on that was booked on an account with an item. */
class ChangedLinesTest {

    private final Books.Known books = Books.of(Books.settings(), "EUR");
    private final ChangedLines lines = new ChangedLines(books.chart(), books.items());
    private final long booked = books.chart().line("other-expenses", "a test");
    private final long other = books.chart().line("office-expenses", "a test");
    private final long item = books.items().line();
    private final long tax = books.items().tax();

    @Test
    void learnsTheAccountThatAllLinesButThatOfVatWerePutOn() throws Exception {
        assertThat(look(line(item, other), line(item, other), line(tax, 77)))
                .contains(new ChangedEntry(7, Map.of(Aspect.ACCOUNT, "office-expenses")));
    }

    @Test
    void learnsTheItemByItsCode() throws Exception {
        assertThat(look(line(99, booked), line(tax, 77))).contains(new ChangedEntry(7, Map.of(Aspect.ITEM, "HOSTING")));
    }

    @Test
    void learnsThatNothingHasChanged() throws Exception {
        assertThat(look(line(item, booked), line(tax, 77))).contains(new ChangedEntry(7, Map.of()));
    }

    @Test
    void learnsNothingWhereLinesDiffer() throws Exception {
        assertThat(look(line(item, other), line(item, booked))).contains(new ChangedEntry(7, Map.of()));
    }

    @Test
    void saysNothingOfAnAccountItDoesNotKnowOrOfAnEntryThatWasBookedLongAgo() throws Exception {
        assertThat(look(line(item, 4711))).isEmpty();
        assertThat(lookAt(null, line(item, other))).isEmpty();
        assertThat(look()).isEmpty();
    }

    private Optional<ChangedEntry> look(String... rows) throws Exception {
        return lookAt(booked, rows);
    }

    private Optional<ChangedEntry> lookAt(@Nullable Long account, String... rows) throws Exception {
        FollowedEntry entry =
                new FollowedEntry(7, new DocumentRef(17, Instant.EPOCH), EntryKind.BILL, 90, "open", account, item);
        return lines.of(entry, Wire.JSON.readTree("{\"entries\":[" + String.join(",", rows) + "]}"));
    }

    private static String line(long item, long account) {
        return "{\"item_id\":%d,\"item\":{\"code\":\"HOSTING\"},\"cost_account_id\":%d}".formatted(item, account);
    }
}
