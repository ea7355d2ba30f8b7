package io.paperbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.paperbridge.document.EntryKind;
import io.paperbridge.sandbox.RequestLog;
import io.paperbridge.sandbox.SandboxServer;
import io.paperbridge.sandbox.paperless.NewDocument;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Paperbridge as processes against the sandbox in this one: killed and frozen where a {@link Boundary} holds its documents. */
final class Crash implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(6);
    static final Duration QUIET = Duration.ofSeconds(4);

    /** The lists of Paperless that are asked for again and again. */
    private static final Pattern LISTS = Pattern.compile("/api/\\w+/");

    final Bridge bridge;
    private final Path folder;
    private final Map<String, String> settings;
    private final List<Program> programs = new ArrayList<>();
    private final List<Closeable> closed = new ArrayList<>();
    private final Map<Long, Invariant.Wanted> documents = new HashMap<>();
    private int series;
    private int started;
    private Instant lastStart = Instant.MIN;

    /** With the journal in a file of the folder. */
    Crash(Bridge bridge, Path folder) {
        this.bridge = bridge;
        this.folder = folder;
        settings = new TreeMap<>(bridge.settings());
        settings.remove("spring.datasource.url");
        settings.put("server.port", "0");
        settings.put("paperbridge.remote.upload-timeout", "4s"); // a lost upload shuts the lane for as long
        settings.put("paperbridge.workers", "8");
        settings.put("paperbridge.queue.tell", "seda:tell?concurrentConsumers=5");
        settings.put("paperbridge.bigcapital.in-flight", "8"); // five documents wait at one place
        settings.put("paperbridge.breaker.failures", "50");
        settings.put("paperbridge.breaker.wait", "1s");
    }

    /** With the journal in PostgreSQL. */
    Crash(Bridge bridge, Path folder, String journal) {
        this(bridge, folder);
        settings.put("spring.datasource.url", journal);
    }

    Crash with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** With what the program has by itself. */
    Crash without(String key) {
        settings.remove(key);
        return this;
    }

    /** One more process. */
    Program start() throws IOException {
        Path own = settings.containsKey("spring.datasource.url") ? folder.resolve("node-" + ++started) : folder;
        lastStart = Instant.now();
        Program program = Program.in(Files.createDirectories(own), settings);
        programs.add(program);
        return program;
    }

    /** A document arrives. */
    long add(NewDocument document, Invariant.Wanted wanted) {
        long id = bridge.add(document);
        documents.put(id, wanted);
        return id;
    }

    /**
     * Lets documents of these kinds, of parties that nobody knows yet, come to a boundary and waits until they are all held there; for
     * a boundary of reviews each document comes a second time.
     */
    void hold(Boundary boundary, List<EntryKind> kinds) {
        series++;
        if (boundary.isOfReview()) {
            addAll(kinds);
            awaitSettled();
        }
        boundary.hold(bridge, kinds);
        addAll(kinds);
        await().alias(boundary + " of " + kinds)
                .until(() -> boundary.faults(bridge).waiting() >= boundary.held(kinds.size()));
    }

    private void addAll(List<EntryKind> kinds) {
        for (EntryKind kind : kinds) {
            String number = "K" + series + "-" + kind.name();
            add(Kinds.electronic(kind, number, "Absturz " + number + " GmbH"), new Invariant.Wanted(kind, Kinds.GROSS));
        }
    }

    /** Freezes a process until the leases of its documents have ended; the boundary is let go meanwhile. */
    void freeze(Program program, Boundary boundary) throws IOException, InterruptedException {
        program.freeze();
        boundary.letGo(bridge);
        Instant ended = Instant.now().plus(LEASE).plusSeconds(1);
        await().until(() -> Instant.now().isAfter(ended));
        program.wake();
    }

    /** Waits until no document in Paperless waits any more. */
    void awaitSettled() {
        await().alias("all are told")
                .until(() -> bridge.paperless.count("to-book") == 0
                        && bridge.paperless.documents().stream()
                                .noneMatch(document -> document.tags().isEmpty())
                        && (!isAttaching() || originals().values().stream().allMatch(count -> count > 0)));
    }

    private boolean isAttaching() {
        return "true".equals(settings.get("paperbridge.attachments.enabled"));
    }

    /**
     * Waits until the last process polls and nothing else is asked any more: what is in doubt is looked for after the quiet time, and of
     * what was told by a process that then died, Paperless is asked once more.
     */
    void awaitRest() {
        awaitSettled();
        await().alias("the last process polls").until(() -> bridge.archive.log().entries().stream()
                .anyMatch(request -> isPoll(request) && request.time().isAfter(lastStart)));
        await().alias("both servers are left alone").until(() -> isQuiet(bridge.ledger) && isQuiet(bridge.archive));
    }

    private static boolean isQuiet(SandboxServer server) {
        Instant since = Instant.now().minus(QUIET.plusSeconds(2));
        return server.log().entries().stream()
                .filter(request -> !isPoll(request))
                .noneMatch(request -> request.time().isAfter(since));
    }

    private static boolean isPoll(RequestLog.Entry request) {
        return request.method().equals("GET") && LISTS.matcher(request.path()).matches();
    }

    /** The documents that have more than one entry at this moment. */
    List<String> doubled() {
        return documents.keySet().stream()
                .filter(id -> bridge.entries(id).size() > 1)
                .map(id -> "document " + id + " has " + bridge.entries(id).size() + " entries")
                .toList();
    }

    /** How many files hang on the entry of each document. */
    Map<Long, Long> originals() {
        return documents.keySet().stream().collect(Collectors.toMap(id -> id, id -> bridge.entries(id).stream()
                .mapToLong(entry -> bridge.bigcapital.attachments().stream()
                        .filter(file -> file.linkedTo().contains(entry.type() + " " + entry.id()))
                        .count())
                .sum()));
    }

    /** How many documents carry which tags. */
    Map<String, Long> tags() {
        return bridge.paperless.documents().stream()
                .flatMap(document -> document.tags().stream())
                .collect(Collectors.groupingBy(tag -> tag, TreeMap::new, Collectors.counting()));
    }

    /** How many entries the documents have, by kind. */
    Map<EntryKind, Long> entries() {
        Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
        for (EntryKind kind : EntryKind.values()) {
            counts.put(
                    kind,
                    bridge.bigcapital.entries().stream()
                            .filter(entry -> Kinds.isOf(kind, entry))
                            .count());
        }
        return counts;
    }

    /** Cuts off documents at each boundary in turn, on the same journal; in the end the three sides are compared. */
    Stream<DynamicTest> cutAt(Stream<Boundary> boundaries, Cut cut) {
        Executable end = () -> {
            try (this) {
                awaitRest();
                assertThat(breaches()).isEmpty();
                assertThat(originals())
                        .allSatisfy((id, count) -> assertThat(count).isEqualTo(isAttaching() ? 1 : 0));
            }
        };
        Stream<DynamicTest> cuts = boundaries.flatMap(boundary -> boundary.groups().stream()
                .map(kinds -> dynamicTest(boundary + " " + kinds, () -> {
                    awaitSettled();
                    cut.at(boundary, kinds);
                    assertThat(doubled()).isEmpty();
                })));
        return Stream.concat(cuts, Stream.of(dynamicTest("ledger, tags and journal agree", end)));
    }

    /** Something that happens to processes while documents of these kinds are held at a boundary; all is settled before and after. */
    interface Cut {
        void at(Boundary boundary, List<EntryKind> kinds) throws IOException, InterruptedException;
    }

    /** Stops all processes and compares the three sides. */
    List<String> breaches() throws InterruptedException {
        for (Program program : programs) {
            program.stop();
        }
        String url = settings.getOrDefault(
                "spring.datasource.url",
                "jdbc:h2:file:" + folder.resolve("data/paperbridge")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        return Invariant.breaches(bridge, JdbcClient.create(new DriverManagerDataSource(url)), documents);
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(50));
    }

    /** Ends this too when all processes have ended. */
    Crash closing(Closeable more) {
        closed.add(more);
        return this;
    }

    @Override
    public void close() throws IOException {
        programs.forEach(Program::close);
        for (Closeable more : closed) {
            more.close();
        }
    }
}
