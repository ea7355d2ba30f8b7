package io.paperbridge;

import io.paperbridge.journal.JournalMove;
import io.paperbridge.operations.SyncRun;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is done with the journal as a whole. */
@Command(
        name = "journal",
        description = "Moves the journal into another database.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        subcommands = JournalCommand.Migrate.class)
final class JournalCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Commands.COULD_NOT_RUN;
    }

    /** From the one that the settings name into an empty one. */
    @Command(
            name = "migrate",
            description =
                    "Copies the journal that the settings name into an empty PostgreSQL database. Stop Paperbridge first. "
                            + "The password of the database is read from the variable TARGET_PASSWORD.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Migrate implements Callable<Integer> {

        @Option(
                names = "--to",
                required = true,
                paramLabel = "URL",
                description = "For example jdbc:postgresql://localhost:5432/paperbridge.")
        private String url = "";

        @Option(names = "--user", required = true, paramLabel = "NAME", description = "Who signs in there.")
        private String user = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return Startup.once(
                    context -> {
                        Map<String, Long> rows =
                                context.getBean(JournalMove.class).into(url, user, System.getenv("TARGET_PASSWORD"));
                        PrintWriter out = spec.commandLine().getOut();
                        rows.forEach((table, count) -> out.printf("%8d  %s%n", count, table));
                        out.println(
                                "Moved, and counted in both. Set SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD to the new one"
                                        + " before the next start; the old one is left as it was.");
                        return 0;
                    },
                    SyncRun.SCHEDULE_OFF,
                    "--routes.only=none");
        }
    }
}
