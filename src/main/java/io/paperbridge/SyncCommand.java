package io.paperbridge;

import io.paperbridge.operations.SyncRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() {
        if (!once) {
            throw new ParameterException(
                    spec.commandLine(), "Missing: --once (to go on polling, start paperbridge without a command)");
        }
        List<String> settings = new ArrayList<>(List.of(SyncRun.SCHEDULE_OFF));
        if (dryRun) {
            settings.add("--paperbridge.dry-run=true");
            settings.addAll(List.of(Startup.IN_MEMORY_JOURNAL));
        }
        return Startup.once(
                context -> context.getBean(SyncRun.class).pollAndWork(Commands.width()),
                settings.toArray(String[]::new));
    }
}
