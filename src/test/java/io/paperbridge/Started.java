package io.paperbridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Paperbridge as a process of its own, in a folder of its own, as a user starts it. */
final class Started implements AutoCloseable {

    /** Servers where nothing answers. */
    static final Map<String, String> SERVERS = Map.of(
            "PAPERLESS_URL", "http://127.0.0.1:9",
            "PAPERLESS_TOKEN", "0123456789012345678901234567890123456789",
            "BIGCAPITAL_URL", "http://127.0.0.1:9",
            "BIGCAPITAL_API_KEY", "bc_none");

    private final Process process;
    private final Path output;

    private Started(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Started in(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(ProgramFiles.command(List.of()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(PAPERLESS|BIGCAPITAL|PAPERBRIDGE|SPRING)_.*"));
        builder.environment().putAll(environment);
        return new Started(builder.start(), output);
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    /** What it printed, without what other libraries say about the class path. */
    String output() throws IOException {
        return String.join(
                "\n",
                Files.readString(output)
                        .lines()
                        .filter(line -> !line.startsWith("Standard Commons Logging"))
                        .toList());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
