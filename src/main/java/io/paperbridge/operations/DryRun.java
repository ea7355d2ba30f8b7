package io.paperbridge.operations;

import java.io.PrintStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Shows what would be sent, exactly as it would be sent, and sends nothing. */
@Component("dryRun")
public class DryRun {

    private final PrintStream out;

    @Autowired
    @SuppressWarnings("SystemOut") // the payloads are the result of the command, not a log
    DryRun() {
        this(System.out);
    }

    DryRun(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints one request.
     *
     * @param method for example {@code POST}
     * @param path path and query, without the server
     * @param body the payload; may be empty
     */
    public void show(String method, String path, String body) {
        synchronized (out) {
            out.println("would send: " + method + " " + path);
            if (!body.isBlank()) {
                body.lines().forEach(line -> out.println("    " + line));
            }
        }
    }
}
