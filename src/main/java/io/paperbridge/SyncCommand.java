package io.paperbridge;

import io.paperbridge.operations.SyncRun;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Polls once and works until nothing is left to do now. */
@Command(
        name = "sync",
        description = "Polls once, works until nothing is left to do now, and says what became of the documents.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class SyncCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--once", description = "One run. Must be given.")
    private boolean once;

    @Option(names = "--dry-run", description = "Write nothing anywhere; show what would be sent.")
    private boolean dryRun;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only documents whose date in Paperless is this day or later; older ones keep their tag.")
    private @Nullable String since;

    @Override
    public Integer call() {
        if (!once) {
            throw new ParameterException(
                    spec.commandLine(), "Missing: --once (to go on polling, start paperbridge without a command)");
        }
        List<String> settings = new ArrayList<>(List.of(SyncRun.SCHEDULE_OFF));
        if (since != null) {
            settings.add("--paperbridge.poll.since=" + day(since));
        }
        if (dryRun) {
            settings.add("--paperbridge.dry-run=true");
            settings.addAll(List.of(Startup.IN_MEMORY_JOURNAL));
        }
        return Startup.once(
                context -> context.getBean(SyncRun.class).pollAndWork(Commands.width()),
                settings.toArray(String[]::new));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--since is '" + text + "', but must be a date, for example 2026-01-31.", e);
        }
    }
}
