package io.paperbridge.bridge;

import io.paperbridge.ProgramFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Paperbridge as a process of its own, so that it can be killed or frozen; the jar, where the build has made it. */
final class Program implements AutoCloseable {

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /** Starts it in a folder; there are its journal and its {@code routes}. */
    static Program in(Path folder, Map<String, String> settings) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(jar().map(jar -> ProgramFiles.command(jar, options))
                        .orElseGet(() -> ProgramFiles.command(options)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.txt").toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(PAPERLESS|BIGCAPITAL|PAPERBRIDGE|SPRING)_.*"));
        return new Program(builder.start());
    }

    /** SIGKILL, which is what {@code destroyForcibly} sends on Linux: nothing is flushed, closed or answered. */
    int kill() throws InterruptedException {
        return process.destroyForcibly().waitFor();
    }

    /** SIGSTOP: as if the machine were suspended, in the middle of whatever it does. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on and does not know that time has passed. */
    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("it cannot be sent SIG" + name);
        }
    }

    /** SIGTERM. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not stop");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static String output(Path folder) throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }

    private static Optional<String> jar() {
        return Optional.ofNullable(System.getProperty("paperbridge.jar")).filter(jar -> Files.exists(Path.of(jar)));
    }
}
