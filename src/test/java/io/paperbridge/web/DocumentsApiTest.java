package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents of the HTTP API, as a program asks for them. */
@RunningApi
class DocumentsApiTest {

    private static final String DOCUMENTS = "/api/v1/documents";

    private final JdbcClient journal;
    private final ApiCalls api;

    DocumentsApiTest(@Autowired @LocalServerPort int port, @Autowired JdbcClient journal) {
        this.journal = journal;
        this.api = new ApiCalls(port, "paperbridge", "open sesame");
    }

    @AfterEach
    void empty() {
        journal.sql("delete from event").update();
        journal.sql("delete from document").update();
    }

    @Test
    void listsWhatWasReadWithExactAmounts() throws Exception {
        // Given
        document(17, "NEEDS_REVIEW");
        journal.sql(
                        """
                        update document set title = 'Strom 🧾', kind = 'INVOICE', invoice_number = 'R-17', party = 'Nordwind',
                            issue_date = '2026-11-02', currency = 'JPY', gross = 11900, reason_code = 'duplicate',
                            reason_text = 'twice'""")
                .update();
        // When
        JsonNode document = api.json(DOCUMENTS).path("items").path(0);
        // Then
        assertThat(document.path("id").asText()).isEqualTo("17.1");
        assertThat(document.path("title").asText()).isEqualTo("Strom 🧾");
        assertThat(document.path("state").asText()).isEqualTo("needs-review");
        assertThat(document.path("kind").asText()).isEqualTo("invoice");
        assertThat(document.path("issueDate").asText()).isEqualTo("2026-11-02");
        assertThat(document.path("total").toString()).isEqualTo("{\"amount\":\"11900\",\"currency\":\"JPY\"}");
        assertThat(document.path("reason").path("page").asText()).isEqualTo("/reasons/duplicate");
        assertThat(document.path("entry").isMissingNode()).isTrue();
        assertThat(document.path("receivedAt").asText()).endsWith("Z");
    }

    @Test
    void givesEachDocumentOnceOverThePages() throws Exception {
        // Given
        for (int id = 1; id <= 5; id++) {
            document(id, "PARKED");
        }
        // When
        List<Integer> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.json(DOCUMENTS + "?limit=2&sort=received&state=parked,needs-review&cursor=" + cursor);
            page.path("items")
                    .forEach(document -> ids.add(document.path("paperlessId").asInt()));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        // Then
        assertThat(ids).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void findsOnlyWhatMeetsEveryParameter() throws Exception {
        // Given
        document(17, "PARKED");
        document(18, "NEEDS_REVIEW");
        journal.sql("update document set party = 'Müller & Söhne' where paperless_id = 18")
                .update();
        // When
        JsonNode found =
                api.json(DOCUMENTS + "?party=" + encoded("müller & s") + "&state=needs-review&from=2026-01-01");
        JsonNode none = api.json(DOCUMENTS + "?party=" + encoded("' or 1=1 --"));
        // Then
        assertThat(found.path("items").size()).isEqualTo(1);
        assertThat(found.path("items").path(0).path("paperlessId").asInt()).isEqualTo(18);
        assertThat(none.path("items").size()).isZero();
        assertThat(none.path("next").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?stat=parked | \"stat\"",
                "?state=parkt | needs-review",
                "?kind=bil | sale-invoice",
                "?reason=none | duplicate",
                "?from=yesterday | 2026-11-02",
                "?from=2026-13-45 | 2026-11-02",
                "?from=2026-11-03&to=2026-11-02 | before",
                "?limit=0 | 1 to 500",
                "?limit=-5 | 1 to 500",
                "?limit=99999999999999999999 | 1 to 500",
                "?sort=party | -received",
                "?cursor=AAAA | next",
                "?sort=total&cursor=LXJlY2VpdmVkIDIwMjYtMTEtMDJUMTA6MDA6MDBaIDE | next",
                "?party=a&party=b | more than once",
                "?text=%00 | control character",
                "/17?x=1 | takes none",
                "/-17 | 17.2",
                "/0 | 17.2",
                "/17.0 | 17.2",
                "/9999999999999999999999 | 17.2",
                "/%F0%9F%A7%BE | 🧾",
                "/1'%20or%20'1'='1 | 17.2",
                "/17/events?limit=501 | 1 to 500",
                "/17/events?cursor=-1 | next"
            })
    void saysWhatIsWrongWithAQuestion(String question, String said) throws Exception {
        // Given
        document(17, "PARKED");
        // When
        HttpResponse<String> answer = api.get(DOCUMENTS + question);
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = ApiCalls.json(answer);
        assertThat(problem.path("detail").asText()).contains(said);
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("type").asText()).isEqualTo("/reasons/bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/99", "/17.2", "/99/events", "/999999999999999999"})
    void doesNotKnowWhatTheJournalDoesNotKnow(String path) throws Exception {
        // Given
        document(17, "PARKED");
        // When
        HttpResponse<String> answer = api.get(DOCUMENTS + path);
        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(ApiCalls.json(answer).path("type").asText()).isEqualTo("/reasons/unknown-document");
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() throws Exception {
        // When
        HttpResponse<String> german = api.get(DOCUMENTS + "/99", "Accept-Language", "de-AT,fr;q=0.5");
        HttpResponse<String> neither = api.get(DOCUMENTS + "/99", "Accept-Language", "fr");
        HttpResponse<String> nonsense = api.get(DOCUMENTS + "/99", "Accept-Language", ";;;");
        // Then
        assertThat(german.body()).contains("Das Journal kennt das Dokument 99 nicht.");
        assertThat(german.headers().firstValue("Content-Language")).contains("de");
        assertThat(neither.body()).contains("The journal does not know document 99.");
        assertThat(nonsense.statusCode()).isEqualTo(404);
    }

    @Test
    void explainsEachCodeOnAPage() throws Exception {
        // When
        HttpResponse<String> reason = api.get("/reasons/duplicate", "Accept-Language", "de");
        HttpResponse<String> problem = api.get("/reasons/wrong-state");
        HttpResponse<String> none = api.get("/reasons/%3Cscript%3E");
        // Then
        assertThat(reason.statusCode()).isEqualTo(200);
        assertThat(reason.body()).contains("<html lang=\"de\">", "<h2>Was zu tun ist</h2>");
        assertThat(problem.body()).contains("<h1><code>wrong-state</code></h1>");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).doesNotContain("<script>");
    }

