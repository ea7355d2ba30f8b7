package io.paperbridge.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every request a sandbox server got, in the order of arrival. */
public final class RequestLog {

    private static final Pattern NUMBER = Pattern.compile("/\\d+(?=/|$)");

    private final Clock clock;
    private final List<Line> lines = new ArrayList<>();
    private final Set<SandboxRequest> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private int maxInFlight;

    /**
     * One request.
     *
     * @param time when it arrived
     * @param method upper case
     * @param path without the query
     * @param query decoded, names and values
     * @param body the body as text, empty for uploads
     * @param status what was answered; 0 when nothing was (yet)
     * @param applied whether it took effect (so far)
     * @param correlation its header X-Correlation-Id; empty without
     */
    public record Entry(
            Instant time,
            String method,
            String path,
            Map<String, List<String>> query,
            String body,
            int status,
            boolean applied,
            String correlation) {

        /** Method and path with every number replaced by {@code :id}. */
        public String call() {
            return callOf(method, path);
        }

        private Entry answered(int newStatus) {
            return new Entry(time, method, path, query, body, newStatus, applied, correlation);
        }

        private Entry asApplied() {
            return new Entry(time, method, path, query, body, status, true, correlation);
        }
    }

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    /** All requests so far. */
    public synchronized List<Entry> entries() {
        return lines.stream().map(line -> line.entry).toList();
    }

    /** The requests of one kind, {@code POST} and {@code /api/bills/\\d+} for instance; the pattern must match the whole path. */
    public synchronized List<Entry> entries(String method, String path) {
        Pattern pattern = Pattern.compile(path);
        return entries().stream()
                .filter(entry -> entry.method().equals(method)
                        && pattern.matcher(entry.path()).matches())
                .toList();
    }

    /** How many requests of one kind came in. */
    public long count(String method, String path) {
        return entries(method, path).size();
    }

    /** How often each kind of call came in. */
    public synchronized Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        entries().forEach(entry -> counts.merge(entry.call(), 1L, Long::sum));
        return counts;
    }

    /** The most requests that were under way at the same time. */
    public synchronized int maxInFlight() {
        return maxInFlight;
    }

    /** The requests that have arrived and were not answered yet. */
    public synchronized List<SandboxRequest> underWay() {
        return List.copyOf(underWay);
    }

    /** Forgets all requests. */
    public synchronized void clear() {
        lines.clear();
        maxInFlight = underWay.size();
    }

    static String callOf(String method, String path) {
        return method + " " + NUMBER.matcher(path).replaceAll("/:id");
    }

    /** Follows one request from arrival to answer. */
    final class Line {
        private Entry entry;

        Line(Entry entry) {
            this.entry = entry;
        }

        void applied() {
            synchronized (RequestLog.this) {
                entry = entry.asApplied();
            }
        }

        void answered(int status) {
            synchronized (RequestLog.this) {
                entry = entry.answered(status);
            }
        }
    }

    synchronized Line arrived(SandboxRequest request) {
        boolean isText = request.header("content-type").orElse("").contains("json");
        Entry entry = new Entry(
                clock.instant(),
                request.method(),
                request.path(),
                request.query(),
                isText ? request.body().text() : "",
                0,
                false,
                request.header("x-correlation-id").orElse(""));
        Line line = new Line(entry);
        lines.add(line);
        underWay.add(request);
        maxInFlight = Math.max(maxInFlight, underWay.size());
        return line;
    }

    synchronized void left(SandboxRequest request) {
        underWay.remove(request);
    }
}
