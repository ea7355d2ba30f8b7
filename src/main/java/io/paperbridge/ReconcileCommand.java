package io.paperbridge;

import io.paperbridge.operations.ReconcileRun;
import io.paperbridge.operations.ReconcileRun.Format;
import io.paperbridge.operations.SyncRun;
import io.paperbridge.reconciliation.Order;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds journal, ledger and Paperless beside each other. */
@Command(
        name = "reconcile",
        description =
                "Holds the journal, BigCapital and Paperless beside each other and reports what disagrees. Touches nothing that is posted.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        footer = {"", "Exit codes: 0 nothing disagrees (any more), 2 something does, 1 could not run."})
final class ReconcileCommand implements Callable<Integer> {

    @Option(
            names = "--repair",
            description = "Put tags and fields right, delete surplus drafts and contacts that were made twice.")
    private boolean repair;

    @Option(
            names = "--restored",
            description =
                    "The journal was restored from an older backup, or lost: learn again what the ledger and Paperless show as booked.")
    private boolean restored;

    @ArgGroup
    private @Nullable Output output;

    @Override
    public Integer call() {
        Format format = output == null ? Format.TABLE : output.format();
        Order order = new Order(repair, restored, Commands.actor());
        return Startup.once(
                context -> context.getBean(ReconcileRun.class).print(order, format, Commands.width()),
                SyncRun.SCHEDULE_OFF);
    }

    static final class Output {

        @Option(names = "--json", description = "Print the report as JSON.")
        private boolean json;

        @Option(names = "--csv", description = "Print the report as CSV.")
        private boolean csv;

        Format format() {
            return json ? Format.JSON : csv ? Format.CSV : Format.TABLE;
        }
    }
}
