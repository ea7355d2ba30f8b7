package io.paperbridge.journal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a person has paused the work. It stands in the journal, so that it holds for all nodes, and for the next start. What is in work
 * goes on to its end; nothing new is begun.
 */
@Component("pauses")
public class Pauses {

    private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);

    private final JdbcClient jdbc;

    public Pauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Pauses the work until {@link #resume}.
     *
     * @param actor who
     * @param reason why, in their words; may be blank
     */
    public void pause(String actor, String reason) {
        String why = reason.isBlank() ? "by " + actor : "by " + actor + ": " + reason.strip();
        jdbc.sql("update lane set stopped = :why where name = 'work'")
                .param("why", Events.cut(why))
                .update();
        LOG.info("Paused {}; nothing new is begun until it is resumed", why);
    }

    /** Lets the work go on; whether it was paused. */
    public boolean resume(String actor) {
        boolean paused = jdbc.sql("update lane set stopped = null where name = 'work' and stopped is not null")
                        .update()
                == 1;
        if (paused) {
            LOG.info("Resumed by {}", actor);
        }
        return paused;
    }

    /** Whether the work is paused. */
    public boolean isPaused() {
        return why() != null;
    }

    /** Who has paused the work, and why; null when it goes on. */
    public @Nullable String why() {
        return jdbc.sql("select stopped from lane where name = 'work' and stopped is not null")
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
