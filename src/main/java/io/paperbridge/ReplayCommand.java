package io.paperbridge;

import io.paperbridge.operations.SyncRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries parked documents again. */
@Command(
        name = "replay",
        description = "Tries parked documents again, and works until nothing is left to do now.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class ReplayCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Override
    public Integer call() {
        return Startup.once(
                context -> {
                    SyncRun run = context.getBean(SyncRun.class);
                    return which.all
                            ? run.replayAll(Commands.width())
                            : run.replay(List.copyOf(which.ids), Commands.width());
                },
                SyncRun.SCHEDULE_OFF);
    }

    static final class Which {

        @Parameters(arity = "1..*", paramLabel = "ID", description = "Paperless ids of documents.")
        private List<Long> ids = List.of();

        @Option(names = "--all", required = true, description = "All parked documents.")
        private boolean all;
    }
}
