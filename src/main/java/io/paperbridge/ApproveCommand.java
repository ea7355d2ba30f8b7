package io.paperbridge;

import io.paperbridge.operations.SyncRun;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves what was asked about documents. */
@Command(
        name = "approve",
        description = "Approves what was asked about documents in review, and works until nothing is left to do now.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class ApproveCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "DOCUMENT-ID", description = "Paperless ids of documents.")
    private List<Long> ids = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the journal with your user name.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        return Startup.once(
                context -> context.getBean(SyncRun.class)
                        .approve(List.copyOf(ids), Commands.actor(), reason, Commands.width()),
                SyncRun.SCHEDULE_OFF);
    }
}
