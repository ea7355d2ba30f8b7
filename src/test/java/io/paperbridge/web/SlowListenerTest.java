package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.operations.LiveFeed;
import io.paperbridge.operations.LiveFeed.Listener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One who listens and does not read holds up nobody, and nothing is kept for them. */
@RunningApi
class SlowListenerTest {

    private static final String EVENTS = "/api/v1/events?after=0";

    /** Of 2,000 characters each: more than the buffers of the system hold between server and client. */
    private static final int MANY = 6000;

    private final int port;
    private final JdbcClient journal;
    private final LiveFeed feed;
    private final MeterRegistry meters;
    private final ApiCalls api;

    SlowListenerTest(
            @Autowired @LocalServerPort int port,
            @Autowired JdbcClient journal,
            @Autowired LiveFeed feed,
            @Autowired MeterRegistry meters) {
        this.port = port;
        this.journal = journal;
        this.feed = feed;
        this.meters = meters;
        this.api = new ApiCalls(port, "paperbridge", "open sesame");
    }

    @AfterEach
    void empty() {
        journal.sql("delete from event").update();
        journal.sql("delete from document").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVENTS, "/ws/status?after=0"})
    void othersHearEverythingMeanwhile(String path) throws Exception {
        try (HeardEvents other = HeardEvents.of(api.request(EVENTS))) {
            try (Socket deaf = deaf("GET " + path + " HTTP/1.1")) {
                // Given
                Awaitility.await().until(() -> listeners() == 2);
                // When
                List<Long> ids = manyEvents();
                // Then
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> other.ids().size() == MANY);
                assertThat(other.ids()).isEqualTo(ids);
                assertThat(listeners()).isEqualTo(2);
                assertThat(deaf.isClosed()).isFalse();
            }
            Awaitility.await().until(() -> listeners() == 1);
        }
    }

    @Test
    void hearsAllOfItWhenItReadsOn() throws Exception {
        try (Socket deaf = deaf("GET " + EVENTS + " HTTP/1.0");
                HeardEvents other = HeardEvents.of(api.request(EVENTS))) {
            // Given
            List<Long> ids = manyEvents();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> other.ids().size() == MANY);
            // When
            List<Long> heard = ids(deaf);
            // Then
            assertThat(heard).isEqualTo(ids);
        }
    }

    @Test
    void nothingIsKeptForIt() throws Exception {
        // Given
        try (Listener slow = feed.listen("slow", 0L).orElseThrow();
                Listener other = feed.listen("other", 0L).orElseThrow()) {
            List<Long> ids = manyEvents();
            assertThat(heard(other, MANY)).isEqualTo(ids);
            // When
            List<Long> first = heard(slow, 1);
            // Then: it gets a page of the journal, not all that has come since
            assertThat(first).isEqualTo(ids.subList(0, 500));
            assertThat(heard(slow, MANY - 500)).isEqualTo(ids.subList(500, MANY));
        }
    }

    /** Until it has heard so many, or nothing more comes. */
    private static List<Long> heard(Listener listener, int atLeast) throws InterruptedException {
        List<Long> heard = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (heard.size() < atLeast && System.nanoTime() < end) {
            listener.next(Duration.ofSeconds(1)).forEach(change -> heard.add(change.eventId()));
        }
        return heard;
    }

    /** Has asked, and does not read. */
    private Socket deaf(String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(String.join(
                                "\r\n",
                                request,
                                "Host: 127.0.0.1",
                                "Authorization: " + ApiCalls.basic("paperbridge", "open sesame"),
                                "Connection: Upgrade",
                                "Upgrade: websocket",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                                "",
                                "")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static List<Long> ids(Socket stream) throws IOException {
        stream.setSoTimeout(30_000);
        List<Long> ids = new ArrayList<>();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null && ids.size() < MANY; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                ids.add(Long.valueOf(line.substring(4)));
            }
        }
        return ids;
    }

    private double listeners() {
        return meters.get("paperbridge.live.listeners").gauge().value();
    }

    private List<Long> manyEvents() {
        journal.sql(
                        """
                        insert into document (paperless_id, added, reference, state, told, due_at)
                        values (17, current_timestamp, 'PLX-17', 'PARKED', true, current_timestamp)""")
                .update();
        journal.sql(
                        """
                        insert into event (document_key, actor, from_state, to_state, reason, what)
                        select document_key, 'test', 'PARKED', 'RECEIVED', repeat('x', 2000), 'test'
                        from document, system_range(1, :many)""")
                .param("many", MANY)
                .update();
        return journal.sql("select event_id from event order by event_id")
                .query(Long.class)
                .list();
    }
}
