package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.journal.Role;
import io.paperbridge.journal.Tokens;
import io.paperbridge.journal.Users;
import io.paperbridge.operations.LiveFeed;
import io.paperbridge.operations.LiveFeed.Listener;
import io.paperbridge.operations.UserAccounts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to documents, as programs hear it. */
@RunningApi
class LiveApiTest {

    private static final String EVENTS = "/api/v1/events";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final JdbcClient journal;
    private final LiveFeed feed;
    private final Users users;
    private final Tokens tokens;
    private final ApiCalls api;
    private final List<HeardEvents> open = new ArrayList<>();

    LiveApiTest(
            @Autowired @LocalServerPort int port,
            @Autowired JdbcClient journal,
            @Autowired LiveFeed feed,
            @Autowired Users users,
            @Autowired Tokens tokens) {
        this.users = users;
        this.tokens = tokens;
        this.port = port;
        this.journal = journal;
        this.feed = feed;
        this.api = new ApiCalls(port, "paperbridge", "open sesame");
    }

    @AfterEach
    void empty() {
        open.forEach(HeardEvents::close);
        journal.sql("delete from event").update();
        journal.sql("delete from document").update();
        journal.sql("delete from api_token").update();
        journal.sql("delete from login_user").update();
    }

    @Test
    void tellsAChangeAsItHappens() throws Exception {
        // Given
        parked(17);
        HeardEvents heard = listen(EVENTS);
        // When
        api.post("/api/v1/documents/17/retry", "");
        // Then
        Awaitility.await().until(() -> !heard.data().isEmpty());
        assertThat(heard.data().get(0))
                .contains("\"id\":\"17.1\"", "\"from\":\"parked\"", "\"to\":\"received\"", "\"time\":\"20");
        assertThat(heard.ids()).hasSize(1);
        assertThat(heard.lines()).startsWith("retry: 3000");
    }

    @Test
    void goesOnBehindTheLastEventThatWasHeard() throws Exception {
        // Given
        parked(17);
        event(17, "PARKED", "RECEIVED", 60);
        event(17, "RECEIVED", "PROCESSING", 50);
        event(17, "PROCESSING", "PARKED", 40);
        event(17, "PARKED", "RECEIVED", 0);
        List<Long> ids = journal.sql("select event_id from event order by event_id")
                .query(Long.class)
                .list();
        // When
        HeardEvents byParameter = listen(EVENTS + "?after=" + ids.get(0));
        HeardEvents byHeader = listen(EVENTS + "?after=0", "Last-Event-ID", String.valueOf(ids.get(1)));
        // Then
        Awaitility.await()
                .until(() -> byParameter.ids().size() == 3 && byHeader.ids().size() == 2);
        assertThat(byParameter.ids()).isEqualTo(ids.subList(1, 4));
        assertThat(byHeader.ids()).isEqualTo(ids.subList(2, 4));
    }

    @Test
    void waitsForAnEventWhoseIdIsLowerThanOneThatIsSeen() throws Exception {
        // Given
        parked(17);
        event(17, "PARKED", "RECEIVED", 60);
        long first =
                journal.sql("select max(event_id) from event").query(Long.class).single();
        HeardEvents heard = listen(EVENTS + "?after=" + first);
        // When: the event before it belongs to a transaction that is still open
        eventOf(first + 2);
        eventOf(first + 1);
        journal.sql("alter table event alter column event_id restart with " + (first + 3))
                .update();
        // Then
        Awaitility.await().until(() -> heard.ids().size() == 2);
        assertThat(heard.ids()).containsExactly(first + 1, first + 2);
    }

