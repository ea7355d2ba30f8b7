package io.paperbridge.operations;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.springframework.stereotype.Component;

/** Runs scheduled routes beside their schedule, by the schedule's own job, so that runs never overlap. */
@Component
public class Schedules {

    private final CamelContext camel;

    Schedules(CamelContext camel) {
        this.camel = camel;
    }

    /** Runs a route now, or when the run under way has ended; false when there is no such route or nothing is scheduled here. */
    public boolean runNow(String routeId) {
        return scheduled(routeId, (scheduler, trigger) -> {
                    scheduler.triggerJob(trigger.getJobKey());
                    return true;
                })
                .orElse(false);
    }

    /** When a route runs next by its schedule; empty when there is no such route or nothing is scheduled here. */
    Optional<Instant> nextRun(String routeId) {
        return scheduled(routeId, (scheduler, trigger) -> trigger.getNextFireTime())
                .map(Date::toInstant);
    }

    private <T> Optional<T> scheduled(String routeId, Use<T> use) {
        Route route = camel.getRoute(routeId);
        if (route == null || !(route.getEndpoint() instanceof QuartzEndpoint schedule)) {
            return Optional.empty();
        }
        try {
            Scheduler scheduler = schedule.getComponent().getScheduler();
            Trigger trigger = scheduler.getTrigger(schedule.getTriggerKey());
            return trigger == null || !scheduler.isStarted()
                    ? Optional.empty()
                    : Optional.ofNullable(use.of(scheduler, trigger));
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule of " + routeId + " cannot be reached", e);
        }
    }

    private interface Use<T> {

        @Nullable
        T of(Scheduler scheduler, Trigger trigger) throws SchedulerException;
    }
}
