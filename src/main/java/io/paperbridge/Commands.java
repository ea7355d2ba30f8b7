package io.paperbridge;

import io.paperbridge.operations.Progress;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command line: without a command Paperbridge starts and goes on. */
@Command(
        name = "paperbridge",
        description =
                "Books documents from Paperless-ngx in BigCapital. Without a command it starts and goes on until stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        subcommands = {
            SyncCommand.class,
            ReplayCommand.class,
            ApproveCommand.class,
            StatusCommand.class,
            WorkCommands.Pause.class,
            WorkCommands.Resume.class,
            WorkCommands.Poll.class,
            DiscardCommand.class,
            EraseCommand.class,
            ResolveCommand.class,
            RebookCommand.class,
            ReconcileCommand.class,
            RoutesCommand.class,
            RulesCommand.class,
            ReadCommand.class,
            VendorsCommand.class,
            UserCommand.class,
            JournalCommand.class,
            DoctorCommand.class
        },
        footer = {"", "Exit codes: 0 all done, 1 could not run, 2 some documents wait for a person or for later."})
final class Commands implements Callable<Integer> {

    static final int GOES_ON = -1;
    static final int COULD_NOT_RUN = 1;
    private static final int WIDTH_OF_FILES = 160;

    private Commands() {}

    /** Runs what the arguments say and gives the exit code, or {@link #GOES_ON}. */
    static int execute(String... args) {
        return new CommandLine(new Commands())
                .setParameterExceptionHandler(Commands::explain)
                .setExecutionExceptionHandler(Commands::sayWhatFailed)
                .setUsageHelpAutoWidth(true)
                .execute(args);
    }

    @Override
    public Integer call() {
        return Startup.service();
    }

    private static int explain(ParameterException wrong, String[] args) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(wrong.getMessage());
        wrong.getCommandLine().usage(err);
        return COULD_NOT_RUN;
    }

    private static int sayWhatFailed(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        command.getErr().println(failure.getMessage());
        return COULD_NOT_RUN;
    }

    /** Who gives a command, for the journal. */
    static String actor() {
        return System.getProperty("user.name", "command line");
    }

    /** How wide a line may be: as the terminal, else as wide as a table needs. */
    static int width() {
        if (!Progress.isTerminal()) {
            return WIDTH_OF_FILES;
        }
        return new CommandLine(new Commands())
                .setUsageHelpAutoWidth(true)
                .getCommandSpec()
                .usageMessage()
                .width();
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            @Nullable String version = Paperbridge.class.getPackage().getImplementationVersion();
            return new String[] {"paperbridge " + (version == null ? "development" : version)};
        }
    }
}
