package io.paperbridge.operations;

import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.springframework.stereotype.Component;

/**
 * Runs scheduled routes beside their schedule, by the schedule's own job, so that runs never overlap. With several nodes the run is made
 * on this one, and may overlap with one that is due on another.
 */
@Component
public class Schedules {

    private final CamelContext camel;
    private final ExecutorService here;

    Schedules(CamelContext camel) {
        this.camel = camel;
        this.here = camel.getExecutorServiceManager().newSingleThreadExecutor(this, "on-order");
    }

    /** Runs a route now, or when the run under way has ended; false when there is no such route or nothing is scheduled here. */
    public boolean runNow(String routeId) {
        Route route = camel.getRoute(routeId);
        if (route == null || !(route.getEndpoint() instanceof QuartzEndpoint schedule)) {
            return false;
        }
        try {
            Scheduler scheduler = schedule.getComponent().getScheduler();
            Trigger trigger = scheduler.getTrigger(schedule.getTriggerKey());
            if (trigger == null || !scheduler.isStarted()) {
                return false;
            }
            if (scheduler.getMetaData().isJobStoreClustered()) {
                here.execute(() ->
                        OneRun.of(camel, routeId)); // the job might run on a node that does not know what was ordered
            } else {
                scheduler.triggerJob(trigger.getJobKey());
            }
            return true;
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule of " + routeId + " cannot be reached", e);
        }
    }
}
