package io.paperbridge.operations;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Polls beside the schedule: when everything is up, and when a person asks. */
@Component
public class Polling {

    private final Schedules schedules;

    Polling(Schedules schedules) {
        this.schedules = schedules;
    }

    @EventListener(ApplicationReadyEvent.class)
    void pollAtStart() {
        pollNow();
    }

    /** Polls now, or when the poll under way has ended; false when nothing polls here. */
    public boolean pollNow() {
        return schedules.runNow("poll-paperless");
    }
}
