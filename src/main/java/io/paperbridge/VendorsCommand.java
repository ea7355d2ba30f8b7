package io.paperbridge;

import io.paperbridge.operations.Acquaintances;
import io.paperbridge.operations.SyncRun;
import io.paperbridge.web.RunningPaperbridge;
import io.paperbridge.web.SecuritySettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is remembered of parties, and forgets it; by the Paperbridge that runs in this directory, if one does. */
@Command(
        name = "vendors",
        description = "Shows what is remembered of vendors and customers from their booked documents.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        subcommands = VendorsCommand.Forget.class)
final class VendorsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return say(spec, Acquaintances::table, "rememberedParties()");
    }

    private static int say(
            CommandSpec spec, Function<Acquaintances, String> alone, String operation, String... arguments) {
        Optional<RunningPaperbridge> running =
                RunningPaperbridge.find(LocalSettings.load().of("paperbridge.security", SecuritySettings.class));
        if (running.isPresent()) {
            spec.commandLine().getOut().println(running.get().operate("Upkeep", operation, arguments));
            return 0;
        }
        return Startup.once(
                context -> {
                    spec.commandLine().getOut().println(alone.apply(context.getBean(Acquaintances.class)));
                    spec.commandLine().getOut().flush();
                    return 0;
                },
                SyncRun.SCHEDULE_OFF,
                "--routes.only=none");
    }

    /** Forgets a party. */
    @Command(
            name = "forget",
            description = "Forgets what is remembered of a party; what is booked later is remembered again.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Forget implements Callable<Integer> {

        @Parameters(arity = "1", paramLabel = "NAME", description = "The name, as the list shows it.")
        private String name = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return say(spec, known -> known.forget(name), "forgetParty(java.lang.String)", name);
        }
    }
}
