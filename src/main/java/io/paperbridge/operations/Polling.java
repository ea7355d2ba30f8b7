package io.paperbridge.operations;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Polls beside the schedule: when everything is up, and when a person asks. By the schedule's own job, so that polls never overlap. */
@Component
public class Polling {

    private final CamelContext camel;

    Polling(CamelContext camel) {
        this.camel = camel;
    }

    @EventListener(ApplicationReadyEvent.class)
    void pollAtStart() {
        pollNow();
    }

    /** Polls now, or when the poll under way has ended; false when nothing polls here. */
    public boolean pollNow() {
        Route route = camel.getRoute("poll-paperless");
        if (route == null || !(route.getEndpoint() instanceof QuartzEndpoint schedule)) {
            return false;
        }
        try {
            Scheduler scheduler = schedule.getComponent().getScheduler();
            Trigger trigger = scheduler.getTrigger(schedule.getTriggerKey());
            if (trigger == null || !scheduler.isStarted()) {
                return false;
            }
            scheduler.triggerJob(trigger.getJobKey());
            return true;
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule of poll-paperless cannot be reached", e);
        }
    }
}
