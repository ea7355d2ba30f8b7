package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paperbridge.sandbox.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The webhook of Paperless; the poll is off, so that nothing but a call brings a document in. */
class WakeUpRouteTest {

    private static final String SECRET = "let me in, I am Paperless";
    private static final String VENDOR = "Weckruf Handel GmbH";
    private static final Bridge BRIDGE = new Bridge()
            .with("paperbridge.poll.cron", "0 0 0 1 1 ? 2099")
            .with("paperbridge.hooks.per-minute", "200")
            .with("paperbridge.hooks.secret", SECRET);

    @BeforeAll
    static void start() {
        BRIDGE.startWithWeb();
        Bridge.await().until(() -> BRIDGE.archive.log().count("GET", "/api/documents/") >= 1);
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @BeforeEach
    void calm() {
        BRIDGE.calm();
        BRIDGE.clock.move(Duration.ofMinutes(1));
    }

    @Test
    void booksWhatItIsCalledForAsJsonFormAndBesideTheFile() throws Exception {
        // Given
        long json = BRIDGE.add(Invoices.electronic("WAKE-JSON", VENDOR));
        long form = BRIDGE.add(Invoices.electronic("WAKE-FORM", VENDOR));
        long file = BRIDGE.add(Invoices.electronic("WAKE-FILE", VENDOR));

        // When
        HttpResponse<String> byJson = call("application/json", "{\"doc_url\":\"%s\"}".formatted(url(json)));
        HttpResponse<String> byForm =
                call("application/x-www-form-urlencoded", "doc_url=http%3A%2F%2Fhost%2Fdocuments%2F" + form + "%2F");
        HttpResponse<String> byFile = call(
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"document_id\"\r\n\r\n" + file
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n%PDF-1.7 " + "x".repeat(2_000_000) + "\r\n--b--\r\n");

        // Then
        assertThat(List.of(byJson, byForm, byFile)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().map()).doesNotContainKey("X-Paperbridge-Secret");
        });
        BRIDGE.awaitTold(json, form, file);
        assertThat(List.of(json, form, file)).allMatch(id -> Invoices.isBookedOnce(BRIDGE, id));
    }

    @Test
    void booksOnceWhateverIsCalledAgainAndInWhicheverOrder() throws Exception {
        // Given
        List<Long> ids = IntStream.range(0, 5)
                .mapToObj(i -> BRIDGE.add(Invoices.electronic("WAKE-AGAIN-" + i, VENDOR)))
                .toList();
        List<Long> calls = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> calls.addAll(ids));
        Collections.shuffle(calls, new Random(11));

        // When
        for (Long id : calls) {
            call("application/json", "{\"doc_id\":\"%d\"}".formatted(id));
        }
        ids.forEach(BRIDGE::awaitTold);
        Collections.reverse(calls);
        for (Long id : calls) {
            call("application/json", "{\"doc_id\":\"%d\"}".formatted(id));
        }
        awaitNoneNoted();

