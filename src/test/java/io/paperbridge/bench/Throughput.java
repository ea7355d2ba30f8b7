package io.paperbridge.bench;

import io.paperbridge.sandbox.RequestLog;
import io.paperbridge.sandbox.SandboxOptions;
import io.paperbridge.sandbox.SandboxServers;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.FileSystemUtils;

/**
 * How many documents a second the jar books and tells of, beside the {@link ReferenceClient}, both between the sandbox servers and in
 * one run; and what that costs. See bench/README.md.
 */
final class Throughput {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Map<String, String> options;
    private final int documents;
    private final Duration latency;
    private final int inFlight;
    private final boolean post;
    private final Path folder = Path.of("target", "bench", "throughput").toAbsolutePath();

    private Throughput(Map<String, String> options) {
        this.options = options;
        this.documents = Integer.parseInt(options.getOrDefault("documents", "600"));
        this.latency = DurationStyle.detectAndParse(options.getOrDefault("latency", "20ms"));
        this.inFlight = Integer.parseInt(options.getOrDefault("in-flight", "4"));
        this.post = !options.getOrDefault("posting", "verified").equals("draft");
    }

    /** What was seen of one of the two: how fast it was when it was warm, and what it took. */
    private record Seen(double perSecond, double cpuSeconds, long residentMegabytes, Map<String, Long> calls) {}

