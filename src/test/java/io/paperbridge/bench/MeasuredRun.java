package io.paperbridge.bench;

import io.paperbridge.sandbox.RequestLog;
import io.paperbridge.sandbox.SandboxServers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One process that books the documents of the sandbox, looked at from outside until Paperless shows all of them as booked. */
final class MeasuredRun {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int PARTS = 10;
    private static final long LOOK_EVERY_MILLIS = 50;

    private final List<String> command;
    private final SandboxServers servers;
    private final Path folder;
    private final int documents;
    private final int inFlight;
    private final Duration idle;

    /**
     * What was seen.
     *
     * @param perSecond documents, from a tenth of them on, when it is warm, to the last
     * @param cpuSeconds of the process for a thousand documents, in the second half
     * @param tenths the same for each tenth of the documents, the first one with the start
     * @param idlePercent of one core, when nothing is left to do; 0 when that was not asked
     * @param calls how often each call came in
     */
    record Seen(
            double perSecond,
            double cpuSeconds,
            List<Double> tenths,
            long residentMegabytes,
            double idlePercent,
            Map<String, Long> calls) {}

    MeasuredRun(List<String> command, SandboxServers servers, Path folder, int documents, int inFlight, Duration idle) {
        this.command = command;
        this.servers = servers;
        this.folder = folder;
        this.documents = documents;
        this.inFlight = inFlight;
        this.idle = idle;
    }

    /** @throws IllegalStateException when not all are booked in time, or more was in flight than may be */
    Seen watch() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output.txt"))
                .start();
        try {
            Duration[] cpuAt = new Duration[PARTS + 1]; // when so many tenths were booked
            cpuAt[0] = Duration.ZERO;
            long resident = 0;
            Duration cpu = Duration.ZERO;
            Instant limit = Instant.now().plus(LONGEST);
            while (cpuAt[PARTS] == null) {
                if (!process.isAlive() || Instant.now().isAfter(limit)) {
                    throw new IllegalStateException("Only " + booked() + " of " + documents
                            + " documents are booked; see " + folder.resolve("output.txt"));
                }
                process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                long booked = booked();
                cpu = process.toHandle().info().totalCpuDuration().orElse(cpu); // nothing of a process that has ended
                resident = Math.max(resident, resident(process.pid()));
                for (int part = 1; part <= PARTS; part++) {
                    if (cpuAt[part] == null && booked * PARTS >= (long) documents * part) {
                        cpuAt[part] = cpu;
                    }
                }
            }
            check();
            List<Double> tenths = IntStream.range(0, PARTS)
                    .mapToObj(part -> perThousand(cpuAt[part], cpuAt[part + 1], 1))
                    .toList();
            return new Seen(
                    perSecond(),
                    perThousand(cpuAt[PARTS / 2], cpuAt[PARTS], PARTS - PARTS / 2),
                    tenths,
                    resident / 1024,
                    idlePercent(process),
                    calls());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Waits as long as it measures, so that originals are attached and the heap is collected. */
    private double idlePercent(Process process) throws InterruptedException {
        if (idle.isZero()) {
            return 0;
        }
        process.waitFor(idle.toMillis(), TimeUnit.MILLISECONDS);
        Duration before = cpu(process);
        process.waitFor(idle.toMillis(), TimeUnit.MILLISECONDS);
        return 100.0 * cpu(process).minus(before).toMillis() / idle.toMillis();
    }

    private double perThousand(Duration from, Duration to, int parts) {
        return to.minus(from).toMillis() * (double) PARTS / (parts * documents);
    }

    private double perSecond() {
        List<Instant> told = told();
        int first = documents / PARTS;
        long millis = Duration.between(told.get(first), told.get(documents - 1)).toMillis();
        return (documents - 1 - first) * 1000.0 / millis;
    }

    private long booked() {
        return servers.paperless().count("booked");
    }

    private Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        servers.paperlessServer().log().counts().forEach((call, count) -> calls.put("Paperless " + call, count));
        servers.bigcapitalServer().log().counts().forEach((call, count) -> calls.put("BigCapital " + call, count));
        return calls;
    }

    private void check() {
        if (servers.bigcapital().maxRequestsInFlight() > inFlight
                || servers.bigcapital().maxPostingsInFlight() > 1) {
            throw new IllegalStateException(servers.bigcapital().maxRequestsInFlight() + " requests and "
                    + servers.bigcapital().maxPostingsInFlight() + " posts were in flight at once");
        }
    }

    private List<Instant> told() {
        List<Instant> told = new ArrayList<>();
        for (RequestLog.Entry entry : servers.paperlessServer().log().entries("POST", "/api/documents/bulk_edit/")) {
            if (entry.body().contains("modify_tags")) {
                for (long i = documentsOf(entry); i > 0; i--) {
                    told.add(entry.time());
                }
            }
        }
        return told;
    }

    private static long documentsOf(RequestLog.Entry entry) {
        String list = entry.body().replaceFirst("(?s).*\"documents\"\\s*:\\s*\\[([^\\]]*)].*", "$1");
        return Stream.of(list.split(",")).filter(id -> !id.isBlank()).count();
    }

    private static Duration cpu(Process process) {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
