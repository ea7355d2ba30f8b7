package io.paperbridge.operations;

import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.journal.TimingSettings;
import io.paperbridge.language.Sentence;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The last door before a request leaves. In a dry run nothing but reading passes, whatever a route does; when the process is being
 * stopped nothing passes any more, so that each document in work is handed back where it is, with nothing in doubt.
 */
@Component("writeGuard")
public class WriteGuard {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final boolean dryRun;
    private final Stopping stopping;

    WriteGuard(TimingSettings settings, Stopping stopping) {
        this.dryRun = settings.dryRun();
        this.stopping = stopping;
    }

    /**
     * Lets a request pass.
     *
     * @throws IllegalStateException when it would write in a dry run
     * @throws NotYet when the process is being stopped
     */
    public void pass(String method, String path) {
        if (dryRun && !method.equals("GET")) {
            throw new IllegalStateException("a dry run must not send " + method + " " + path);
        }
        passQuestion();
    }

    /**
     * Lets a question pass that changes nothing, whatever its method.
     *
     * @throws NotYet when the process is being stopped
     */
    public void passQuestion() {
        if (stopping.hasBegun()) {
            throw new NotYet(Reason.STOPPING, SOON, Sentence.of("operations.stopping"));
        }
    }
}
