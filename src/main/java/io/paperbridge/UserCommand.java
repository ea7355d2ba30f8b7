package io.paperbridge;

import io.paperbridge.operations.SyncRun;
import io.paperbridge.operations.UserAccounts;
import io.paperbridge.web.RunningPaperbridge;
import io.paperbridge.web.SecuritySettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Users and their tokens; by the Paperbridge that runs in this directory, if one does. Each method is a command of its own below it. */
@Command(
        name = "user",
        description = "Adds, lists and disables users of the web interface and the API, and makes their tokens.",
        scope = CommandLine.ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class UserCommand implements Callable<Integer> {

    private static final String ONE = "(java.lang.String)";
    private static final String THREE = "(java.lang.String,java.lang.String,java.lang.String)";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Missing: add, change, list, disable, enable, token, tokens or revoke");
    }

    @Command(description = "Adds a user. The password is asked for, or read as one line from the standard input.")
    int add(
            @Parameters(arity = "1", paramLabel = "NAME", description = "The name to log in with.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "viewer: reads; operator: decides about documents; admin: everything.")
                    String role,
            @Option(names = "--generate", description = "Make a random password, and print it once.")
                    boolean generate) {
        String hash = generate ? "" : NewPassword.hash();
        return say(users -> users.add(name, role, hash, Commands.actor()), "add" + THREE, name, role, hash);
    }

    @Command(description = "Gives a user another role, or another password.")
    int change(
            @Parameters(arity = "1", paramLabel = "NAME", description = "The user.") String name,
            @Option(
                            names = "--role",
                            defaultValue = "",
                            paramLabel = "ROLE",
                            description = "viewer, operator or admin.")
                    String role,
            @Option(names = "--password", description = "Ask for a new password, or read it from the standard input.")
                    boolean password) {
        if (role.isBlank() && !password) {
            throw new ParameterException(spec.subcommands().get("change"), "Missing: --role, --password or both");
        }
        String hash = password ? NewPassword.hash() : "";
        return say(users -> users.change(name, role, hash, Commands.actor()), "change" + THREE, name, role, hash);
    }

    @Command(description = "Lists the users.")
    int list() {
        return say(UserAccounts::listUsers, "listUsers()");
    }

    @Command(description = "Keeps a user out at once, with all sessions and tokens.")
    int disable(@Parameters(arity = "1", paramLabel = "NAME", description = "The user.") String name) {
        return say(users -> users.disable(name, true, Commands.actor()), "disable" + ONE, name);
    }

    @Command(description = "Lets a user in again who was disabled.")
    int enable(@Parameters(arity = "1", paramLabel = "NAME", description = "The user.") String name) {
        return say(users -> users.disable(name, false, Commands.actor()), "enable" + ONE, name);
    }

    @Command(description = "Makes a token of a user, for a program, and prints it once.")
    int token(
            @Parameters(arity = "1", paramLabel = "NAME", description = "The user.") String name,
            @Option(
                            names = "--role",
                            defaultValue = "",
                            paramLabel = "ROLE",
                            description = "What it may; no more than the user, and the same by default.")
                    String role,
            @Option(
                            names = "--expires",
                            defaultValue = "",
                            paramLabel = "PERIOD",
                            description = "How long it holds, for example 90d; else until revoked.")
                    String expires) {
        return say(
                users -> users.makeToken(name, role, expires, Commands.actor()),
                "makeToken" + THREE,
                name,
                role,
                expires);
    }

    @Command(description = "Lists the tokens, without the tokens themselves.")
    int tokens() {
        return say(UserAccounts::listTokens, "listTokens()");
    }

    @Command(description = "Ends a token.")
    int revoke(
            @Parameters(arity = "1", paramLabel = "ID", description = "Its id, as user tokens shows it.") String id) {
        return say(users -> users.revoke(id, Commands.actor()), "revoke" + ONE, id);
    }

    private int say(Function<UserAccounts, String> alone, String operation, String... arguments) {
        CommandLine line = spec.commandLine();
        Optional<RunningPaperbridge> running =
                RunningPaperbridge.find(LocalSettings.load().of("paperbridge.security", SecuritySettings.class));
        if (running.isPresent()) {
            line.getOut().println(running.get().operate("Users", operation, arguments));
            return 0;
        }
        return Startup.once(
                context -> {
                    try {
                        line.getOut().println(alone.apply(context.getBean(UserAccounts.class)));
                        line.getOut().flush();
                        return 0;
                    } catch (IllegalArgumentException wrong) {
                        line.getErr().println(wrong.getMessage());
                        line.getErr().flush();
                        return Commands.COULD_NOT_RUN;
                    }
                },
                SyncRun.SCHEDULE_OFF,
                "--routes.only=none");
    }
}
