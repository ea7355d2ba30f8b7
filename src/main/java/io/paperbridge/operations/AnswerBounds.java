package io.paperbridge.operations;

import io.paperbridge.failure.Reason;
import io.paperbridge.failure.Refused;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Reads every answer whole, within the time and the size allowed.
 *
 * <p>A socket timeout alone lets a server that drips one byte at a time hold a worker for hours. When the process is
 * being stopped, an answer has only {@link #WHEN_STOPPING} left, so that a server that does not answer cannot hold up the stop.
 */
final class AnswerBounds implements ExecChainHandler, AutoCloseable {

    /** Leaves the rest of the 20 s that a stop may take to write down that the answer is missing. */
    private static final Duration WHEN_STOPPING = Duration.ofSeconds(10);

    /** The path of a question to a language model, which thinks longer than other servers, or not so long. */
    private static final String MODEL = "/chat/completions";

    private final RemoteSettings settings;
    private final Duration modelTimeout;
    private final Set<ExecChain.Scope> unanswered = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "answer-bounds");
        thread.setDaemon(true);
        return thread;
    });

    AnswerBounds(RemoteSettings settings, Duration modelTimeout) {
        this.settings = settings;
        this.modelTimeout = modelTimeout;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        unanswered.add(scope);
        ScheduledFuture<?> alarm = alarmAfter(boundOf(request), scope);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            try {
                HttpEntity entity = response.getEntity();
                if (entity != null) {
                    byte[] body = read(request, entity);
                    response.setEntity(new ByteArrayEntity(body, ContentType.parseLenient(entity.getContentType())));
                }
                return response;
            } catch (IOException | RuntimeException e) {
                scope.execRuntime.discardEndpoint();
                throw e;
            }
        } finally {
            alarm.cancel(false);
            unanswered.remove(scope);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        for (ExecChain.Scope scope : unanswered) {
            ScheduledFuture<?> unused = alarmAfter(WHEN_STOPPING, scope);
        }
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }

    private ScheduledFuture<?> alarmAfter(Duration bound, ExecChain.Scope scope) {
        return alarms.schedule(() -> abort(scope), bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Duration boundOf(ClassicHttpRequest request) {
        if (stopping) {
            return WHEN_STOPPING;
        }
        if (request.getPath().endsWith(MODEL)) {
            return modelTimeout;
        }
        HttpEntity entity = request.getEntity();
        boolean upload = entity != null
                && entity.getContentType() != null
                && entity.getContentType().startsWith("multipart/");
        return upload ? settings.uploadTimeout() : settings.answerTimeout();
    }

    private byte[] read(ClassicHttpRequest request, HttpEntity entity) throws IOException {
        int largest = Math.toIntExact(settings.largestAnswer().toBytes());
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes(largest);
            if (body.length == largest && content.read() >= 0) {
                throw new Refused(
                        Reason.FILE_TOO_LARGE,
                        Sentence.of(
                                "operations.answer-too-large",
                                request.getMethod() + " " + request.getPath().replaceFirst("\\?.*", ""),
                                settings.largestAnswer().toMegabytes()));
            }
            return body;
        }
    }

    private static void abort(ExecChain.Scope scope) {
        if (scope.originalRequest instanceof Cancellable sent) {
            sent.cancel();
        }
    }
}
