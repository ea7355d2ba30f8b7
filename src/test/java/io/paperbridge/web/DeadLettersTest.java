package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.Paperbridge;
import io.paperbridge.journal.PostingLane;
import io.paperbridge.language.Sentence;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** What an operator does with dead letters and the flow in Hawtio, as Hawtio does it: Jolokia over HTTP, behind the login. Its MBean is one per process. */
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@SpringBootTest(
        classes = Paperbridge.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.jmx.enabled=true", // tests switch it off
            "spring.config.location=classpath:/application.yaml",
            "spring.datasource.url=jdbc:h2:mem:dead-letters;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "camel.main.routes-include-pattern=classpath:routes/85-*.camel.yaml,classpath:routes/86-*.camel.yaml,classpath:routes/87-*.camel.yaml,classpath:routes/88-*.camel.yaml,classpath:routes/89-*.camel.yaml,classpath:routes/91-*.camel.yaml,classpath:routes/00-*.camel.yaml",
            "PAPERLESS_URL=http://127.0.0.1:9",
            "PAPERLESS_TOKEN=0123456789012345678901234567890123456789",
            "BIGCAPITAL_URL=http://127.0.0.1:9",
            "BIGCAPITAL_API_KEY=bc_none",
            "paperbridge.security.password=open sesame",
            "paperbridge.security.control-file=target/control"
        })
class DeadLettersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI jolokia;
    private final JdbcClient journal;
    private final PostingLane lane;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    DeadLettersTest(@Autowired @LocalServerPort int port, @Autowired JdbcClient journal, @Autowired PostingLane lane) {
        this.jolokia = URI.create("http://127.0.0.1:" + port + "/actuator/jolokia");
        this.journal = journal;
        this.lane = lane;
    }

    @AfterEach
    void empty() {
        journal.sql("delete from event").update();
        journal.sql("delete from question").update();
        journal.sql("delete from document").update();
        lane.resume();
    }

    @Test
    void countsDocumentsByState() throws Exception {
        // Given
        parked(17);
        parked(18);
        // When
        JsonNode counts =
                value("{\"type\":\"read\",\"mbean\":\"io.paperbridge:type=Flow\",\"attribute\":\"Documents\"}");
        // Then
        assertThat(counts.path("PARKED").asInt()).isEqualTo(2);
    }

    @Test
    void listsWhatWaitsForAPersonPageByPageAndCountsItByReason() throws Exception {
        // Given
        parked(17);
        parked(18);
        ended(19, "CONFIRMED");
        because(18, "duplicate");
        // When
        JsonNode first = json(list("", "", "received", "", 1));
        JsonNode second = json(list("", "", "received", first.path("next").asText(), 1));
        JsonNode duplicates = json(list("parked", "duplicate", "-total", "", 10));
        JsonNode all = json(list("any", "", "", "", 10));
        JsonNode counts = json(exec("countsByReason()"));
        // Then
        assertThat(first.path("total").asInt()).isEqualTo(2);
        assertThat(first.path("documents").findValuesAsText("paperlessId")).containsExactly("17");
        assertThat(second.path("documents").findValuesAsText("paperlessId")).containsExactly("18");
        assertThat(second.has("next")).isFalse();
        assertThat(duplicates.path("documents").findValuesAsText("page"))
                .containsExactly("http://127.0.0.1:9/documents/18/details");
        assertThat(all.path("total").asInt()).isEqualTo(3);
        assertThat(counts.toString())
                .contains("{\"state\":\"parked\",\"reason\":\"duplicate\",\"documents\":1,\"means\":");
    }

    @ParameterizedTest
    @CsvSource({"lost,,,,lost", ",nonsense,,,nonsense", ",,price,,price", ",,,x@y,x@y"})
    void saysWhatIsWrongWithACondition(String state, String reason, String sort, String next, String named)
            throws Exception {
        // When
        JsonNode answer = json(list(text(state), text(reason), text(sort), text(next), 10));
        // Then
        assertThat(answer.path("done").asBoolean(true)).isFalse();
        assertThat(answer.path("message").asText()).contains(named);
    }

    @Test
    void showsADocumentWithItsHistory() throws Exception {
        // Given
        parked(17);
        because(17, "duplicate");
        // When
        JsonNode shown = json(exec("show(long)", "17"));
        JsonNode unknown = json(exec("show(long)", "99"));
        // Then
        assertThat(shown.path("document").path("reference").asText()).isEqualTo("PLX-17");
        assertThat(shown.path("means").asText()).isNotEmpty();
        assertThat(shown.path("remedy").asText()).isNotEmpty();
        assertThat(shown.path("attempts").isArray()).isTrue();
        assertThat(unknown.path("message").asText()).isEqualTo("The journal knows no document 99.");
    }

    @Test
    void startsAParkedDocumentAnewForWhoIsLoggedIn() throws Exception {
        // Given
        parked(17);
        parked(18);
        // When
        JsonNode answer = json(exec("retry(long)", "17"));
        JsonNode again = json(exec("retry(long)", "17"));
        // Then
        assertThat(answer.path("done").asBoolean()).isTrue();
        assertThat(again.path("done").asBoolean()).isFalse();
        assertThat(state(17)).isEqualTo("RECEIVED");
        assertThat(state(18)).isEqualTo("PARKED");
        assertThat(journal.sql("select actor from event where what = 'started anew'")
                        .query(String.class)
                        .single())
                .isEqualTo("paperbridge");
    }

    @Test
    void startsAllAnewThatAFilterMeansAndShowsHowFarItIs() throws Exception {
        // Given
        parked(17);
        parked(18);
        because(18, "duplicate");
        // When
        JsonNode begun = json(retryAll("", "duplicate", ""));
        String task = begun.path("task").asText();
        Awaitility.await().until(() -> json(exec("showTask(java.lang.String)", quoted(task)))
                .path("state")
                .asText()
                .equals("ENDED"));
        JsonNode none = json(retryAll("", "duplicate", "2d"));
        JsonNode booked = json(retryAll("confirmed", "", ""));
        JsonNode wrong = json(retryAll("", "", "a while"));
        // Then
        assertThat(begun.path("message").asText()).isEqualTo("Being started anew: 1.");
        assertThat(state(17)).isEqualTo("PARKED");
        assertThat(state(18)).isEqualTo("RECEIVED");
        assertThat(none.path("message").asText()).isEqualTo("No document in review or parked is meant by that.");
        assertThat(booked.path("message").asText()).startsWith("Only what is parked");
        assertThat(wrong.path("message").asText()).contains("a while");
        assertThat(json(exec("showTask(java.lang.String)", "\"x\""))
                        .path("message")
                        .asText())
                .isEqualTo("There is no task x.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "discard(long,java.lang.String) | 99,\"not ours\" | 99",
                "discard(long,java.lang.String) | 99,\" \" | Say why",
                "resolve(long,java.lang.String,long,java.lang.String) | 99,\"sael\",7,\"\" | sael",
                "rebook(long,java.lang.String) | 99,\"\" | 99"
            })
    void saysWhatIsWrongBeforeAnyServerIsAsked(String operation, String arguments, String named) throws Exception {
        // When
        JsonNode answer = json(exec(operation, arguments));
        // Then
        assertThat(answer.path("done").asBoolean(true)).isFalse();
        assertThat(answer.path("message").asText()).contains(named).doesNotContain("BigCapital does not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "as agreed"})
    void approvesADocumentInReviewForWhoIsLoggedIn(String reason) throws Exception {
        // Given
        asked(17);
        // When
        JsonNode answer = json(exec("approve(long,java.lang.String)", "17", quoted(reason)));
        // Then
        assertThat(answer.path("message").asText()).isEqualTo("Approved; the document starts anew.");
        assertThat(state(17)).isEqualTo("RECEIVED");
        assertThat(journal.sql("select approved_by || ': ' || coalesce(approved_why, '') from question")
                        .query(String.class)
                        .single())
                .isEqualTo("paperbridge: " + reason);
    }

    @Test
    void approvesNothingOfADocumentThatWasNotAskedAbout() throws Exception {
        // Given
        parked(17);
        // When
        JsonNode answer = json(exec("approve(long,java.lang.String)", "17", "\"\""));
        // Then
        assertThat(answer.path("done").asBoolean(true)).isFalse();
        assertThat(answer.path("message").asText())
                .startsWith("Document 17 is not in review with something to approve");
        assertThat(state(17)).isEqualTo("PARKED");
    }

    @Test
    void pausesForWhoIsLoggedInAndShowsTheWhole() throws Exception {
        // When
        value(flow("pause(java.lang.String,java.lang.String)", "\"\"", "\"stock-taking\""));
        JsonNode paused = json(flow("showFlow()"));
        JsonNode poll = value(flow("pollNow()"));
        JsonNode resumed = value(flow("resume()"));
        // Then
        assertThat(paused.path("pausedReason").asText()).isEqualTo("by paperbridge: stock-taking");
        assertThat(poll.asText()).isEqualTo("Work is paused by paperbridge: stock-taking.");
        assertThat(paused.path("servers").path("BigCapital").asText()).isEqualTo("WELL");
        assertThat(paused.path("throughput")).hasSize(3);
        assertThat(paused.path("workers").asInt()).isPositive();
        assertThat(resumed.asText()).isEqualTo("Work goes on.");
        assertThat(json(flow("showFlow()")).has("pausedReason")).isFalse();
        assertThat(value(flow("reconcile(boolean,boolean)", "false", "false")).asText())
                .startsWith("Nothing is reconciled here");
    }

    @Test
    void saysWhyPostingIsStoppedAndLetsItGoOn() throws Exception {
        // Given
        lane.stop(Sentence.verbatim("bill 7 stands twice in the ledger"));
        String read =
                "{\"type\":\"read\",\"mbean\":\"io.paperbridge:type=Flow\",\"attribute\":\"PostingStoppedReason\"}";
        JsonNode before = value(read);
        // When
        value(flow("resumePosting()"));
        // Then
        assertThat(before.asText()).isEqualTo("bill 7 stands twice in the ledger");
        assertThat(value(read).asText()).isEmpty();
    }

    @Test
    void doesNothingForALink() throws Exception {
        // Given
        parked(17);
        // When
        int byPath = status("/exec/io.paperbridge:type=Flow/resumePosting");
        int byParameter = status("?p=exec/io.paperbridge:type=Flow/resumePosting");
        // Then
        assertThat(byPath).isEqualTo(403);
        assertThat(byParameter).isEqualTo(403);
        assertThat(state(17)).isEqualTo("PARKED");
    }

    private int status(String more) throws Exception {
        return browser.send(request(more).build(), BodyHandlers.ofString()).statusCode();
    }

    private JsonNode value(String command) throws Exception {
        if (cookies.getCookieStore().getCookies().isEmpty()) {
            browser.send(request("/version").build(), BodyHandlers.ofString());
        }
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
        HttpRequest post = request("")
                .header("X-XSRF-TOKEN", token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(command))
                .build();
        JsonNode answer =
                JSON.readTree(browser.send(post, BodyHandlers.ofString()).body());
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        return answer.path("value");
    }

    /** What the MBean has answered, which is JSON in a text. */
    private JsonNode json(String command) throws Exception {
        return JSON.readTree(value(command).asText());
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String list(String state, String reason, String sort, String next, int limit) {
        return exec(
                "list",
                quoted(state),
                quoted(reason),
                "\"\"",
                "\"\"",
                "\"\"",
                "\"\"",
                quoted(sort),
                quoted(next),
                Integer.toString(limit));
    }

    private static String retryAll(String state, String reason, String olderThan) {
        return exec("retryAll", quoted(state), quoted(reason), "\"\"", "\"\"", quoted(olderThan), "\"\"");
    }

    private static String flow(String operation, String... arguments) {
        return exec("Flow", operation, arguments);
    }

    private static String exec(String operation, String... arguments) {
        return exec("DeadLetters", operation, arguments);
    }

    private static String exec(String bean, String operation, String[] arguments) {
        return "{\"type\":\"exec\",\"mbean\":\"io.paperbridge:type=" + bean + "\",\"operation\":\"" + operation
                + "\",\"arguments\":[" + String.join(",", arguments) + "]}";
    }

    private HttpRequest.Builder request(String more) {
        String pair = Base64.getEncoder().encodeToString("paperbridge:open sesame".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(jolokia + more)).header("Authorization", "Basic " + pair);
    }

    private void because(int paperlessId, String reason) {
        journal.sql("update document set reason_code = :reason where paperless_id = :id")
                .param("reason", reason)
                .param("id", paperlessId)
                .update();
    }

    private void parked(int paperlessId) {
        ended(paperlessId, "PARKED");
    }

    private void asked(int paperlessId) {
        ended(paperlessId, "NEEDS_REVIEW");
        journal.sql(
                        """
                        insert into question (document_key, reason, subject)
                        select document_key, 'APPROVAL_LIMIT', '1200.00 EUR' from document where paperless_id = :id""")
                .param("id", paperlessId)
                .update();
    }

    private void ended(int paperlessId, String state) {
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
}
