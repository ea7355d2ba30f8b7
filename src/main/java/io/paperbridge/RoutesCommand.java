package io.paperbridge;

import io.paperbridge.startup.RoutesSet;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives the routes out of the jar. */
@Command(
        name = "routes",
        description = "Gives the routes out of the jar, to be read or changed.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        subcommands = RoutesCommand.Export.class)
final class RoutesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing: export");
    }

    /** Writes the jar's copy of the routes to a folder. */
    @Command(
            name = "export",
            description = "Writes the jar's routes, kamelets and mappings to a folder. Files there win over the jar's.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Export implements Callable<Integer> {

        @Option(
                names = "--to",
                paramLabel = "DIR",
                defaultValue = "routes",
                description = "The folder; ${DEFAULT-VALUE}.")
        private Path to = Path.of("routes");

        @Option(names = "--force", description = "Replace files that are there and differ.")
        private boolean force;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            int written = RoutesSet.inJar().writeTo(to, force);
            spec.commandLine().getOut().println(written + " files written to " + to.toAbsolutePath());
            return 0;
        }
    }
}
