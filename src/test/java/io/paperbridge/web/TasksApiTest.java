package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same done to many documents over the HTTP API. */
@RunningApi
class TasksApiTest {

    private static final String DOCUMENTS = "/api/v1/documents";
    private static final int MANY = 1003;

    private final JdbcClient journal;
    private final DataSource source;
    private final ApiCalls api;

    TasksApiTest(@Autowired @LocalServerPort int port, @Autowired JdbcClient journal, @Autowired DataSource source) {
        this.journal = journal;
        this.source = source;
        this.api = new ApiCalls(port, "paperbridge", "open sesame");
    }

    @AfterEach
    void empty() {
        journal.sql("delete from event").update();
        journal.sql("delete from document").update();
        journal.sql("delete from task").update();
    }

    @Test
    void startsAThousandDocumentsAnewAndSaysHowManyAreLeft() throws Exception {
        // Given
        documents(MANY, "PARKED");
        // When
        HttpResponse<String> answer = api.post(DOCUMENTS + "/retry?state=parked", "");
        JsonNode task = ended(answer);
        // Then
        assertThat(ApiCalls.json(answer).path("of").asInt()).isEqualTo(1000);
        assertThat(task.path("state").asText()).isEqualTo("ended");
        assertThat(task.path("done").asInt()).isEqualTo(1000);
        assertThat(task.path("refused").asInt()).isZero();
        assertThat(task.path("left").asInt()).isEqualTo(3);
        assertThat(task.path("actor").asText()).isEqualTo("paperbridge");
        assertThat(count("state = 'RECEIVED'")).isEqualTo(1000);
        assertThat(journal.sql("select count(*) from event where actor = 'paperbridge' and what = 'started anew'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1000);
    }

    @Test
    void doesItOnlyToWhatTheParametersMean() throws Exception {
        // Given
        documents(3, "PARKED");
        journal.sql("update document set party = 'Nordwind' where paperless_id = 2")
                .update();
        journal.sql("update document set state = 'CONFIRMED', party = 'Nordwind' where paperless_id = 3")
                .update();
        // When
        JsonNode task = ended(api.post(DOCUMENTS + "/retry?party=nord", ""));
        // Then
        assertThat(task.path("of").asInt()).isEqualTo(1);
        assertThat(count("state = 'RECEIVED' and paperless_id = 2")).isEqualTo(1);
        assertThat(count("state = 'PARKED'")).isEqualTo(1);
    }

    @Test
    void saysWhatItCouldNotDo() throws Exception {
        // Given
        documents(2, "NEEDS_REVIEW");
        journal.sql(
                        """
                        insert into entry (document_key, kind, state, reference, entry_number, contact_id, issue_date, currency,
                                           total, payload, payload_hash, post, entry_id, link)
                        select document_key, 'BILL', 'POSTED', reference, 'R-1', 7, date '2026-11-02', 'EUR', 119, '{}', 'h',
                               true, 90, 'http://books/bills/90/edit' from document where paperless_id = 1""")
                .update();
        // When
        JsonNode task = ended(api.post(DOCUMENTS + "/discard?reason=duplicate", "{\"reason\":\"no invoices\"}"));
        JsonNode other = ended(api.post(DOCUMENTS + "/discard?state=needs-review", "{\"reason\":\"no invoices\"}"));
        journal.sql("delete from entry").update();
        // Then
        assertThat(task.path("of").asInt()).isZero();
        assertThat(task.path("state").asText()).isEqualTo("ended");
        assertThat(other.path("of").asInt()).isEqualTo(2);
        assertThat(other.path("reason").asText()).isEqualTo("no invoices");
        assertThat(other.path("done").asInt() + other.path("refused").asInt()).isEqualTo(2);
        assertThat(other.path("refusals").path(0).path("why").asText()).contains("BigCapital");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/retry?state=parked | PARKED | DISCARDED", "/discard?state=needs-review | NEEDS_REVIEW | RETRYING"
            })
    void leavesAloneWhatAPersonHasDecidedMeanwhile(String order, String listed, String decided) throws Exception {
        // Given
        documents(2, listed);
        HttpResponse<String> begun;
        try (Connection busy = source.getConnection()) {
            busy.setAutoCommit(false);
            busy.createStatement().executeQuery("select * from document where paperless_id = 1 for update");
            begun = api.post(DOCUMENTS + order, order.startsWith("/retry") ? "" : "{\"reason\":\"no invoices\"}");
            // When: the task waits for the first document, a person decides about the second
            journal.sql("update document set state = :state where paperless_id = 2")
                    .param("state", decided)
                    .update();
            busy.rollback();
        }
        JsonNode task = ended(begun);
        // Then
        assertThat(count("paperless_id = 2 and state = '" + decided + "'")).isEqualTo(1);
        assertThat(task.path("done").asInt()).isEqualTo(1);
        assertThat(task.path("refused").asInt()).isEqualTo(1);
        assertThat(task.path("refusals").path(0).path("paperlessId").asText()).isEqualTo("2");
        assertThat(task.path("refusals").path(0).path("why").asText()).contains("changed meanwhile");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/retry | '' | at least one",
                "/retry?party= | '' | at least one",
                "/retry?state=confirmed | '' | needs-review",
                "/retry?stat=parked | '' | \"stat\"",
                "/retry?limit=5 | '' | \"limit\"",
                "/discard?state=parked | {} | reason",
                "/discard?state=discarded | {\"reason\":\"x\"} | retrying"
            })
    void refusesWhatIsNotSaidClearly(String path, String body, String said) throws Exception {
        // Given
        documents(1, "PARKED");
        // When
        HttpResponse<String> answer = api.post(DOCUMENTS + path, body);
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(ApiCalls.json(answer).path("detail").asText()).contains(said);
        assertThat(count("state = 'PARKED'")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "00000000-0000-0000-0000-000000000000", "%00", "%F0%9F%A7%BE"})
    void doesNotKnowTasksThatNobodyBegan(String id) throws Exception {
        // When
        HttpResponse<String> answer = api.get("/api/v1/tasks/" + id);
        // Then
        assertThat(answer.statusCode()).isIn(400, 404);
    }

    private JsonNode ended(HttpResponse<String> begun) throws Exception {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String address = begun.headers().firstValue("Location").orElseThrow();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !api.json(address).path("state").asText().equals("running"));
        return api.json(address);
    }

    private void documents(int many, String state) {
        journal.sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, due_at)
                        select x, current_timestamp, 'PLX-' || x, :state, true, current_timestamp
                        from system_range(1, :many) numbers(x)""")
                .param("state", state)
                .param("many", many)
                .update();
    }

    private int count(String condition) {
        return journal.sql("select count(*) from document where " + condition)
                .query(Integer.class)
                .single();
    }
}
