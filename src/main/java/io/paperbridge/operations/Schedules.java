package io.paperbridge.operations;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
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
        return ask(routeId, (scheduler, trigger) -> {
                    if (!scheduler.isStarted()) {
                        return Optional.of(false);
                    }
                    if (scheduler.getMetaData().isJobStoreClustered()) {
                        // the job might run on a node that does not know what was ordered
                        here.execute(() -> OneRun.of(camel, routeId));
                    } else {
                        scheduler.triggerJob(trigger.getJobKey());
                    }
                    return Optional.of(true);
                })
                .orElse(false);
    }

    /** When a route runs next by its schedule; empty when it does not. */
    Optional<Instant> next(String routeId) {
        return ask(routeId, (scheduler, trigger) -> Optional.ofNullable(trigger.getNextFireTime())
                .map(Date::toInstant));
    }

    /** Whether a run of a route is under way in this process. */
    boolean isRunning(String routeId) {
        return camel.getInflightRepository().size(routeId) > 0;
    }

    private <T> Optional<T> ask(String routeId, Question<T> question) {
        Route route = camel.getRoute(routeId);
        if (route == null || !(route.getEndpoint() instanceof QuartzEndpoint schedule)) {
            return Optional.empty();
        }
        try {
            Scheduler scheduler = schedule.getComponent().getScheduler();
            Trigger trigger = scheduler.getTrigger(schedule.getTriggerKey());
            return trigger == null ? Optional.empty() : question.answer(scheduler, trigger);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule of " + routeId + " cannot be reached", e);
        }
    }

    private interface Question<T> {
        Optional<T> answer(Scheduler scheduler, Trigger trigger) throws SchedulerException;
    }
}
