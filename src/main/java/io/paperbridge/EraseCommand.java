package io.paperbridge;

import io.paperbridge.journal.Erasure;
import io.paperbridge.operations.SyncRun;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases documents from the journal. */
@Command(
        name = "erase",
        description =
                "Takes out of the journal what booked or discarded documents said about people and firms. What prevents double booking stays (docs/privacy.md).",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class EraseCommand implements Callable<Integer> {

    private static final int LEFT = 2;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Paperless ids of documents.")
    private List<Long> ids = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Startup.once(
                context -> {
                    Erasure erasure = context.getBean(Erasure.class);
                    int code = 0;
                    for (Long id : ids) {
                        Erasure.Outcome outcome = erasure.erase(id, Commands.actor());
                        spec.commandLine().getOut().println("Document " + id + ": " + sentence(outcome));
                        code = outcome == Erasure.Outcome.ERASED ? code : LEFT;
                    }
                    return code;
                },
                SyncRun.SCHEDULE_OFF,
                "--routes.only=none");
    }

    private static String sentence(Erasure.Outcome outcome) {
        return switch (outcome) {
            case ERASED -> "erased from the journal.";
            case UNFINISHED ->
                "not erased: it is neither booked nor discarded, Paperless has not been told, a request about it was not answered,"
                        + " or its original is still to be attached. Try again later, or discard it first.";
            case UNKNOWN -> "the journal has no such document.";
        };
    }
}