    public static void main(String... args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int at = 0; at + 1 < args.length; at += 2) {
            options.put(args[at].replaceFirst("^--", ""), args[at + 1]);
        }
        new Throughput(options).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Seen ours = paperbridge();
        print("Paperbridge", ours);
        long rounds = Math.max(1, ours.calls().getOrDefault("BigCapital GET /api/expenses", 1L));
        long looks = Math.max(1, ours.calls().getOrDefault("BigCapital GET /api/bills", rounds + 1) - rounds);
        Seen reference = reference((int) Math.max(1, documents / rounds), (int) Math.max(1, documents / looks));
        System.out.printf(
                Locale.ROOT,
                "%n%d documents, %d ms, %d in flight, %s%n%-12s %8s %20s %8s%n",
                documents,
                latency.toMillis(),
                inFlight,
                post ? "posted" : "drafts",
                "",
                "docs/s",
                "CPU s per 1,000",
                "RSS MB");
        print("reference", reference);
        print("Paperbridge", ours);
        System.out.printf(Locale.ROOT, "ratio        %8.2f%n%n", ours.perSecond() / reference.perSecond());
        ours.calls()
                .forEach((call, count) -> System.out.printf(
                        Locale.ROOT,
                        "%6.2f a document (reference %.2f)  %s%n",
                        count / (double) documents,
                        reference.calls().getOrDefault(call, 0L) / (double) documents,
                        call));
    }

    private void print(String name, Seen seen) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %8.1f %20.1f %8d%n",
                name,
                seen.perSecond(),
                seen.cpuSeconds(),
                seen.residentMegabytes());
    }

    private Seen paperbridge() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        try (SandboxServers servers = servers()) {
            List<String> command =
                    new ArrayList<>(List.of(java(options.getOrDefault("java", System.getProperty("java.home")))));
            command.addAll(List.of(
                    options.getOrDefault("jvm", "-XX:+UseSerialGC -Xmx160m").split(" ")));
            settings(servers).forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(List.of("-jar", options.getOrDefault("jar", "target/paperbridge.jar")));
            command.set(
                    command.size() - 1,
                    Path.of(command.get(command.size() - 1)).toAbsolutePath().toString());
            return watch(command, servers);
        }
    }

    private Map<String, String> settings(SandboxServers servers) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("paperbridge.paperless.url", servers.paperlessUrl());
        settings.put("paperbridge.paperless.token", servers.paperlessToken());
        settings.put("paperbridge.bigcapital.url", servers.bigcapitalUrl());
        settings.put("paperbridge.bigcapital.api-key", servers.bigcapitalApiKey());
        settings.put("paperbridge.bigcapital.in-flight", Integer.toString(inFlight));
        settings.put("paperbridge.company.input-tax", "recoverable");
        settings.put("paperbridge.posting.e-invoice", post ? "verified" : "draft");
        settings.put("server.port", "0");
        options.forEach((key, value) -> {
            if (key.contains(".")) {
                settings.put(key, value);
            }
        });
        return settings;
    }

    private Seen reference(int together, int lookedAtTogether) throws Exception {
        try (SandboxServers servers = servers()) {
            List<String> command =
                    new ArrayList<>(List.of(java(System.getProperty("java.home")), "-XX:+UseSerialGC", "-Xmx160m"));
            command.addAll(List.of(
                    "-cp",
                    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(entry -> Path.of(entry).toAbsolutePath().toString())
                            .collect(Collectors.joining(File.pathSeparator)),
                    ReferenceClient.class.getName()));
            command.addAll(new ReferenceClient.Plan(
                            servers.paperlessUrl(),
                            servers.paperlessToken(),
                            servers.bigcapitalUrl(),
                            servers.bigcapitalApiKey(),
                            documents,
                            inFlight,
                            together,
                            lookedAtTogether,
                            post)
                    .arguments());
            return watch(command, servers);
        }
    }

    private static String java(String home) {
        return Path.of(home, "bin", "java").toString();
    }

    private SandboxServers servers() {
        return SandboxServers.start(new SandboxOptions(
                0,
                0,
                PaperlessVersion.V3_0_5,
                BigCapitalSettings.defaults(),
                Clock.systemUTC(),
                latency,
                SeedDocuments.many(documents, 2026),
                List.of(),
                List.of()));
    }

    /** From a tenth of the documents on, when it is warm, to the last. */
    private Seen watch(List<String> command, SandboxServers servers) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output.txt"))
                .start();
        try {
            Instant limit = Instant.now().plus(LONGEST);
            Duration cpuAtFirst = Duration.ZERO;
            Duration cpu = Duration.ZERO;
            long resident = 0;
            List<Instant> told = told(servers);
            while (told.size() < documents && process.isAlive() && Instant.now().isBefore(limit)) {
                cpu = process.toHandle().info().totalCpuDuration().orElse(cpu);
                resident = Math.max(resident, resident(process.pid()));
                if (told.size() <= documents / 10) {
                    cpuAtFirst = cpu;
                }
                process.waitFor(50, TimeUnit.MILLISECONDS);
                told = told(servers);
            }
            if (told.size() < documents) {
                throw new IllegalStateException("Only " + told.size() + " of " + documents + " documents are told; see "
                        + folder.resolve("output.txt"));
            }
            int first = documents / 10;
            double seconds =
                    Duration.between(told.get(first), told.get(documents - 1)).toMillis() / 1000.0;
            int counted = documents - 1 - first;
            Map<String, Long> calls = new TreeMap<>();
            servers.paperlessServer().log().counts().forEach((call, count) -> calls.put("Paperless " + call, count));
            servers.bigcapitalServer().log().counts().forEach((call, count) -> calls.put("BigCapital " + call, count));
            check(servers);
            return new Seen(
                    counted / seconds, cpu.minus(cpuAtFirst).toMillis() / (double) counted, resident / 1024, calls);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private void check(SandboxServers servers) {
        if (servers.bigcapital().maxRequestsInFlight() > inFlight
                || servers.bigcapital().maxPostingsInFlight() > 1) {
            throw new IllegalStateException(servers.bigcapital().maxRequestsInFlight() + " requests and "
                    + servers.bigcapital().maxPostingsInFlight() + " posts were in flight at once");
        }
    }

    private static List<Instant> told(SandboxServers servers) {
        return servers.paperlessServer().log().entries("POST", "/api/documents/bulk_edit/").stream()
                .filter(entry -> entry.body().contains("modify_tags"))
                .flatMap(entry -> Stream.generate(entry::time).limit(documentsOf(entry)))
                .collect(Collectors.toList());
    }

    private static long documentsOf(RequestLog.Entry entry) {
        String list = entry.body().replaceFirst("(?s).*\"documents\"\\s*:\\s*\\[([^\\]]*)].*", "$1");
        return Stream.of(list.split(",")).filter(id -> !id.isBlank()).count();
    }

    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        Collection<String> lines = Files.readAllLines(status);
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
