package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.journal.Tasks;
import io.paperbridge.sandbox.bigcapital.Voucher;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.web.ApiCalls;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** The HTTP API of a Paperbridge that books. */
class ApiTest {

    private static final String DOCUMENTS = "/api/v1/documents/";
    private static final String VENDOR = "Schnittstelle GmbH";
    private static final Bridge BRIDGE = new Bridge()
            .with("paperbridge.retry.enabled", "false")
            .with("paperbridge.breaker.failures", "50")
            .with("paperbridge.reconcile.pause", "100ms");

    @BeforeAll
    static void start() {
        BRIDGE.startWithWeb();
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void followsADocumentFromArrivalToItsEntryAndBooksItAgain() throws Exception {
        // Given
        long id = BRIDGE.add(Invoices.electronic("API-1", VENDOR));
        BRIDGE.awaitTold(id);
        Voucher bill = BRIDGE.bills(id).get(0);
        JsonNode booked = api().json(DOCUMENTS + id);
        HttpResponse<String> early = api().post(DOCUMENTS + id + "/rebook", "");
        BRIDGE.bigcapital.byHand("DELETE", "/api/bills/" + bill.id(), "");

        // When
        HttpResponse<String> again = api().post(DOCUMENTS + id + "/rebook", "{\"reason\":\"wrong period\"}");
        BRIDGE.awaitState(id, "CONFIRMED");
        BRIDGE.awaitTold(id);

        // Then
        assertThat(booked.path("state").asText()).isEqualTo("confirmed");
        assertThat(booked.path("kind").asText()).isEqualTo("bill");
        assertThat(booked.path("party").asText()).isEqualTo(VENDOR);
        assertThat(booked.path("total").path("currency").asText()).isEqualTo("EUR");
        assertThat(booked.path("entry").path("id").asLong()).isEqualTo(bill.id());
        assertThat(booked.path("entry").path("link").asText()).endsWith("/bills/" + bill.id() + "/edit");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("stands in BigCapital");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(api().json(DOCUMENTS + id + "/events?limit=500")
                        .path("items")
                        .findValuesAsText("reason"))
                .contains("rebook: wrong period");
    }

    @Test
    void discardsAndResolves() throws Exception {
        // Given
        long pattern = BRIDGE.add(Invoices.electronic("API-2", VENDOR));
        long discarded = inReview("API-3");
        long resolved = inReview("API-4");
        BRIDGE.awaitTold(pattern, discarded, resolved);
        Voucher bill = BRIDGE.bills(pattern).get(0);
        BRIDGE.bigcapital.byHand("POST", "/api/bills", Invoices.billLike(bill, "API-4"));
        long typed = BRIDGE.bigcapital.bills().stream()
                .filter(one -> "API-4".equals(one.number()))
                .findFirst()
                .orElseThrow()
                .id();

        // When
        HttpResponse<String> gone = api().post(DOCUMENTS + discarded + "/discard", "{\"reason\":\"a quote\"}");
        HttpResponse<String> missing = api().post(DOCUMENTS + resolved + "/resolve", "{\"entryId\":99999}");
        HttpResponse<String> taken = api().post(DOCUMENTS + resolved + "/resolve", "{\"entryId\":" + bill.id() + "}");
        HttpResponse<String> done = api().post(
                        DOCUMENTS + resolved + "/resolve",
                        "{\"entryId\":" + typed + ",\"kind\":\"bill\",\"reason\":\"typed from paper\"}",
                        "Accept-Language",
                        "de");
        BRIDGE.awaitTold(discarded, resolved);

        // Then
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
        assertThat(BRIDGE.value(discarded, "state || ' ' || reason_text")).isEqualTo("DISCARDED a quote");
        assertThat(missing.statusCode()).isEqualTo(409);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("belongs to Paperless document " + pattern);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(ApiCalls.json(done).path("message").asText()).contains("gebucht");
        assertThat(ApiCalls.json(done).path("document").path("state").asText()).isEqualTo("confirmed");
        assertThat(BRIDGE.shown(resolved).tags()).containsExactly("booked");
        JsonNode events = api().json(DOCUMENTS + resolved + "/events?limit=500").path("items");
        assertThat(events.findValuesAsText("actor")).contains("paperbridge");
    }

    @Test
    void saysOfATaskThatItsNodeWasStopped() throws Exception {
        // Given
        BRIDGE.journal()
                .sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, due_at)
                        select x, current_timestamp, 'PLX-' || x, 'PARKED', true, current_timestamp
                        from system_range(90001, 90900) numbers(x)""")
                .update();
        String order = "/api/v1/documents/discard?state=parked";
        HttpResponse<String> begun = api().post(order, "{\"reason\":\"a test\"}");
        String task = begun.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> second = api().post(order, "{\"reason\":\"a test\"}");
        Bridge.await().until(() -> api().json(task).path("done").asInt() > 0);

        // When
        BRIDGE.stop();
        BRIDGE.startWithWeb();

        // Then
        JsonNode seen = api().json(task);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("/reasons/task-running");
        assertThat(seen.path("state").asText()).isEqualTo("stopped");
        assertThat(seen.path("of").asInt()).isEqualTo(900);
        assertThat(seen.path("done").asInt()).isBetween(1, 899);
        assertThat(seen.path("refused").asInt()).isZero();
        assertThat(BRIDGE.count("state = 'DISCARDED' and reason_text = 'a test'"))
                .isBetween(seen.path("done").asLong(), seen.path("done").asLong() + 1);
        removeTheMany();
    }

    /** What was discarded last is being told to Paperless meanwhile, which adds events. */
    private static void removeTheMany() {
        Bridge.await().ignoreException(DataIntegrityViolationException.class).until(() -> {
            BRIDGE.journal()
                    .sql(
                            "delete from event where document_key in (select document_key from document where paperless_id > 90000)")
                    .update();
            BRIDGE.journal()
                    .sql("delete from document where paperless_id > 90000")
                    .update();
            return true;
        });
    }

    @Test
    void givesASignOfLifeForATaskThatIsBusyWithOneDocument() throws Exception {
        // Given
        String id = BRIDGE.bean(Tasks.class).begin(Tasks.Deed.RETRY, "anna", null, 1, 0);

        // When
        BRIDGE.journal()
                .sql("update task set seen_at = current_timestamp - interval '1' hour")
                .update();

        // Then
        Bridge.await()
                .until(() ->
                        api().json("/api/v1/tasks/" + id).path("state").asText().equals("running"));
        BRIDGE.bean(Tasks.class).ended(id);
    }

    @Test
    void reconcilesOnceAtATimeAndShowsWhatItFound() throws Exception {
        // Given
        HttpResponse<String> before = api().get("/api/v1/reconcile");
        long id = BRIDGE.add(Invoices.electronic("API-5", VENDOR));
        BRIDGE.awaitTold(id);
        BRIDGE.bigcapital.byHand(
                "DELETE", "/api/bills/" + BRIDGE.bills(id).get(0).id(), "");

        // When
        HttpResponse<String> begun = api().post("/api/v1/reconcile", "{\"repair\":false}");
        HttpResponse<String> second = api().post("/api/v1/reconcile", "");
        String task = begun.headers().firstValue("Location").orElseThrow();
        Bridge.await().until(() -> api().json(task).path("state").asText().equals("ended"));
        JsonNode report = api().json("/api/v1/reconcile", "Accept-Language", "de");

        // Then
        assertThat(before.statusCode()).isEqualTo(404);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(api().json(task).path("done").asInt()).isEqualTo(1);
        assertThat(api().json(task).path("deed").asText()).isEqualTo("reconcile");
        assertThat(report.path("findings").findValuesAsText("document")).contains(Long.toString(id));
        assertThat(report.path("documents").asInt()).isPositive();
        assertThat(api().post("/api/v1/reconcile", "{\"mend\":true}").statusCode())
                .isEqualTo(400);
    }

    private static ApiCalls api() {
        return new ApiCalls(URI.create(BRIDGE.address()).getPort(), "paperbridge", "open sesame");
    }

    /** A document whose printed total is 1.00 too high. */
    private static long inReview(String number) {
        long id = BRIDGE.add(
                SeedDocuments.text(Invoices.invoice(number, VENDOR).withWrongGross("1.00"), Language.GERMAN));
        BRIDGE.awaitState(id, "NEEDS_REVIEW");
        return id;
    }
}
