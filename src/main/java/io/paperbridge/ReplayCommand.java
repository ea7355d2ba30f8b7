package io.paperbridge;

import io.paperbridge.journal.Selection;
import io.paperbridge.operations.SyncRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries failed documents again. */
@Command(
        name = "replay",
        description =
                "Tries failed documents again, which are read anew, and works until nothing is left to do now. Booked ones are left alone.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Paperless ids of documents.")
    private List<Long> ids = List.of();

    @Option(names = "--all", description = "All parked documents.")
    private boolean all;

    @Option(names = "--reason", paramLabel = "CODE", description = "Those in review or parked for this reason.")
    private @Nullable String reason;

    @Option(names = "--kind", paramLabel = "KIND", description = "Those of this kind, for example bill.")
    private @Nullable String kind;

    @Option(names = "--party", paramLabel = "TEXT", description = "Those whose party's name contains this.")
    private @Nullable String party;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Those on which work ended so long ago at least, for example 12h or 2d.")
    private @Nullable String olderThan;

    @Override
    public Integer call() {
        Selection which = selection();
        return Startup.once(
                context -> context.getBean(SyncRun.class).replay(which, Commands.actor(), Commands.width()),
                SyncRun.SCHEDULE_OFF);
    }

    private Selection selection() {
        boolean filtered = Stream.of(reason, kind, party, olderThan).anyMatch(given -> given != null);
        int ways = (ids.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (filtered ? 1 : 0);
        if (ways != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say which documents: their ids, or --all, or by --reason, --kind, --party, --older-than");
        }
        if (all) {
            return Selection.parked();
        }
        return ids.isEmpty() ? Selection.matching(reason, kind, party, age(olderThan)) : Selection.of(ids);
    }

    private static @Nullable Duration age(@Nullable String text) {
        try {
            return text == null ? null : DurationStyle.detectAndParse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--older-than is '" + text + "', but must be a time, for example 12h or 2d.", e);
        }
    }
}
