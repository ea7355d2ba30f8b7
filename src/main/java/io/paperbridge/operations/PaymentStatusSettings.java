package io.paperbridge.operations;

import java.time.Duration;
import org.quartz.CronExpression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the ledger is asked what has been paid.
 *
 * @param cron when, as a Quartz expression
 * @param pause how long between two calls, so that booking has the ledger's allowance too
 */
@ConfigurationProperties("paperbridge.payment-status")
public record PaymentStatusSettings(@DefaultValue("0 15 * * * ?") String cron, @DefaultValue("15s") Duration pause) {

    public PaymentStatusSettings {
        if (!CronExpression.isValidExpression(cron)) {
            throw new IllegalArgumentException("paperbridge.payment-status.cron is '" + cron
                    + "', but must be a Quartz expression of six fields, for example '0 15 * * * ?' for once an hour.");
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException(
                    "paperbridge.payment-status.pause is " + pause + ", but must not be negative.");
        }
    }
}
