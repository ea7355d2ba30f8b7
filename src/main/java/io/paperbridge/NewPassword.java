package io.paperbridge;

import io.paperbridge.operations.Progress;
import io.paperbridge.operations.UserAccounts;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A password that is typed in, or comes on the standard input; it is never an argument, which others could see. */
final class NewPassword {

    private NewPassword() {}

    /**
     * Asks for it.
     *
     * @return its hash
     * @throws IllegalArgumentException with a sentence when none is given, or it is too short or too long
     */
    @SuppressWarnings("SystemConsoleNull") // older ones return null, newer ones are asked whether they are one
    static String hash() {
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
}
