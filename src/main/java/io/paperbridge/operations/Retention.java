package io.paperbridge.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What is past its retention, and how much of it was deleted. */
@Component("retention")
@EnableConfigurationProperties({RetentionSettings.class, ExchangeSettings.class})
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final RetentionSettings settings;
    private final ExchangeSettings exchanges;
    private final Clock clock;
    private final Counter counter;
    private final AtomicLong sinceReport = new AtomicLong();

    Retention(RetentionSettings settings, ExchangeSettings exchanges, Clock clock, MeterRegistry metrics) {
        this.settings = settings;
        this.exchanges = exchanges;
        this.clock = clock;
        this.counter = Counter.builder("paperbridge.journal.purged")
                .description(
                        "Events, exchanges and uploads deleted from the journal because they were past their retention")
                .register(metrics);
    }

    /** The time before which events of failed attempts are no longer kept, as SQL reads it; fixed, for H2 asks anew for each row what changes. */
    public String retriesBefore() {
        return clock.instant().minus(settings.retries()).toString();
    }

    /** The time before which all other events are no longer kept, as SQL reads it. */
    public String eventsBefore() {
        return clock.instant().minus(settings.events()).toString();
    }

    /** The time before which what BigCapital was asked is no longer kept, as SQL reads it. */
    public String exchangesBefore() {
        return clock.instant().minus(exchanges.keep()).toString();
    }

    /** One batch is deleted. */
    public void purged(int rows) {
        counter.increment(rows);
        sinceReport.addAndGet(rows);
    }

    /** A run has ended: says in the log what it has deleted, if anything. */
    public void report() {
        long rows = sinceReport.getAndSet(0);
        if (rows > 0) {
            LOG.info("{} events, exchanges and uploads past their retention are deleted from the journal", rows);
        }
    }
}
