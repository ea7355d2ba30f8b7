package io.paperbridge.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.journal.Claim;
import io.paperbridge.journal.Exchanges;
import io.paperbridge.journal.Exchanges.Call;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps what BigCapital was asked and what it answered, on a thread of its own: booking never waits for it, and goes on when it fails.
 * What comes faster than it is written is forgotten, the oldest first, and counted.
 */
@Component("exchangeLog")
public class ExchangeLog {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeLog.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REMOTE = "BigCapital";
    private static final int BATCH = 100;
    private static final Duration GATHER =
            Duration.ofSeconds(1); // each write of its own costs the journal tens of kilobytes
    private static final Duration LAST_WAIT = Duration.ofSeconds(2);

    private final ExchangeSettings settings;
    private final ExchangeMask mask;
    private final Exchanges exchanges;
    private final Clock clock;
    private final Counter dropped;
    private final WaitingCalls waiting = new WaitingCalls();
    private final Thread writer = new Thread(this::writeAll, "exchanges");

    ExchangeLog(ExchangeSettings settings, ExchangeMask mask, Exchanges exchanges, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.mask = mask;
        this.exchanges = exchanges;
        this.clock = clock;
        this.dropped = Counter.builder("paperbridge.exchanges.dropped")
                .description(
                        "Requests to BigCapital that are not kept, because the journal is too slow or cannot be written")
                .register(meters);
        if (settings.enabled()) {
            writer.setDaemon(true);
            writer.start();
        }
    }

    /** The moment a request is sent, for its duration. */
    public long now() {
        return System.nanoTime();
    }

    /** A request was answered; the answer is the body. */
    public void answered(Exchange exchange) {
        if (settings.enabled()) {
            byte[] body = exchange.getMessage().getBody(byte[].class);
            String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
            add(exchange, status(exchange), body == null || body.length == 0 ? null : shown(body, type), null);
        }
    }

    /** A request to sign in was answered; neither what it sends nor what it brings is kept. */
    public void signedIn(Exchange exchange) {
        if (settings.enabled()) {
            waiting.add(call(exchange, "POST", "/api/auth/signin", null, null, status(exchange), null, null), dropped);
        }
    }

    /** A request got no answer. */
    public void unanswered(Exchange exchange, Throwable thrown) {
        if (settings.enabled()) {
            Throwable cause = thrown; // the breaker wraps what it lets through
            while (!(cause instanceof IOException) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            add(exchange, 0, null, cause.getClass().getSimpleName());
        }
    }

    /** Waits until all that was asked so far is kept, but not for long. */
    public void flush() {
        try {
            waiting.awaitWritten(LAST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(Exchange exchange, int status, @Nullable String answer, @Nullable String error) {
        waiting.add(
                call(
                        exchange,
                        exchange.getVariable("method", "", String.class),
                        exchange.getVariable("path", "", String.class),
                        exchange.getVariable("query", String.class),
                        sent(exchange.getVariable("payload")),
                        status,
                        answer,
                        error),
                dropped);
    }

    private Call call(
            Exchange exchange,
            String method,
            String path,
            @Nullable String query,
            @Nullable String sent,
            int status,
            @Nullable String answer,
            @Nullable String error) {
        Claim claim = exchange.getVariable("claim", Claim.class);
        long began = exchange.getVariable("askedAt", now(), Long.class);
        return new Call(
                clock.instant(),
                claim == null ? null : claim.documentKey(),
                ExchangeHelper.getRouteId(exchange),
                REMOTE,
                method,
                path,
                query == null || query.isEmpty() ? null : query,
                sent,
                status,
                answer,
                null,
                error,
                TimeUnit.NANOSECONDS.toMillis(now() - began));
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    private @Nullable String sent(@Nullable Object payload) {
        if (payload == null || payload.equals("")) {
            return null;
        }
        return payload instanceof byte[] bytes ? "(" + bytes.length + " bytes)" : shortened(payload.toString());
    }

    private String shown(byte[] body, @Nullable String type) {
        if (!ExchangeMask.isText(type)) {
            return "(" + body.length + " bytes" + (type == null ? ")" : " of " + type + ")");
        }
        int longest = longest();
        String text = new String(body, 0, Math.min(body.length, longest), StandardCharsets.UTF_8);
        return body.length <= longest ? text : text + "… (" + body.length + " bytes)";
    }

    private String shortened(String text) {
        int longest = longest();
        return text.length() <= longest ? text : text.substring(0, longest) + "… (" + text.length() + " characters)";
    }

    private int longest() {
        return Math.toIntExact(settings.longestBody().toBytes());
    }

    private void writeAll() {
        try {
            for (List<Call> batch = waiting.take(BATCH, GATHER);
                    !batch.isEmpty();
                    batch = waiting.take(BATCH, GATHER)) {
                write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Call> batch) {
        try {
            exchanges.add(batch.stream().map(this::masked).toList());
        } catch (RuntimeException e) {
            dropped.increment(batch.size());
            LOG.warn(
                    "{} requests to BigCapital are not kept: the journal cannot be written ({})",
                    batch.size(),
                    e.getClass().getSimpleName());
        } finally {
            waiting.written();
        }
    }

    private Call masked(Call call) {
        String answer = call.answerBody();
        JsonNode problem = call.status() >= 400 && answer != null ? parsed(answer) : JSON.missingNode();
        String code = firstText(problem.at("/errors/0/type"), problem.path("code"), problem.path("errorType"));
        String words = firstText(problem.at("/errors/0/message"), problem.path("message"));
        return new Call(
                call.at(),
                call.documentKey(),
                call.purpose(),
                call.remote(),
                call.method(),
                mask.text(call.path()),
                masked(call.query()),
                masked(call.requestBody()),
                call.status(),
                masked(answer),
                masked(code),
                call.errorText() == null ? masked(words) : call.errorText(),
                call.millis());
    }

    private @Nullable String masked(@Nullable String text) {
        return text == null ? null : mask.text(text);
    }

    private static @Nullable String firstText(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (candidate.isTextual() && !candidate.asText().isBlank()) {
                return candidate.asText();
            }
        }
        return null;
    }

    private static JsonNode parsed(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** Writes what waits; never interrupted, which could break the journal, whose file H2 closes then. */
    @PreDestroy
    void stop() throws InterruptedException {
        waiting.close();
        writer.join(LAST_WAIT.toMillis());
    }
}
