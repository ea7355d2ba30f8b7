package io.paperbridge.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How books are reconciled by schedule.
 *
 * @param cron when, as Quartz writes it; read by the route
 * @param repair whether what can be repaired is, without being asked
 * @param pause how long between two calls to the same list of BigCapital, so that booking gets its share of the allowance
 */
@ConfigurationProperties("paperbridge.reconcile")
public record ReconcileSettings(
        @DefaultValue("0 30 3 * * ?") String cron,
        @DefaultValue("false") boolean repair,
        @DefaultValue("12s") Duration pause) {

    public ReconcileSettings {
        if (pause.isNegative()) {
            throw new IllegalArgumentException(
                    "paperbridge.reconcile.pause is " + pause.toString().substring(2) + ", but must not be negative.");
        }
    }
}
