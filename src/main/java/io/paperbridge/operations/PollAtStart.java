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

/** Polls once when everything is up; by the schedule's own job, so that it never overlaps with a poll under way. */
@Component
class PollAtStart {

    private final CamelContext camel;

    PollAtStart(CamelContext camel) {
        this.camel = camel;
    }

    @EventListener(ApplicationReadyEvent.class)
    void poll() throws SchedulerException {
        Route route = camel.getRoute("poll-paperless");
        if (route == null || !(route.getEndpoint() instanceof QuartzEndpoint schedule)) {
            return;
        }
        Scheduler scheduler = schedule.getComponent().getScheduler();
        Trigger trigger = scheduler.getTrigger(schedule.getTriggerKey());
        if (trigger != null && scheduler.isStarted()) {
            scheduler.triggerJob(trigger.getJobKey());
        }
    }
}
