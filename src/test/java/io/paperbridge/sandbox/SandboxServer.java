package io.paperbridge.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Serves a {@link SandboxApp} over HTTP on this machine only, with faults, a log, and a control endpoint under {@code /__sandbox/}. */
public final class SandboxServer implements AutoCloseable {

    static {
        // Without it every answer on a kept connection waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final SandboxApp app;
    private final HttpServer http;
    private final ExecutorService threads;
    private final Faults faults = new Faults();
    private final RequestLog log;
    private final Control control;

    /** Starts a server on any free port. */
    public SandboxServer(SandboxApp app) {
        this(app, 0);
    }

    /** Starts a server on this port; 0 for any free one. */
    public SandboxServer(SandboxApp app, int port) {
        this.app = app;
        this.log = new RequestLog(Clock.systemUTC());
        this.control = new Control(app, faults, log);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sandbox");
            thread.setDaemon(true);
            return thread;
        });
        try {
            http = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 200);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot listen on port " + port + "; is it in use?", e);
        }
        http.createContext("/", this::serve);
        http.setExecutor(threads);
        http.start();
    }

    /** The address without a trailing slash, {@code http://127.0.0.1:41234}. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return log;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.stop(0);
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            SandboxRequest request = read(exchange);
            if (request.path().startsWith(Control.PREFIX)) {
                write(exchange, control.handle(request));
                return;
            }
            RequestLog.Line line = log.arrived(request);
            try {
                SandboxAnswer answer = answer(request, line);
                line.answered(answer.status());
                write(exchange, answer);
            } finally {
                log.left(request);
            }
        } catch (IOException e) {
            // The client has gone; what was applied stays applied, as on a real server.
            exchange.close();
        }
    }

    private SandboxAnswer answer(SandboxRequest request, RequestLog.Line line) {
        if (!faults.await(faults.latency())) {
            return SandboxAnswer.cut();
        }
        Optional<Throttle.Verdict> verdict = faults.throttle()
                .map(throttle ->
                        throttle.admit(RequestLog.callOf(request.method(), request.path()), System.nanoTime()));
        if (verdict.isPresent() && verdict.get().refused()) {
            return verdict.get().refusal();
        }
        Optional<Fault> fault = faults.strike(request);
        SandboxAnswer answer = fault.isPresent() ? strike(fault.get(), request, line) : apply(request, line);
        return verdict.isPresent() && !answer.isCut() ? verdict.get().decorate(answer) : answer;
    }

    private SandboxAnswer strike(Fault fault, SandboxRequest request, RequestLog.Line line) {
        return switch (fault.applies()) {
            case NEVER -> fault.answer().orElseGet(SandboxAnswer::cut);
            case BEFORE_PAUSE -> {
                SandboxAnswer real = apply(request, line);
                yield faults.pause(fault) ? fault.answer().orElse(real) : SandboxAnswer.cut();
            }
            case AFTER_PAUSE -> faults.pause(fault) ? apply(request, line) : SandboxAnswer.cut();
            case LATE -> {
                threads.execute(() -> {
                    if (faults.pause(fault)) {
                        apply(request, line);
                    }
                });
                yield fault.answer().orElseGet(SandboxAnswer::cut);
            }
        };
    }

    private SandboxAnswer apply(SandboxRequest request, RequestLog.Line line) {
        SandboxAnswer answer = app.handle(request);
        line.applied();
        return answer;
    }

    private static SandboxRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        return new SandboxRequest(
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                headers,
                new SandboxRequest.Body(exchange.getRequestBody().readAllBytes()));
    }

    private static Map<String, List<String>> query(@Nullable String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            query.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void write(HttpExchange exchange, SandboxAnswer answer) throws IOException {
        if (answer.isCut()) {
            return;
        }
        byte[] body = answer.body().bytes();
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), hasBody ? body.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(body);
        }
    }
}
