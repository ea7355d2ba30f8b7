package io.paperbridge;

import io.paperbridge.operations.Progress;
import io.paperbridge.operations.SyncRun;
import io.paperbridge.operations.UserAccounts;
import io.paperbridge.web.RunningPaperbridge;
import io.paperbridge.web.SecuritySettings;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Users and their tokens; by the Paperbridge that runs in this directory, if one does. */
@Command(
        name = "user",
        description = "Adds, lists and disables users of the web interface and the API, and makes their tokens.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        subcommands = {
            UserCommand.Add.class,
            UserCommand.Change.class,
            UserCommand.ListAll.class,
            UserCommand.Disable.class,
            UserCommand.Enable.class,
            UserCommand.Token.class,
            UserCommand.Tokens.class,
            UserCommand.Revoke.class
        })
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

    private static int say(
            CommandSpec spec, Function<UserAccounts, String> alone, String operation, String... arguments) {
        Optional<RunningPaperbridge> running =
                RunningPaperbridge.find(LocalSettings.load().of("paperbridge.security", SecuritySettings.class));
        if (running.isPresent()) {
            spec.commandLine().getOut().println(running.get().operate("Users", operation, arguments));
            return 0;
        }
        return Startup.once(
                context -> {
                    try {
                        spec.commandLine().getOut().println(alone.apply(context.getBean(UserAccounts.class)));
                        spec.commandLine().getOut().flush();
                        return 0;
                    } catch (IllegalArgumentException wrong) {
                        spec.commandLine().getErr().println(wrong.getMessage());
                        spec.commandLine().getErr().flush();
                        return Commands.COULD_NOT_RUN;
                    }
                },
                SyncRun.SCHEDULE_OFF,
                "--routes.only=none");
    }

    /** The hash of a password that is typed in, or comes on the standard input; it is never an argument, which others could see. */
    @SuppressWarnings("SystemConsoleNull") // older ones return null, newer ones are asked whether they are one
    private static String hashOfPassword() {
        Console console = System.console();
        if (console == null || !Progress.isTerminal()) {
            return UserAccounts.hash(line());
        }
        String first = typed(console, "Password: ");
        if (!first.equals(typed(console, "Again: "))) {
            throw new IllegalArgumentException("The two are not the same; nothing was done.");
        }
        return UserAccounts.hash(first);
    }

    private static String typed(Console console, String prompt) {
        char @Nullable [] password = console.readPassword(prompt);
        if (password == null) {
            throw new IllegalArgumentException("No password was given; nothing was done.");
        }
        String text = new String(password);
        Arrays.fill(password, ' ');
        return text;
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            if (line == null) {
                throw new IllegalArgumentException(
                        "No password was given; send it as one line on the standard input, or take --generate.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a user. */
    @Command(
            name = "add",
            description = "Adds a user. The password is asked for, or read as one line from the standard input.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Add implements Callable<Integer> {

        @Parameters(arity = "1", paramLabel = "NAME", description = "The name to log in with.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "viewer: reads; operator: decides about documents; admin: everything.")
        private String role = "";

        @Option(names = "--generate", description = "Make a random password, and print it once.")
        private boolean generate;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            String hash = generate ? "" : hashOfPassword();
            return say(spec, users -> users.add(name, role, hash, Commands.actor()), "add" + THREE, name, role, hash);
        }
    }

    /** Another role or password. */
    @Command(
            name = "change",
            description = "Gives a user another role, or another password.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Change implements Callable<Integer> {

        @Parameters(arity = "1", paramLabel = "NAME", description = "The user.")
        private String name = "";

        @Option(names = "--role", paramLabel = "ROLE", description = "viewer, operator or admin.")
        private String role = "";

        @Option(names = "--password", description = "Ask for a new password, or read it from the standard input.")
        private boolean password;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (role.isBlank() && !password) {
                throw new ParameterException(spec.commandLine(), "Missing: --role, --password or both");
            }
            String hash = password ? hashOfPassword() : "";
            return say(
                    spec,
                    users -> users.change(name, role, hash, Commands.actor()),
                    "change" + THREE,
                    name,
                    role,
                    hash);
        }
    }

    /** All users. */
    @Command(
            name = "list",
            description = "Lists the users.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class ListAll implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return say(spec, UserAccounts::listUsers, "listUsers()");
        }
    }

    /** Keeps a user out. */
    @Command(
            name = "disable",
            description = "Keeps a user out at once, with all sessions and tokens.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Disable implements Callable<Integer> {

        @Parameters(arity = "1", paramLabel = "NAME", description = "The user.")
        private String name = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return say(spec, users -> users.disable(name, true, Commands.actor()), "disable" + ONE, name);
        }
    }

    /** Lets a user in again. */
    @Command(
            name = "enable",
            description = "Lets a user in again who was disabled.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Enable implements Callable<Integer> {

        @Parameters(arity = "1", paramLabel = "NAME", description = "The user.")
        private String name = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return say(spec, users -> users.disable(name, false, Commands.actor()), "enable" + ONE, name);
        }
    }

    /** Makes a token. */
    @Command(
            name = "token",
            description = "Makes a token of a user, for a program, and prints it once.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Token implements Callable<Integer> {

        @Parameters(arity = "1", paramLabel = "NAME", description = "The user.")
        private String name = "";

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "What it may; no more than the user, and the same by default.")
        private String role = "";

        @Option(
                names = "--expires",
                paramLabel = "PERIOD",
                description = "How long it holds, for example 90d; else until revoked.")
        private String expires = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return say(
                    spec,
                    users -> users.makeToken(name, role, expires, Commands.actor()),
                    "makeToken" + THREE,
                    name,
                    role,
                    expires);
        }
    }

    /** All tokens. */
    @Command(
            name = "tokens",
            description = "Lists the tokens, without the tokens themselves.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Tokens implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return say(spec, UserAccounts::listTokens, "listTokens()");
        }
    }

    /** Ends a token. */
    @Command(
            name = "revoke",
            description = "Ends a token.",
            mixinStandardHelpOptions = true,
            versionProvider = Commands.Version.class)
    static final class Revoke implements Callable<Integer> {

        @Parameters(arity = "1", paramLabel = "ID", description = "Its id, as user tokens shows it.")
        private String id = "";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return say(spec, users -> users.revoke(id, Commands.actor()), "revoke" + ONE, id);
        }
    }
}
