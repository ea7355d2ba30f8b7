package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the HTTP API tells over all documents, of parties and of settings. */
@RunningApi
class OverviewApiTest {

    private final JdbcClient journal;
    private final ApiCalls api;

    OverviewApiTest(@Autowired @LocalServerPort int port, @Autowired JdbcClient journal) {
        this.journal = journal;
        this.api = new ApiCalls(port, "paperbridge", "open sesame");
    }

    @AfterEach
    void empty() {
        journal.sql("delete from event").update();
        journal.sql("delete from precedent").update();
        journal.sql("delete from entry").update();
        journal.sql("delete from document").update();
    }

    @Test
    void saysNothingOfAnEmptyJournal() throws Exception {
        // When
        JsonNode stats = api.json("/api/v1/stats?days=1");
        // Then
        assertThat(stats.path("byState").path("parked").asInt(-1)).isZero();
        assertThat(stats.path("acceptance").path("rate").isMissingNode()).isTrue();
        assertThat(stats.path("arrivalToBooked").path("medianSeconds").isMissingNode())
                .isTrue();
        assertThat(stats.path("days").size()).isEqualTo(1);
        assertThat(stats.path("today").path("received").asInt(-1)).isZero();
    }

    @Test
    void countsAndAddsUpExactly() throws Exception {
        // Given
        booked(16, "0.10");
        booked(17, "0.20");
        journal.sql(
                        """
                        insert into event (document_key, happened_at, actor, from_state, to_state, what)
                        select document_key, created_at + interval '90' second, 'node', 'PROCESSING', 'CONFIRMED', 'booked'
                        from document""")
                .update();
        // When
        JsonNode stats = api.json("/api/v1/stats");
        // Then
        assertThat(stats.path("byState").path("confirmed").asInt()).isEqualTo(2);
        assertThat(stats.path("byKind").path("bill").asInt()).isEqualTo(2);
        assertThat(stats.path("amounts").path(0).toString())
                .isEqualTo("{\"kind\":\"bill\",\"documents\":2,\"total\":{\"amount\":\"0.30\",\"currency\":\"EUR\"}}");
        assertThat(stats.path("acceptance").path("rate").asText()).isEqualTo("1.0000");
        assertThat(stats.path("arrivalToBooked").path("medianSeconds").asText()).isEqualTo("90.000");
        assertThat(stats.path("days").size()).isEqualTo(30);
        assertThat(stats.path("today").path("received").asInt()).isEqualTo(2);
        assertThat(stats.path("today")).isEqualTo(stats.path("days").path(29));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "367", "x", "1e3"})
    void refusesAPeriodThatIsNone(String days) throws Exception {
        // When
        HttpResponse<String> answer = api.get("/api/v1/stats?days=" + days);
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("1 to 366");
    }

    @Test
    void showsWhatIsRememberedOfParties() throws Exception {
        // Given
        booked(16, "119");
        journal.sql("update document set party = 'Nordwind', issue_date = '2026-11-02', due_date = '2026-11-16'")
                .update();
        journal.sql(
                        """
                        insert into precedent (document_key, kind, party, issue_date, currency, gross, passed)
                        select document_key, 'BILL', 'vat:DE123456788', issue_date, 'EUR', 119, true from document""")
                .update();
        // When
        JsonNode vendor = api.json("/api/v1/vendors").path("items").path(0);
        // Then
        assertThat(vendor.path("name").asText()).isEqualTo("Nordwind");
        assertThat(vendor.path("kind").asText()).isEqualTo("bill");
        assertThat(vendor.path("dueDays").asInt()).isEqualTo(14);
    }

    @Test
    void showsSettingsWithTheirSourceAndNoSecret() throws Exception {
        // When
        HttpResponse<String> answer = api.get("/api/v1/settings");
        JsonNode settings = ApiCalls.json(answer).path("items");
        // Then
        assertThat(answer.body()).doesNotContain("open sesame", "0123456789012345678901234567890123456789", "bc_none");
        assertThat(setting(settings, "paperbridge.paperless.token")
                        .path("value")
                        .asText())
                .isEqualTo("******");
        assertThat(setting(settings, "paperbridge.paperless.token")
                        .path("source")
                        .asText())
                .isNotEqualTo("default");
        assertThat(setting(settings, "paperbridge.security.password")
                        .path("value")
                        .asText())
                .isEqualTo("******");
        assertThat(setting(settings, "paperbridge.hooks.secret").path("value").isMissingNode())
                .isTrue();
        assertThat(setting(settings, "paperbridge.hooks.per-minute").toString())
                .isEqualTo("{\"name\":\"paperbridge.hooks.per-minute\",\"value\":\"600\",\"source\":\"default\"}");
        assertThat(setting(settings, "paperbridge.paperless.tags.in")
                        .path("value")
                        .asText())
                .isEqualTo("to-book");
    }

    private static JsonNode setting(JsonNode settings, String name) {
        return StreamSupport.stream(settings.spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + settings));
    }

    private void booked(int paperlessId, String total) {
        journal.sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, due_at)
                        values (:id, current_timestamp, :reference, 'CONFIRMED', true, current_timestamp)""")
                .param("id", paperlessId)
                .param("reference", "PLX-" + paperlessId)
                .update();
        journal.sql(
                        """
                        insert into entry (document_key, kind, state, reference, entry_number, contact_id, issue_date, currency,
                                           total, payload, payload_hash, post, entry_id, link)
                        select document_key, 'BILL', 'POSTED', reference, 'R-' || paperless_id, 7, date '2026-11-02', 'EUR',
                               cast(:total as numeric(19, 4)), '{}', 'h', true, 90, 'http://books/bills/90/edit'
                        from document where paperless_id = :id""")
                .param("id", paperlessId)
                .param("total", total)
                .update();
    }
}
