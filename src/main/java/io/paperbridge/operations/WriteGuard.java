package io.paperbridge.operations;

import io.paperbridge.journal.TimingSettings;
import org.springframework.stereotype.Component;

/** The last door of a dry run: whatever a route does, nothing but reading leaves. */
@Component("writeGuard")
public class WriteGuard {

    private final boolean dryRun;

    WriteGuard(TimingSettings settings) {
        this.dryRun = settings.dryRun();
    }

    /**
     * Lets a request pass.
     *
     * @throws IllegalStateException when it would write in a dry run
     */
    public void pass(String method, String path) {
        if (dryRun && !method.equals("GET")) {
            throw new IllegalStateException("a dry run must not send " + method + " " + path);
        }
    }
}
