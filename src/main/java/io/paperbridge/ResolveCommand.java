package io.paperbridge;

import io.paperbridge.document.EntryKind;
import io.paperbridge.operations.ByHand;
import io.paperbridge.operations.SyncRun;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a document for booked by hand. */
@Command(
        name = "resolve",
        description =
                "Takes a document in review or parked for booked, because you booked it by hand in BigCapital. The entry must be there; its total is compared.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class ResolveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The Paperless id of the document.")
    private long id;

    @Option(
            names = "--entry",
            required = true,
            paramLabel = "ENTRY-ID",
            description = "The id of the entry in BigCapital, as in the address of its page.")
    private long entryId;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "What the entry is: sale-invoice, bill, expense, credit-note, vendor-credit; else what the document is.")
    private @Nullable String kind;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the journal with your user name.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        @Nullable EntryKind stated = kind == null ? null : ByHand.kind(kind);
        return Startup.once(
                context -> {
                    ByHand hand = context.getBean(ByHand.class);
                    return hand.run(
                            List.of(id),
                            one -> hand.resolve(one, stated, entryId, Commands.actor(), reason),
                            Commands.width());
                },
                SyncRun.SCHEDULE_OFF);
    }
}
