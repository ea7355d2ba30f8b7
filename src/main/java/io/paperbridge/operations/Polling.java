package io.paperbridge.operations;

import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Polls beside the schedule: when everything is up, and when a person asks. */
@Component
public class Polling {

    private static final String ROUTE = "poll-paperless";

    private final Schedules schedules;

    Polling(Schedules schedules) {
        this.schedules = schedules;
    }

    @EventListener(ApplicationReadyEvent.class)
    void pollAtStart() {
        pollNow();
    }

    /** When it is polled next by the schedule; empty when nothing polls here. */
    public Optional<Instant> nextPoll() {
        return schedules.next(ROUTE);
    }

    /** Polls now, or when the poll under way has ended; false when nothing polls here. */
    public boolean pollNow() {
        return schedules.runNow(ROUTE);
    }
}