    @Test
    void saysAgainAndAgainThatTheLineStands() throws Exception {
        // Given
        AtomicInteger pings = new AtomicInteger();
        // When
        HeardEvents heard = listen(EVENTS);
        WebSocket socket = connect("/ws/status", null, new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
                pings.incrementAndGet();
                socket.request(1);
                return null;
            }
        });
        // Then
        Awaitility.await().until(() -> Collections.frequency(heard.lines(), ":") >= 3 && pings.get() >= 3);
        assertThat(heard.ids()).isEmpty();
        socket.abort();
    }

    @Test
    void letsNoMoreListenThanItCanBear() throws Exception {
        // Given
        List<Listener> many = new ArrayList<>();
        Stream.iterate(0, i -> i < 60, i -> i + 1)
                .forEach(i -> feed.listen("user" + i, null).ifPresent(many::add));
        // When
        HttpResponse<String> answer = api.get(EVENTS);
        many.forEach(Listener::close);
        // Then
        assertThat(many).hasSizeLessThanOrEqualTo(50);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("/reasons/too-many-listeners");
    }

    @Test
    void leavesRoomForOthers() {
        // Given
        List<Listener> many = new ArrayList<>();
        Stream.iterate(0, i -> i < 20, i -> i + 1)
                .forEach(i -> feed.listen("eager", null).ifPresent(many::add));
        // When
        Optional<Listener> other = feed.listen("calm", null);
        many.get(0).close();
        Optional<Listener> again = feed.listen("eager", null);
        // Then
        assertThat(many).hasSize(10);
        assertThat(other).isPresent();
        assertThat(again).isPresent();
        many.forEach(Listener::close);
        other.ifPresent(Listener::close);
        again.ifPresent(Listener::close);
    }

    @Test
    void endsWhenTheTokenIsRevokedOrTheUserDisabled() throws Exception {
        // Given
        parked(17);
        users.add("anna", UserAccounts.hash("correct horse battery"), Role.VIEWER);
        users.add("berta", UserAccounts.hash("correct horse battery"), Role.VIEWER);
        Tokens.Made token = tokens.make("anna", Role.VIEWER, null);
        CompletableFuture<Long> byToken = stream("Bearer " + token.token());
        CompletableFuture<Long> byPassword = stream(ApiCalls.basic("berta", "correct horse battery"));
        AtomicInteger closed = new AtomicInteger();
        client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token.token())
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/status"), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
                        socket.request(1);
                        return null;
                    }

                    @Override
                    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                        closed.set(status);
                        return null;
                    }
                })
                .join();
        // When
        tokens.revoke(token.id());
        users.disable("berta", true);
        // Then
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> {
            event(17, "PARKED", "RECEIVED", 0);
            return byToken.isDone() && byPassword.isDone() && closed.get() != 0;
        });
        assertThat(byToken).isCompleted();
        assertThat(byPassword).isCompleted();
        assertThat(closed).hasValue(1001);
    }

    /** Done when it has ended; it has begun when this returns. */
    private CompletableFuture<Long> stream(String login) throws Exception {
        HttpResponse<Stream<String>> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + EVENTS))
                        .header("Authorization", login)
                        .build(),
                BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return CompletableFuture.supplyAsync(answer.body()::count);
    }

    @Test
    void refusesWhatIsNoEvent() throws Exception {
        // When
        HttpResponse<String> answer = api.get(EVENTS + "?after=yesterday");
        HttpResponse<String> header = api.get(EVENTS, "Last-Event-ID", "x");
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header.statusCode()).isEqualTo(400);
    }

    @Test
    void speaksWebSocketToo() throws Exception {
        // Given
        parked(17);
        event(17, null, "RECEIVED", 60);
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        WebSocket socket = socket("/ws/status?after=0", heard, null);
        // When
        api.post("/api/v1/documents/17/retry", "");
        // Then
        Awaitility.await().until(() -> heard.size() == 2);
        assertThat(new ObjectMapper().readTree(heard.poll()).has("from")).isFalse();
        assertThat(new ObjectMapper().readTree(heard.poll()).path("to").asText())
                .isEqualTo("received");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Test
    void refusesASocketOfAnotherPage() {
        assertThatThrownBy(() -> socket("/ws/status", new ConcurrentLinkedQueue<>(), "http://elsewhere.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .hasStackTraceContaining("403");
    }

    private WebSocket socket(String path, Queue<String> heard, @Nullable String origin) {
        return connect(path, origin, new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                heard.add(data.toString());
                socket.request(1);
                return null;
            }

            @Override
            public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
                socket.request(1);
                return null;
            }
        });
    }

    private WebSocket connect(String path, @Nullable String origin, WebSocket.Listener listener) {
        WebSocket.Builder builder =
                client.newWebSocketBuilder().header("Authorization", ApiCalls.basic("paperbridge", "open sesame"));
        if (origin != null) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), listener)
                .join();
    }

    private HeardEvents listen(String path, String... headers) throws Exception {
        HeardEvents heard = HeardEvents.of(api.request(path, headers));
        open.add(heard);
        return heard;
    }

    private void parked(int paperlessId) {
        journal.sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, due_at)
                        values (:id, current_timestamp, :reference, 'PARKED', true, current_timestamp)""")
                .param("id", paperlessId)
                .param("reference", "PLX-" + paperlessId)
                .update();
    }

    private void event(int paperlessId, @Nullable String from, String to, int secondsAgo) {
        journal.sql(
                        """
                        insert into event (document_key, happened_at, actor, from_state, to_state, what)
                        select document_key, current_timestamp - cast(:ago as bigint) * interval '1' second, 'test', :from, :to, 'test'
                        from document where paperless_id = :id""")
                .param("ago", secondsAgo)
                .param("from", from)
                .param("to", to)
                .param("id", paperlessId)
                .update();
    }

    private void eventOf(long eventId) {
        journal.sql(
                        """
                        insert into event (event_id, document_key, actor, from_state, to_state, what)
                        select :event, document_key, 'test', 'RECEIVED', 'PARKED', 'test' from document""")
                .param("event", eventId)
                .update();
    }
}
