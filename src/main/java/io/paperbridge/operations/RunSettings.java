package io.paperbridge.operations;

import java.time.Duration;
import org.quartz.CronExpression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is done at once, and when.
 *
 * @param workers how many documents are worked on at once
 * @param poll when Paperless is asked
 * @param feed when due documents are handed to the workers
 * @param queue where documents wait for a worker, as Camel addresses
 */
@ConfigurationProperties("paperbridge")
public record RunSettings(
        @DefaultValue("8") int workers, @DefaultValue Poll poll, @DefaultValue Feed feed, @DefaultValue Queue queue) {

    public RunSettings {
        if (workers < 1 || workers > 64) {
            throw new IllegalArgumentException("paperbridge.workers is " + workers + ", but must be from 1 to 64.");
        }
    }

    /**
     * When Paperless is asked.
     *
     * @param cron a Quartz expression: second, minute, hour, day, month, day of the week
     */
    public record Poll(@DefaultValue("0 * * * * ?") String cron) {

        public Poll {
            if (!CronExpression.isValidExpression(cron)) {
                throw new IllegalArgumentException(
                        "paperbridge.poll.cron is '" + cron
                                + "', but must be a Quartz expression of six fields, for example '0 * * * * ?' for every minute.");
            }
        }
    }

    /**
     * When due documents are handed out.
     *
     * @param interval how long at most between two looks for due documents
     */
    public record Feed(@DefaultValue("1s") Duration interval) {

        public Feed {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException(
                        "paperbridge.feed.interval is " + interval + ", but must be longer than nothing.");
            }
        }
    }

    /**
     * Where documents wait for a worker.
     *
     * @param book where documents wait to be booked
     * @param tell where documents wait until Paperless is told
     * @param attach where documents wait until their original is attached
     */
    public record Queue(
            @DefaultValue("seda:book") String book,
            @DefaultValue("seda:tell?concurrentConsumers=4") String tell,
            @DefaultValue("seda:attach") String attach) {}
}