    @Test
    void startsAFailedDocumentAnewInTheNameOfWhoIsLoggedIn() throws Exception {
        // Given
        document(17, "PARKED");
        // When
        HttpResponse<String> answer = api.post(DOCUMENTS + "/17/retry", "");
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ApiCalls.json(answer).path("message").asText()).isEqualTo("Document 17 starts anew.");
        assertThat(ApiCalls.json(answer).path("document").path("state").asText())
                .isEqualTo("received");
        JsonNode event = api.json(DOCUMENTS + "/17.1/events").path("items").path(0);
        assertThat(event.path("actor").asText()).isEqualTo("paperbridge");
        assertThat(event.path("from").asText()).isEqualTo("parked");
        assertThat(event.path("to").asText()).isEqualTo("received");
        assertThat(event.path("what").asText()).isEqualTo("started anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECEIVED", "PROCESSING", "RETRYING", "CONFIRMED"})
    void startsNothingAnewThatHasNotFailed(String state) throws Exception {
        // Given
        document(17, state);
        // When
        HttpResponse<String> answer = api.post(DOCUMENTS + "/17/retry", "");
        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(ApiCalls.json(answer).path("type").asText()).isEqualTo("/reasons/wrong-state");
        assertThat(state(17)).isEqualTo(state);
    }

    @Test
    void approvesWhatWasAskedInTheNameOfWhoIsLoggedIn() throws Exception {
        // Given
        document(17, "NEEDS_REVIEW");
        journal.sql(
                        """
                        insert into question (document_key, reason, subject)
                        select document_key, 'APPROVAL_LIMIT', '1200.00 EUR' from document""")
                .update();
        // When
        HttpResponse<String> answer = api.post(DOCUMENTS + "/17/approve", "{\"reason\":\"called them\"}");
        HttpResponse<String> again = api.post(DOCUMENTS + "/17/approve", "");
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ApiCalls.json(answer).at("/document/state").asText()).isEqualTo("received");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(journal.sql("select approved_by || ': ' || approved_why from question")
                        .query(String.class)
                        .single())
                .isEqualTo("paperbridge: called them");
        journal.sql("delete from question").update();
    }

    @Test
    void changesOnlyTheLatestDocumentOfAnId() throws Exception {
        // Given
        document(17, "PARKED");
        journal.sql("update document set added = added - interval '1' day").update();
        journal.sql(
                        """
                        insert into document (paperless_id, added, reference, state, told)
                        values (17, current_timestamp, 'PLX-17.2', 'PARKED', true)""")
                .update();
        // When
        HttpResponse<String> first = api.post(DOCUMENTS + "/17.1/retry", "");
        HttpResponse<String> second = api.post(DOCUMENTS + "/17.2/retry", "");
        // Then
        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(first.body()).contains("17.1", "17.2");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(api.json(DOCUMENTS + "/17").path("generation").asInt()).isEqualTo(2);
        assertThat(api.json(DOCUMENTS + "/17.1").path("state").asText()).isEqualTo("parked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/17/discard | {} | reason",
                "/17/discard | {\"reason\":\" \"} | reason",
                "/17/discard | {\"reason\":\"x\",\"why\":\"y\"} | why",
                "/17/discard | {\"reason\": | JSON",
                "/17/discard | [] | JSON",
                "/17/resolve | {} | entryId",
                "/17/resolve | {\"entryId\":-1} | entryId",
                "/17/resolve | {\"entryId\":9999999999999} | entryId",
                "/17/resolve | {\"entryId\":\"7 or 1=1\"} | entryId",
                "/17/resolve | {\"entryId\":7,\"kind\":\"sael\"} | sale-invoice"
            })
    void saysWhatIsWrongWithAnOrder(String path, String body, String said) throws Exception {
        // Given
        document(17, "PARKED");
        // When
        HttpResponse<String> answer = api.post(DOCUMENTS + path, body);
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(ApiCalls.json(answer).path("detail").asText()).contains(said);
        assertThat(state(17)).isEqualTo("PARKED");
    }

    @ParameterizedTest
    @CsvSource({"/17/discard, true", "/17/discard, false", "/discard?state=parked, true"})
    void takesNoMoreThanAnOrderCanBeLong(String path, boolean saysHowLong) throws Exception {
        // Given
        document(17, "PARKED");
        byte[] body = ("{\"reason\":\"no invoice\"}" + " ".repeat(64 * 1024)).getBytes(StandardCharsets.UTF_8);
        // When
        HttpResponse<String> answer = api.send(api.request(DOCUMENTS + path, "Content-Type", "application/json")
                .POST(
                        saysHowLong
                                ? BodyPublishers.ofByteArray(body)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(ApiCalls.json(answer).path("detail").asText()).contains("64 kB");
        assertThat(api.json(DOCUMENTS + "/17").path("state").asText()).isEqualTo("parked");
    }

    @Test
    void saysWhenBigCapitalCannotBeAsked() throws Exception {
        // Given
        document(17, "PARKED");
        // When
        HttpResponse<String> answer = api.post(DOCUMENTS + "/17/resolve", "{\"entryId\":7,\"kind\":\"bill\"}");
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(ApiCalls.json(answer).path("type").asText()).isEqualTo("/reasons/remote-unavailable");
        assertThat(state(17)).isEqualTo("PARKED");
    }

    @Test
    void letsNobodyInWithoutLoginAndSaysSo() throws Exception {
        // When
        HttpResponse<String> read = api.send(api.stranger(DOCUMENTS));
        HttpResponse<String> write =
                api.send(api.stranger(DOCUMENTS + "/17/retry").POST(BodyPublishers.noBody()));
        HttpResponse<String> wrong = new ApiCalls(read.uri().getPort(), "paperbridge", "wrong").get(DOCUMENTS);
        // Then
        assertThat(List.of(read, write, wrong)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("SESSION"));
            assertThat(ApiCalls.json(answer).path("type").asText()).isEqualTo("/reasons/not-logged-in");
        });
    }

    @ParameterizedTest
    @CsvSource({"Origin, https://evil.example", "Sec-Fetch-Site, cross-site", "Referer, https://evil.example/page"})
    void refusesWhatAnotherPageSendsInTheNameOfWhoIsLoggedIn(String header, String value) throws Exception {
        // Given
        document(17, "PARKED");
        // When
        HttpResponse<String> answer = api.post(DOCUMENTS + "/17/retry", "", header, value);
        // Then
        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(state(17)).isEqualTo("PARKED");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, not-found",
        "GET, /api/v2/documents, 404, not-found",
        "DELETE, /api/v1/documents/17, 405, method-not-allowed",
        "GET, /api/v1/documents/17/retry, 405, method-not-allowed",
        "PUT, /api/v1/documents, 405, method-not-allowed"
    })
    void answersWhatIsNotThereAsAProblem(String method, String path, int status, String code) throws Exception {
        // When
        HttpResponse<String> answer = api.send(api.request(path).method(method, BodyPublishers.noBody()));
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(ApiCalls.json(answer).path("type").asText()).isEqualTo("/reasons/" + code);
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Test
    void takesJsonOnlyAndGivesJsonOnly() throws Exception {
        // Given
        document(17, "PARKED");
        // When
        HttpResponse<String> form = api.send(api.request(DOCUMENTS + "/17/discard")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("reason=x")));
        HttpResponse<String> xml = api.get(DOCUMENTS, "Accept", "application/xml");
        // Then
        assertThat(form.statusCode()).as(form.body()).isEqualTo(415);
        assertThat(xml.statusCode()).isEqualTo(406);
    }

    private void document(int paperlessId, String state) {
        journal.sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, due_at)
                        values (:id, current_timestamp, :reference, :state, true, current_timestamp)""")
                .param("id", paperlessId)
                .param("reference", "PLX-" + paperlessId)
                .param("state", state)
                .update();
    }

    private String state(int paperlessId) {
        return journal.sql("select state from document where paperless_id = :id")
                .param("id", paperlessId)
                .query(String.class)
                .single();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
