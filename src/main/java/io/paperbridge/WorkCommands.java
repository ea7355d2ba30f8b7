package io.paperbridge;

import io.paperbridge.journal.AuditLog;
import io.paperbridge.journal.Pauses;
import io.paperbridge.operations.SyncRun;
import io.paperbridge.web.RunningPaperbridge;
import io.paperbridge.web.SecuritySettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The commands for a Paperbridge that runs: they reach the one of this directory by its web server, with what it has left in
 * {@code data/control}. Where none runs, pausing is written into the journal, which is what the nodes obey in any case.
 */
final class WorkCommands {

    private static final String NO_ROUTES = "--routes.only=none";

    private WorkCommands() {}

    private static Optional<RunningPaperbridge> running() {
        return RunningPaperbridge.find(LocalSettings.load().of("paperbridge.security", SecuritySettings.class));
    }

    private static int say(CommandSpec spec, String sentence) {
        spec.commandLine().getOut().println(sentence);
        return 0;
    }

    private static int inTheJournal(CommandSpec spec, String action, Function<Pauses, String> work) {
        return Startup.once(
                context -> {
                    context.getBean(AuditLog.class).note(Commands.actor(), action, null);
                    return say(spec, work.apply(context.getBean(Pauses.class)));
                },
                SyncRun.SCHEDULE_OFF,
                NO_ROUTES);
    }

    /** Nothing new is begun. */
    @Command(
            name = "pause",
            description =
                    "Pauses the work of all nodes: what is in work is brought to its end, nothing new is begun until resume.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Pause implements Callable<Integer> {

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown with your user name.")
        private String reason = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Optional<RunningPaperbridge> running = running();
            return running.isPresent()
                    ? say(
                            spec,
                            running.get()
                                    .operate(
                                            "Upkeep",
                                            "pause(java.lang.String,java.lang.String)",
                                            Commands.actor(),
                                            reason))
                    : inTheJournal(spec, "pause", pauses -> {
                        pauses.pause(Commands.actor(), reason);
                        return "Paused.";
                    });
        }
    }

    /** Work goes on. */
    @Command(
            name = "resume",
            description = "Lets the work go on after pause.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Resume implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Optional<RunningPaperbridge> running = running();
            return running.isPresent()
                    ? say(spec, running.get().operate("Upkeep", "resume()"))
                    : inTheJournal(
                            spec,
                            "resume",
                            pauses -> pauses.resume(Commands.actor()) ? "Work goes on." : "Work was not paused.");
        }
    }

    /** Asks Paperless now. */
    @Command(
            name = "poll",
            description = "Has the running Paperbridge ask Paperless for documents now.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Poll implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Optional<RunningPaperbridge> running = running();
            if (running.isPresent()) {
                return say(spec, running.get().operate("Operations", "pollNow()"));
            }
            say(spec, "No Paperbridge runs in this directory; sync --once polls and works.");
            return Commands.COULD_NOT_RUN;
        }
    }
}
