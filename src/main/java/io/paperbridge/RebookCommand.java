package io.paperbridge;

import io.paperbridge.operations.ByHand;
import io.paperbridge.operations.SyncRun;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Books documents again whose entry was deleted. */
@Command(
        name = "rebook",
        description =
                "Books documents again whose entry was deleted in BigCapital. It looks first; where the entry stands, nothing is done.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class RebookCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Paperless ids of documents.")
    private List<Long> ids = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the journal with your user name.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        return Startup.once(
                context -> {
                    ByHand hand = context.getBean(ByHand.class);
                    return hand.run(ids, id -> hand.rebook(id, Commands.actor(), reason), Commands.width());
                },
                SyncRun.SCHEDULE_OFF);
    }
}
