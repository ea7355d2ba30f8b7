package io.paperbridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.journal.Exchanges.Call;
import io.paperbridge.journal.Exchanges.Kept;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What servers were asked and what they answered. */
class ExchangesTest {

    private static final Instant AT = Instant.parse("2026-11-20T09:00:00.123456Z");

    private static final ExchangeFilter ALL = new ExchangeFilter(null, null, null, null, null, null, null, null);

    @OnEachDatabase
    void keepsWhatItIsGiven(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        long document = node.admitted(17);
        Call whole = new Call(
                AT,
                document,
                "create-draft",
                "BigCapital",
                "POST",
                "/api/bills",
                "a=b",
                "{}",
                400,
                "no",
                "CODE",
                "why",
                12);
        // When
        node.exchanges.add(List.of(whole, call(null, "/api/items", 0)));
        List<Kept> kept = node.exchanges.page(ALL, null, 10);
        // Then
        assertThat(kept.get(1).call()).isEqualTo(whole);
        assertThat(kept.get(1).paperlessId()).isEqualTo(17);
        assertThat(kept.get(1).generation()).isEqualTo(1);
        assertThat(kept.get(0).paperlessId()).isNull();
        assertThat(node.exchanges.find(kept.get(0).id())).contains(kept.get(0));
    }

    @OnEachDatabase
    void cutsWhatIsTooLongAndWhatNoDatabaseTakes(TestJournal journal) {
        // Given
        Exchanges exchanges = journal.node().exchanges;
        Call call = new Call(
                AT,
                null,
                null,
                "BigCapital",
                "GET",
                "/" + "x".repeat(2000),
                "q\0",
                "b\0",
                200,
                null,
                "C".repeat(200),
                "e".repeat(600),
                1);
        // When
        exchanges.add(List.of(call));
        Call kept = exchanges.page(ALL, null, 1).get(0).call();
        // Then
        assertThat(kept.path()).hasSize(1000).endsWith("…");
        assertThat(kept.requestBody()).isEqualTo("b\uFFFD");
        assertThat(kept.errorCode()).hasSize(100);
        assertThat(kept.errorText()).hasSize(500);
    }

    @OnEachDatabase
    void findsByEachConditionPageByPage(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        long document = node.admitted(17);
        node.exchanges.add(List.of(
                call(document, "/api/bills", 201), call(document, "/api/Vendors", 404), call(null, "/api/items", 0)));
        // When
        List<Kept> ofDocument = node.exchanges.page(ExchangeFilter.of(document), null, 1);
        List<Kept> next = node.exchanges.page(
                ExchangeFilter.of(document), ofDocument.get(0).id(), 10);
        List<Kept> found = node.exchanges.page(
                new ExchangeFilter(document, 400, 499, "NONE", "GET", "vendors", AT, AT.plusSeconds(1)), null, 10);
        List<Kept> unanswered =
                node.exchanges.page(new ExchangeFilter(null, 0, 0, null, null, null, null, null), null, 10);
        // Then
        assertThat(ofDocument).extracting(kept -> kept.call().path()).containsExactly("/api/Vendors");
        assertThat(next).extracting(kept -> kept.call().path()).containsExactly("/api/bills");
        assertThat(found).extracting(kept -> kept.call().status()).containsExactly(404);
        assertThat(unanswered).extracting(kept -> kept.call().path()).containsExactly("/api/items");
    }

    @OnEachDatabase
    void erasesThoseOfADocumentAndNoOthers(TestJournal journal) {
        // Given
        JournalNode node = journal.node();
        long document = node.admitted(17);
        node.exchanges.add(List.of(call(document, "/api/bills", 201), call(null, "/api/items", 200)));
        // When
        int erased = node.exchanges.erase(document, "anna");
        // Then
        assertThat(erased).isEqualTo(1);
        assertThat(journal.count("exchange", "true")).isEqualTo(1);
        assertThat(journal.count("event", "what = 'exchanges erased' and actor = 'anna' and reason = '1'"))
                .isEqualTo(1);
    }

    private static Call call(@Nullable Long document, String path, int status) {
        return new Call(AT, document, "test", "BigCapital", "GET", path, null, null, status, null, "NONE", null, 5);
    }
}