        // Then
        assertThat(ids).allMatch(id -> Invoices.isBookedOnce(BRIDGE, id));
        assertThat(ids).allMatch(id -> events(id, "admitted") == 1 && events(id, "started anew") == 0);
        assertThat(BRIDGE.ledger.log().count("POST", "/api/bills")).isEqualTo(ids.size());
    }

    @Test
    void doesNotGoRoundWhenPaperlessCallsForEveryWriteOfOurs() throws Exception {
        // Given
        long id = BRIDGE.add(Invoices.electronic("WAKE-LOOP", VENDOR));
        call("application/json", "{\"doc_id\":\"%d\"}".formatted(id));

        // When
        AtomicLong answered = new AtomicLong();
        Bridge.await().until(() -> {
            if (answered.get() < writes()) {
                answered.incrementAndGet();
                call("application/json", "{\"doc_id\":\"%d\"}".formatted(id));
            }
            return BRIDGE.count("told = true and paperless_id = " + id) == 1 && answered.get() == writes();
        });
        awaitNoneNoted();
        long writes = writes();
        long looks = BRIDGE.archive.log().count("GET", "/api/documents/");

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
        assertThat(events(id, "started anew")).isZero();
        assertThat(writes).isEqualTo(answered.get()).isEqualTo(2);
        assertThat(looks).isLessThanOrEqualTo(1 + answered.get());
    }

    @Test
    void looksAgainForADocumentThatPaperlessHasNotStoredYet() throws Exception {
        // Given
        long next = BRIDGE.add(Invoices.printed("WAKE-BEFORE", VENDOR)) + 1;

        // When
        call("application/json", "{\"doc_id\":\"%d\"}".formatted(next));
        Bridge.await().until(() -> BRIDGE.archive.log().count("GET", "/api/documents/") >= 2);
        long id = BRIDGE.add(Invoices.electronic("WAKE-EARLY", VENDOR));
        BRIDGE.awaitTold(id);

        // Then
        assertThat(id).isEqualTo(next);
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void looksAgainWhenPaperlessDoesNotAnswer() throws Exception {
        // Given
        BRIDGE.archive.faults().always("GET", "/api/documents/", Fault.failBefore(503, Map.of()));
        long id = BRIDGE.add(Invoices.electronic("WAKE-DOWN", VENDOR));

        // When
        call("application/json", "{\"doc_id\":\"%d\"}".formatted(id));
        Bridge.await().until(() -> BRIDGE.archive.log().count("GET", "/api/documents/") >= 1);
        BRIDGE.archive.faults().clear();
        BRIDGE.awaitTold(id);

        // Then
        assertThat(Invoices.isBookedOnce(BRIDGE, id)).isTrue();
    }

    @Test
    void leavesDocumentsAloneThatDoNotWait() throws Exception {
        // Given
        long id = BRIDGE.paperless.add(Invoices.electronic("WAKE-NOT", VENDOR));

        // When
        call("application/json", "{\"doc_id\":\"%d\"}".formatted(id));
        awaitNoneNoted();

        // Then
        assertThat(BRIDGE.count("paperless_id = " + id)).isZero();
    }

    @Test
    void turnsStrangersAwayAtNoCostAndNeverInPaperlessStead() throws Exception {
        // Given
        long id = BRIDGE.add(Invoices.electronic("WAKE-FOREIGN", VENDOR));
        String body = "{\"doc_id\":\"%d\"}".formatted(id);

        // When
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(call("application/json", body, i % 2 == 0 ? null : SECRET + i)
                    .statusCode());
        }
        long noted = noted();
        long asked = BRIDGE.archive.log().entries().size();
        int right = call("application/json", body).statusCode();

        // Then
        assertThat(answers.subList(0, 30)).containsOnly(401);
        assertThat(answers.subList(30, 40)).containsOnly(429);
        assertThat(noted).isZero();
        assertThat(asked).isZero();
        assertThat(right).isEqualTo(202);
        BRIDGE.awaitTold(id);
    }

    @Test
    void putsOffCallsThatAreTooManyOrTooLongAndRefusesThoseThatNameNothing() throws Exception {
        // When
        int nothing = call("application/json", "{}").statusCode();
        int huge = paperless()
                .send(
                        request(SECRET)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(" ".repeat(100_000)))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
        int get = paperless()
                .send(request(SECRET).GET().build(), BodyHandlers.ofString())
                .statusCode();
        HttpResponse<String> last = call("application/json", "{\"doc_id\":\"987654\"}");
        while (last.statusCode() == 202) {
            last = call("application/json", "{\"doc_id\":\"987654\"}");
        }

        // Then
        assertThat(nothing).isEqualTo(400);
        assertThat(huge).isEqualTo(413);
        assertThat(get).isEqualTo(405);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("60");
        assertThat(noted()).isLessThanOrEqualTo(1);
    }

    @Test
    void isNotThereWithoutASecret() throws Exception {
        // Given
        try (Bridge without = new Bridge()) {
            without.startWithWeb();
            HttpRequest request = HttpRequest.newBuilder(URI.create(without.address() + "/hooks/paperless"))
                    .header("X-Paperbridge-Secret", "")
                    .POST(BodyPublishers.ofString("{\"doc_id\":\"1\"}"))
                    .build();
            // When
            int status = paperless().send(request, BodyHandlers.ofString()).statusCode();
            // Then
            assertThat(status).isEqualTo(404);
        }
    }

    private static String url(long id) {
        return "http://127.0.0.1:8000/documents/" + id + "/";
    }

    private static HttpResponse<String> call(String type, String body) throws IOException, InterruptedException {
        return call(type, body, SECRET);
    }

    private static HttpResponse<String> call(String type, String body, @Nullable String secret)
            throws IOException, InterruptedException {
        return paperless()
                .send(
                        request(secret)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** As Paperless calls: each time on a connection of its own, never on one that the server is about to close. */
    private static HttpClient paperless() {
        return HttpClient.newHttpClient();
    }

    private static HttpRequest.Builder request(@Nullable String secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(BRIDGE.address() + "/hooks/paperless"));
        return secret == null ? request : request.header("X-Paperbridge-Secret", secret);
    }

    private static long writes() {
        return BRIDGE.archive.log().count("POST", "/api/documents/bulk_edit/");
    }

    private static long noted() {
        return BRIDGE.journal()
                .sql("select count(*) from wake_up")
                .query(Long.class)
                .single();
    }

    private static void awaitNoneNoted() {
        Bridge.await().until(() -> noted() == 0);
    }

    private static long events(long id, String what) {
        return BRIDGE.journal()
                .sql("select count(*) from event where what = :what"
                        + " and document_key = (select document_key from document where paperless_id = :id)")
                .param("what", what)
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
