package io.paperbridge.bench;

import io.paperbridge.bench.MeasuredRun.Seen;
import io.paperbridge.sandbox.SandboxOptions;
import io.paperbridge.sandbox.SandboxServers;
import io.paperbridge.sandbox.bigcapital.BigCapitalSettings;
import io.paperbridge.sandbox.paperless.PaperlessVersion;
import io.paperbridge.sandbox.seed.SeedDocuments;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.FileSystemUtils;

/**
 * How many documents a second the jar books and tells of, beside the {@link ReferenceClient}, both between the sandbox servers and in
 * one run; and what that costs. See bench/README.md.
 */
final class Throughput {

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

    public static void main(String... args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int at = 0; at + 1 < args.length; at += 2) {
            options.put(args[at].replaceFirst("^--", ""), args[at + 1]);
        }
        try {
            new Throughput(options).run();
        } catch (IllegalStateException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        Seen ours = paperbridge();
        print("Paperbridge", ours);
        if (options.getOrDefault("reference", "yes").equals("no")) {
            return;
        }
        long rounds = Math.max(1, ours.calls().getOrDefault("BigCapital GET /api/expenses", 1L));
        long looks = Math.max(1, ours.calls().getOrDefault("BigCapital GET /api/bills", rounds + 1) - rounds);
        Seen reference = reference((int) Math.max(1, documents / rounds), (int) Math.max(1, documents / looks));
        System.out.printf(
                Locale.ROOT,
                "%n%d documents, %d ms, %d in flight, %s%n",
                documents,
                latency.toMillis(),
                inFlight,
                post ? "posted" : "drafts");
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

    private static void print(String name, Seen seen) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %8.1f docs/s, CPU s per 1,000: %.1f in the second half (by tenths %s), RSS %d MB, idle %.2f %% of a core%n",
                name,
                seen.perSecond(),
                seen.cpuSeconds(),
                seen.tenths().stream()
                        .map(each -> String.format(Locale.ROOT, "%.0f", each))
                        .collect(Collectors.joining(" ")),
                seen.residentMegabytes(),
                seen.idlePercent());
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
            return new MeasuredRun(command, servers, folder, documents, inFlight, idle(true)).watch();
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
            return new MeasuredRun(command, servers, folder, documents, inFlight, idle(false)).watch();
        }
    }

    private Duration idle(boolean isServer) {
        return isServer ? DurationStyle.detectAndParse(options.getOrDefault("idle", "0s")) : Duration.ZERO;
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
}
