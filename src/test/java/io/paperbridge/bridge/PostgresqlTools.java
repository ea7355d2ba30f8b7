package io.paperbridge.bridge;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The PostgreSQL of this machine, by the programs that come with it, as an operator uses them. */
final class PostgresqlTools {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final List<String> SERVER = List.of("-h", "127.0.0.1", "-U", "postgres");

    private PostgresqlTools() {}

    /** A test that runs where this machine's PostgreSQL answers its own programs, and says where it does not. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(Condition.class)
    @interface Needed {}

    /** Looks whether it answers. */
    static final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String missing = missing();
            if (missing == null) {
                return ConditionEvaluationResult.enabled("PostgreSQL answers");
            }
            System.out.println("skipped: " + context.getDisplayName() + ", for " + missing);
            return ConditionEvaluationResult.disabled(missing);
        }
    }

    static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:5432/" + database + "?user=postgres";
    }

    /** Runs one of them, with how to reach the server before the arguments. */
    static void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(folder().orElseThrow().resolve(program).toString());
        command.addAll(SERVER);
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(program + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(program + " does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String missing() {
        if (folder().isEmpty()) {
            return "there is no pg_dump below " + VERSIONS;
        }
        try {
            run("psql", "-d", "postgres", "-c", "select 1");
            return null;
        } catch (IllegalStateException e) {
            return "no PostgreSQL answers on port 5432";
        }
    }

    private static Optional<Path> folder() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
