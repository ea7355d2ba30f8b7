package io.paperbridge.operations;

import java.time.Duration;
import org.quartz.CronExpression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the journal tells what happened to a document that is finished.
 *
 * @param events how long events are kept
 * @param retries how long those of failed attempts are kept; not longer than {@code events}
 * @param cron when what is older is deleted, as a Quartz expression
 */
@ConfigurationProperties("paperbridge.retention")
public record RetentionSettings(
        @DefaultValue("90d") Duration events,
        @DefaultValue("30d") Duration retries,
        @DefaultValue("0 30 3 * * ?") String cron) {

    public RetentionSettings {
        if (retries.isNegative() || retries.isZero()) {
            throw new IllegalArgumentException("paperbridge.retention.retries is " + retries
                    + ", but must be longer than nothing, for example 30d.");
        }
        if (events.compareTo(retries) < 0) {
            throw new IllegalArgumentException("paperbridge.retention.events is " + events.toDays()
                    + " days, but must be at least paperbridge.retention.retries, which is " + retries.toDays() + ".");
        }
        if (!CronExpression.isValidExpression(cron)) {
            throw new IllegalArgumentException(
                    "paperbridge.retention.cron is '" + cron
                            + "', but must be a Quartz expression of six fields, for example '0 30 3 * * ?' for every night at half past three.");
        }
    }
}
