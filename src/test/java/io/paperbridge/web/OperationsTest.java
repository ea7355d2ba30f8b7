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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** What an operator does in Hawtio, as Hawtio does it: Jolokia over HTTP, behind the login. Its MBean is one per process. */
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
@SpringBootTest(
        classes = Paperbridge.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.jmx.enabled=true", // tests switch it off
            "spring.config.location=classpath:/application.yaml",
            "spring.datasource.url=jdbc:h2:mem:operations;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "camel.main.routes-include-pattern=classpath:routes/85-*.camel.yaml,classpath:routes/86-*.camel.yaml,classpath:routes/87-*.camel.yaml,classpath:routes/88-*.camel.yaml,classpath:routes/89-*.camel.yaml,classpath:routes/91-*.camel.yaml,classpath:routes/00-*.camel.yaml",
            "PAPERLESS_URL=http://127.0.0.1:9",
            "PAPERLESS_TOKEN=0123456789012345678901234567890123456789",
            "BIGCAPITAL_URL=http://127.0.0.1:9",
            "BIGCAPITAL_API_KEY=bc_none",
            "paperbridge.security.password=open sesame",
            "paperbridge.security.control-file=target/control"
        })
class OperationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI jolokia;
    private final JdbcClient journal;
    private final PostingLane lane;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    OperationsTest(@Autowired @LocalServerPort int port, @Autowired JdbcClient journal, @Autowired PostingLane lane) {
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
                value("{\"type\":\"read\",\"mbean\":\"io.paperbridge:type=Operations\",\"attribute\":\"Documents\"}");
        // Then
        assertThat(counts.path("PARKED").asInt()).isEqualTo(2);
    }

    @Test
    void replaysAParkedDocument() throws Exception {
        // Given
        parked(17);
        parked(18);
        // When
        JsonNode answer = value(exec("replay(long)", "17"));
        // Then
        assertThat(answer.asText()).isEqualTo("Started anew: 1.");
        assertThat(state(17)).isEqualTo("RECEIVED");
        assertThat(state(18)).isEqualTo("PARKED");
        assertThat(journal.sql("select actor from event where what = 'started anew'")
                        .query(String.class)
                        .single())
                .isEqualTo("paperbridge");
    }

    @Test
    void replaysAllParkedDocumentsAndSaysWhenThereAreNone() throws Exception {
        // Given
        parked(17);
        // When
        JsonNode first = value(exec("replayAll()"));
        JsonNode second = value(exec("replayAll()"));
        // Then
        assertThat(first.asText()).isEqualTo("Started anew: 1.");
        assertThat(second.asText()).isEqualTo("No document is parked.");
    }

    @Test
    void replaysOnlyWhatAFilterMeans() throws Exception {
        // Given
        parked(17);
        parked(18);
        journal.sql("update document set reason_code = 'duplicate' where paperless_id = 18")
                .update();
        // When
        JsonNode started = value(replayMany("duplicate", ""));
        JsonNode none = value(replayMany("duplicate", "2d"));
        JsonNode wrong = value(replayMany("", "a while"));
        // Then
        assertThat(started.asText()).isEqualTo("Started anew: 1.");
        assertThat(state(17)).isEqualTo("PARKED");
        assertThat(state(18)).isEqualTo("RECEIVED");
        assertThat(none.asText()).isEqualTo("No document in review or parked is meant by that.");
        assertThat(wrong.asText()).contains("a while");
        assertThat(journal.sql("select actor from event where what = 'started anew'")
                        .query(String.class)
                        .single())
                .isEqualTo("paperbridge");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "discard(long,java.lang.String,java.lang.String) | 99,\"anna\",\"not ours\" | 99",
                "resolve(long,java.lang.String,long,java.lang.String,java.lang.String) | 99,\"sael\",7,\"anna\",\"\" | sael",
                "rebook(long,java.lang.String,java.lang.String) | 99,\"anna\",\"\" | 99"
            })
    void saysWhatIsWrongBeforeAnyServerIsAsked(String operation, String arguments, String named) throws Exception {
        // When
        JsonNode answer = value(exec(operation, arguments));
        // Then
        assertThat(answer.asText()).contains(named).doesNotContain("BigCapital does not answer");
    }

    @Test
    void leavesADocumentAloneThatTheJournalDoesNotKnow() throws Exception {
        // When
        JsonNode answer = value(exec("replay(long)", "99"));
        // Then
        assertThat(answer.asText()).startsWith("Document 99 is not parked").contains("left alone");
    }

    @ParameterizedTest
    @CsvSource({"anna, called them", "'', ''"})
    void approvesWhatWasAskedAboutADocumentAndKeepsWhoIsLoggedInAndWhy(String actor, String reason) throws Exception {
        // Given
        asked(17);
        // When
        JsonNode answer = value(approve(17, actor, reason));
        // Then
        assertThat(answer.asText()).isEqualTo("Approved; the document starts anew.");
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
        JsonNode answer = value(approve(17, "anna", ""));
        // Then
        assertThat(answer.asText()).startsWith("Document 17 is not in review with something to approve");
        assertThat(state(17)).isEqualTo("PARKED");
    }

    @Test
    void saysWhyPostingIsStoppedAndLetsItGoOn() throws Exception {
        // Given
        lane.stop(Sentence.verbatim("bill 7 stands twice in the ledger"));
        String read =
                "{\"type\":\"read\",\"mbean\":\"io.paperbridge:type=Operations\",\"attribute\":\"PostingStoppedReason\"}";
        JsonNode before = value(read);
        // When
        value(exec("resumePosting()"));
        // Then
        assertThat(before.asText()).isEqualTo("bill 7 stands twice in the ledger");
        assertThat(value(read).asText()).isEmpty();
    }

    @Test
    void doesNothingForALink() throws Exception {
        // Given
        parked(17);
        // When
        int byPath = status("/exec/io.paperbridge:type=Operations/replayAll");
        int byParameter = status("?p=exec/io.paperbridge:type=Operations/replayAll");
        // Then
        assertThat(byPath).isEqualTo(403);
        assertThat(byParameter).isEqualTo(403);
        assertThat(state(17)).isEqualTo("PARKED");
    }

    private int status(String more) throws Exception {
        return browser.send(request(more).build(), BodyHandlers.ofString()).statusCode();
    }

    private JsonNode value(String command) throws Exception {
        browser.send(request("/version").build(), BodyHandlers.ofString());
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

    private static String approve(int paperlessId, String actor, String reason) {
        return exec(
                "approve(long,java.lang.String,java.lang.String)",
                Integer.toString(paperlessId),
                "\"" + actor + "\"",
                "\"" + reason + "\"");
    }

    private static String replayMany(String reason, String olderThan) {
        return exec(
                "replayMany(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String)",
                "\"" + reason + "\"",
                "\"\"",
                "\"\"",
                "\"" + olderThan + "\"",
                "\"anna\"");
    }

    private static String exec(String operation, String... arguments) {
        return "{\"type\":\"exec\",\"mbean\":\"io.paperbridge:type=Operations\",\"operation\":\"" + operation
                + "\",\"arguments\":[" + String.join(",", arguments) + "]}";
    }

    private HttpRequest.Builder request(String more) {
        String pair = Base64.getEncoder().encodeToString("paperbridge:open sesame".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(jolokia + more)).header("Authorization", "Basic " + pair);
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
