package io.paperbridge.operations;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Shows what would be sent, exactly as it would be sent, and sends nothing. */
@Component("dryRun")
public class DryRun {

    private final PrintStream out;
    private final AtomicLong lastStandIn = new AtomicLong();

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
        print(method + " " + path, body);
    }

    /**
     * Prints a request that makes something later payloads refer to.
     *
     * @return what stands in these for the id that only the server can give: negative, another one each time
     */
    public long showAndStandIn(String method, String path, String body) {
        long standIn = lastStandIn.decrementAndGet();
        print(method + " " + path + "   (the id it gets is shown as " + standIn + " below)", body);
        return standIn;
    }

    private void print(String request, String body) {
        synchronized (out) {
            out.println("would send: " + request);
            if (!body.isBlank()) {
                body.lines().forEach(line -> out.println("    " + line));
            }
        }
    }
}
