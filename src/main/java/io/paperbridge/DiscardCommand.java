package io.paperbridge;

import io.paperbridge.operations.ByHand;
import io.paperbridge.operations.SyncRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Discards documents. */
@Command(
        name = "discard",
        description =
                "Discards documents that are not to be booked: our tags are taken off, their numbers are free. Not while an entry of theirs stands.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class DiscardCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Paperless ids of documents.")
    private List<Long> ids = List.of();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; kept in the journal with your user name.")
    private String reason = "";

    @Override
    public Integer call() {
        return Startup.once(
                context -> {
                    ByHand hand = context.getBean(ByHand.class);
                    return hand.run(ids, id -> hand.discard(id, Commands.actor(), reason), Commands.width());
                },
                SyncRun.SCHEDULE_OFF);
    }
}
