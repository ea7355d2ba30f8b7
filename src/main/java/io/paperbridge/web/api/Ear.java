package io.paperbridge.web.api;

import io.paperbridge.journal.StateChanges.Change;
import io.paperbridge.operations.LiveFeed.Listener;
import java.security.Principal;
import java.time.Duration;
import java.util.List;

/** One who listens for as long as their login holds, which is looked at before they are told something, at most once a second. */
final class Ear {

    private static final long LOOKED_AT_EVERY = Duration.ofSeconds(1).toNanos();

    private final Listener listener;
    private final Principal login;
    private final StillLoggedIn logins;
    private long lookedAt = System.nanoTime();

    Ear(Listener listener, Principal login, StillLoggedIn logins) {
        this.listener = listener;
        this.login = login;
        this.logins = logins;
    }

    /**
     * What has happened, after so long at most; none when nothing has, or it is over.
     *
     * @throws InterruptedException when the thread is
     */
    List<Change> next(Duration wait) throws InterruptedException {
        List<Change> news = listener.next(wait);
        long now = System.nanoTime();
        if (now - lookedAt >= LOOKED_AT_EVERY) {
            lookedAt = now;
            if (!logins.holds(login)) {
                listener.close();
            }
        }
        return isOver() ? List.of() : news;
    }

    /** Whether nothing comes any more: the login holds no longer, or Paperbridge is being stopped. */
    boolean isOver() {
        return listener.isOver();
    }
}
