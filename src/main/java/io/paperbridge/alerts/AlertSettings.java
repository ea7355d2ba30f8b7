package io.paperbridge.alerts;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told when somebody is needed, and when that is. Nobody is told until {@code webhook} or {@code mail-to} is set.
 *
 * @param webhook where a chat takes messages, as Slack, Mattermost and others do; null for none
 * @param mailTo who gets mail, several with commas between; empty for nobody. The mail server is {@code paperbridge.mail}
 * @param cron how often it is looked, as a Quartz expression
 * @param reviewOlderThan how long a person may be awaited; zero for ever
 * @param noPollFor how long Paperless may not have been polled; zero for ever
 * @param noBookingFor how long nothing may have been booked; zero for ever
 * @param nothingComesFor how long no document may come where twenty and more came in the week before; zero for ever
 * @param serverDownFor how long a server may be left alone; zero for ever
 */
@ConfigurationProperties("paperbridge.alerts")
public record AlertSettings(
        @Nullable URI webhook,
        @DefaultValue("") String mailTo,
        @DefaultValue("0 * * * * ?") String cron,
        @DefaultValue("72h") Duration reviewOlderThan,
        @DefaultValue("1h") Duration noPollFor,
        @DefaultValue("0s") Duration noBookingFor,
        @DefaultValue("96h") Duration nothingComesFor,
        @DefaultValue("10m") Duration serverDownFor) {

    private static final String PREFIX = "paperbridge.alerts.";

    public AlertSettings {
        if (webhook != null && webhook.toString().isBlank()) {
            webhook = null;
        }
        if (webhook != null
                && (webhook.getHost() == null
                        || !String.valueOf(webhook.getScheme()).matches("https?"))) {
            throw new IllegalArgumentException(
                    PREFIX
                            + "webhook must be an address that begins with https:// or http:// (it is not repeated here, for it is a secret).");
        }
        if (!mailTo.isBlank() && !mailTo.contains("@")) {
            throw new IllegalArgumentException(PREFIX + "mail-to is " + mailTo + ", but must be a mail address.");
        }
        if (!CronExpression.isValidExpression(cron)) {
            throw new IllegalArgumentException(PREFIX + "cron is '" + cron
                    + "', but must be a Quartz expression of six fields, for example '0 * * * * ?' for every minute.");
        }
        refuseNegative("review-older-than", reviewOlderThan);
        refuseNegative("no-poll-for", noPollFor);
        refuseNegative("no-booking-for", noBookingFor);
        refuseNegative("nothing-comes-for", nothingComesFor);
        refuseNegative("server-down-for", serverDownFor);
    }

    private static void refuseNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    PREFIX + name + " is " + duration + ", but must be at least 0s, which means: never.");
        }
    }

    boolean isOn() {
        return webhook != null || !mailTo.isBlank();
    }

    /** Without the webhook, which is a secret. */
    @Override
    public String toString() {
        return "AlertSettings[webhook=" + (webhook == null ? "none" : "set") + ", mailTo=" + mailTo + "]";
    }
}
