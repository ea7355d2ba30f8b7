package io.paperbridge.bench;

import io.paperbridge.sandbox.SandboxOptions;
import io.paperbridge.sandbox.SandboxServers;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.paperless.PaperlessDocument;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/**
 * {@code make bench-waiting}: whether a thousand documents are booked as fast, and in as much memory, however many others wait behind
 * them. See bench/README.md.
 */
final class Waiting {

    private static final int COUNTED = Integer.getInteger("bench.counted", 1_000);
    private static final int WARM_UP = COUNTED / 5;
    private static final int SPARE = 100;
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final int waiting;
    private final Path folder = Path.of("target", "bench", "waiting").toAbsolutePath();
    private final String journal = "jdbc:h2:file:" + folder.resolve("data").resolve("paperbridge")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private Waiting(int waiting) {
        this.waiting = waiting;
    }

    /** What was seen while so many others waited. */
    private record Seen(int waiting, double seconds, double cpuSeconds, long heapKilobytes) {}

    public static void main(String... arguments) throws Exception {
        List<Integer> sizes = arguments.length == 0
                ? List.of(1_000, 10_000, 100_000)
                : Stream.of(arguments).map(Integer::valueOf).toList();
        List<Seen> all = new ArrayList<>();
        for (int waiting : sizes) {
            all.add(new Waiting(waiting).run());
        }
        System.out.printf(
                Locale.ROOT, "%n%10s %18s %18s %22s%n", "waiting", "s per 1,000", "CPU s per 1,000", "heap in use, MB");
        all.forEach(seen -> System.out.printf(
                Locale.ROOT,
                "%10d %18.1f %18.1f %22.1f%n",
                seen.waiting(),
                seen.seconds(),
                seen.cpuSeconds(),
                seen.heapKilobytes() / 1024.0));
        System.exit(0);
    }

    private Seen run() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        try (SandboxServers servers = SandboxServers.start(new SandboxOptions(
                0,
                0,
                PaperlessVersion.V3_0_5,
                BigCapitalSettings.defaults(),
                Clock.systemUTC(),
                LATENCY,
                SeedDocuments.many(WARM_UP + COUNTED + SPARE, 2026),
                List.of(),
                List.of()))) {
            byte[] nothing = "%PDF-1.4".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < waiting; i++) {
                servers.paperless().add(NewDocument.pdf("waiting", "", nothing).withTags("to-book"));
            }
            admitAll(servers);
            return watch(servers);
        }
    }

    /** As a poll would leave them, the oldest first. */
    private void admitAll(SandboxServers servers) throws SQLException {
        Flyway.configure()
                .dataSource(journal, "", "")
                .locations("classpath:db/migration", "classpath:db/h2")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(journal, "", "")) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into document (paperless_id, added, reference, state) values (?, ?, ?, 'RECEIVED')")) {
                for (PaperlessDocument document : servers.paperless().documents()) {
                    insert.setLong(1, document.id());
                    insert.setObject(
                            2, document.added().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
                    insert.setString(3, "PLX-" + document.id());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private Seen watch(SandboxServers servers) throws Exception {
        List<String> command = new ArrayList<>(List.of(program("java"), "-XX:+UseSerialGC", "-Xmx160m"));
        settings(servers).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-jar", Path.of("target", "paperbridge.jar").toAbsolutePath().toString()));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            awaitBooked(servers, WARM_UP, process);
            Instant begun = Instant.now();
            Duration cpu = cpu(process);
            long first = servers.paperless().count("booked");
            awaitBooked(servers, first + COUNTED - 1, process);
            long counted = servers.paperless().count("booked") - first;
            double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
            double used = cpu(process).minus(cpu).toMillis() / 1000.0;
            long heap = heap(process.pid());
            return new Seen(waiting, seconds * 1000 / counted, used * 1000 / counted, heap);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Map<String, String> settings(SandboxServers servers) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("paperbridge.paperless.url", servers.paperlessUrl());
        settings.put("paperbridge.paperless.token", servers.paperlessToken());
        settings.put("paperbridge.bigcapital.url", servers.bigcapitalUrl());
        settings.put("paperbridge.bigcapital.api-key", servers.bigcapitalApiKey());
        settings.put("paperbridge.company.input-tax", "recoverable");
        settings.put("spring.datasource.url", journal);
        settings.put("server.port", "0");
        return settings;
    }

    private void awaitBooked(SandboxServers servers, long documents, Process process) throws InterruptedException {
        Instant limit = Instant.now().plus(LONGEST);
        while (servers.paperless().count("booked") < documents) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(limit)) {
                throw new IllegalStateException("Only " + servers.paperless().count("booked")
                        + " documents are booked; see " + folder.resolve("output.txt"));
            }
        }
    }

    private static Duration cpu(Process process) {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What is in use after a full collection. */
    private static long heap(long pid) throws IOException, InterruptedException {
        said("jcmd", Long.toString(pid), "GC.run");
        List<String> lines = said("jstat", "-gc", Long.toString(pid)).lines().toList();
        List<String> names = List.of(lines.get(0).strip().split(" +"));
        List<String> figures = List.of(lines.get(1).strip().split(" +"));
        return Stream.of("S0U", "S1U", "EU", "OU")
                .mapToLong(name -> Math.round(Double.parseDouble(figures.get(names.indexOf(name)))))
                .sum();
    }

    private static String said(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(program)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + ": " + said);
        }
        return said;
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
