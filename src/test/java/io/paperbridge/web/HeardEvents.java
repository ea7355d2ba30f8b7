package io.paperbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A stream of server-sent events, read as it comes. */
public final class HeardEvents implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Stream<String> stream;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private HeardEvents(Stream<String> stream) {
        this.stream = stream;
    }

    /** Begins to listen; it has begun when this returns. */
    public static HeardEvents of(HttpRequest.Builder request) throws Exception {
        HttpResponse<Stream<String>> answer =
                CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
        HeardEvents heard = new HeardEvents(answer.body());
        Thread ear = new Thread(heard::hear, "ear");
        ear.setDaemon(true);
        ear.start();
        return heard;
    }

    private void hear() {
        try {
            stream.forEach(lines::add);
        } catch (UncheckedIOException closed) {
            // the test has heard enough
        }
    }

    /** The lines so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The ids of the events so far. */
    public List<Long> ids() {
        return behind("id: ").map(Long::valueOf).toList();
    }

    /** What was told so far. */
    public List<String> data() {
        return behind("data: ").toList();
    }

    private Stream<String> behind(String name) {
        return lines.stream().filter(line -> line.startsWith(name)).map(line -> line.substring(name.length()));
    }

    @Override
    public void close() {
        stream.close();
    }
}
