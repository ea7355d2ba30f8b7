package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.operations.ExchangeLog;
import io.paperbridge.sandbox.Fault;
import io.paperbridge.web.ApiCalls;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of the requests to BigCapital while documents are booked. */
class ExchangesTest {

    private static final String EXCHANGES = "/api/v1/exchanges";
    private static final String VENDOR = "Mitschrift GmbH";
    private static final Bridge BRIDGE =
            new Bridge().with("paperbridge.exchanges.longest-body", "2KB").with("paperbridge.breaker.failures", "50");

    @BeforeAll
    static void start() {
        BRIDGE.startWithWeb();
    }

    @AfterEach
    void calm() {
        BRIDGE.calm();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void keepsEachRequestAboutADocumentAndItsAnswer() throws Exception {
        // Given
        long id = BRIDGE.add(Invoices.electronic("EX-1", VENDOR));
        BRIDGE.awaitTold(id);
        BRIDGE.bean(ExchangeLog.class).flush();
        // When
        JsonNode list = api().json("/api/v1/documents/" + id + "/exchanges?limit=500");
        JsonNode posted = api().json(EXCHANGES + "?document=" + id + "&method=post&path=/BILLS&status=2xx");
        JsonNode create = api().json(EXCHANGES + "/"
                + posted.path("items")
                        .get(posted.path("items").size() - 1)
                        .path("id")
                        .asText());
        // Then
        assertThat(list.path("items").findValuesAsText("document")).containsOnly(id + ".1");
        assertThat(list.path("items").findValues("answerBody")).isEmpty();
        assertThat(create.path("path").asText()).isEqualTo("/api/bills");
        assertThat(create.path("status").asInt()).isEqualTo(201);
        assertThat(create.path("purpose").asText()).contains("create");
        assertThat(create.path("requestBody").asText()).contains("EX-1");
        assertThat(create.path("answerBody").asText()).contains("\"id\"");
        assertThat(create.path("millis").asLong()).isBetween(0L, 30_000L);
    }

    @Test
    void keepsNoSecretAndNoMoreOfABodyThanIsAllowed() throws Exception {
        // Given
        long id = BRIDGE.add(Invoices.electronic("EX-2", VENDOR));
        BRIDGE.awaitTold(id);
        BRIDGE.bean(ExchangeLog.class).flush();
        // When
        String all = api().get(EXCHANGES + "/export?format=json").body();
        // Then
        assertThat(all)
                .startsWith("[{")
                .endsWith("}]")
                .doesNotContain(BRIDGE.bigcapital.settings().apiKey());
        assertThat(BRIDGE.journal()
                        .sql("select max(char_length(answer_body)) from exchange")
                        .query(Integer.class)
                        .single())
                .isLessThan(2 * 1024 + 200);
    }

    @Test
    void findsWhatFailedAndWhatWasNeverAnswered() throws Exception {
        // Given
        BRIDGE.ledger.faults().once("POST", "/api/bills", Fault.failBefore(503, Map.of()));
        long refused = BRIDGE.add(Invoices.electronic("EX-3", VENDOR));
        BRIDGE.awaitTold(refused);
        BRIDGE.ledger.faults().once("POST", "/api/bills", Fault.applyThenReset());
        long lost = BRIDGE.add(Invoices.electronic("EX-4", VENDOR));
        BRIDGE.awaitTold(lost);
        BRIDGE.bean(ExchangeLog.class).flush();
        // When
        JsonNode failed = api().json(EXCHANGES + "?status=5xx&document=" + refused);
        JsonNode unanswered = api().json(EXCHANGES + "?status=none&document=" + lost);
        // Then
        assertThat(failed.path("items")).hasSize(1);
        assertThat(failed.path("items").path(0).path("status").asInt()).isEqualTo(503);
        assertThat(unanswered.path("items")).hasSize(1);
        assertThat(unanswered.path("items").path(0).path("error").asText()).isNotEmpty();
        assertThat(unanswered.path("items").path(0).has("status")).isFalse();
    }

    @Test
    void namesTheCodeOfBigCapital() throws Exception {
        // Given
        BRIDGE.journal()
                .sql(
                        """
                        insert into exchange (happened_at, node, remote, method, path, status, error_code, answer_body, duration_ms)
                        values (current_timestamp - interval '10' day, 'n', 'BigCapital', 'POST', '/api/=cmd', 400,
                                'BILL_NUMBER_EXISTS', '=1+1', 7)""")
                .update();
        // When
        JsonNode found = api().json(EXCHANGES + "?error=BILL_NUMBER_EXISTS&status=400");
        String table = api().get(EXCHANGES + "/export?error=BILL_NUMBER_EXISTS").body();
        // Then
        assertThat(found.path("items")).hasSize(1);
        assertThat(found.path("items").path(0).has("document")).isFalse();
        assertThat(List.of(table.split("\r\n"))).hasSize(2);
        assertThat(table).contains(",'=1+1").contains("requestBody,answerBody");
    }

    @Test
    void givesEachOnceOverThePages() throws Exception {
        // Given
        long id = BRIDGE.add(Invoices.electronic("EX-5", VENDOR));
        BRIDGE.awaitTold(id);
        BRIDGE.bean(ExchangeLog.class).flush();
        String base = "/api/v1/documents/" + id + "/exchanges?limit=";
        List<String> all = api().json(base + 500).path("items").findValuesAsText("id");
        // When
        JsonNode first = api().json(base + 2);
        JsonNode second = api().json(base + 2 + "&cursor=" + first.path("next").asText());
        // Then
        assertThat(first.path("items").findValuesAsText("id")).isEqualTo(all.subList(0, 2));
        assertThat(second.path("items").findValuesAsText("id")).isEqualTo(all.subList(2, 4));
    }

    @Test
    void erasesThoseOfADocumentAndSaysWhoDid() throws Exception {
        // Given
        long id = BRIDGE.add(Invoices.electronic("EX-6", VENDOR));
        BRIDGE.awaitTold(id);
        BRIDGE.bean(ExchangeLog.class).flush();
        String address = "/api/v1/documents/" + id + "/exchanges";
        int before = api().json(address + "?limit=500").path("items").size();
        // When
        HttpResponse<String> erased = api().send(api().request(address).DELETE());
        // Then
        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(ApiCalls.json(erased).path("erased").asInt())
                .isEqualTo(before)
                .isPositive();
        assertThat(api().json(address).path("items")).isEmpty();
        assertThat(BRIDGE.journal()
                        .sql("select actor || ' ' || what from event where what = 'exchanges erased'")
                        .query(String.class)
                        .single())
                .isEqualTo("paperbridge exchanges erased");
    }

    @ParameterizedTest
    @CsvSource({
        "status=4x, status",
        "status=600, status",
        "method=BREW, method",
        "cursor=-1, cursor",
        "from=yesterday, from",
        "document=x, document",
        "state=parked, state"
    })
    void refusesWhatIsNotUnderstood(String parameter, String named) throws Exception {
        // When
        HttpResponse<String> answer = api().get(EXCHANGES + "?" + parameter);
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "x", "0"})
    void knowsNoOther(String id) throws Exception {
        // When
        HttpResponse<String> answer = api().get(EXCHANGES + "/" + id);
        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/reasons/unknown-exchange");
    }

    @Test
    void booksAllTheSameWhenNothingCanBeKept() throws Exception {
        // Given
        BRIDGE.journal().sql("alter table exchange rename to exchange_away").update();
        // When
        long id = BRIDGE.add(Invoices.electronic("EX-7", VENDOR));
        BRIDGE.awaitTold(id);
        BRIDGE.journal().sql("alter table exchange_away rename to exchange").update();
        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(api().get("/actuator/prometheus").body())
                .containsPattern("paperbridge_exchanges_dropped_total\\S* [1-9]");
    }

    private static ApiCalls api() {
        return new ApiCalls(URI.create(BRIDGE.address()).getPort(), "paperbridge", "open sesame");
    }
}
