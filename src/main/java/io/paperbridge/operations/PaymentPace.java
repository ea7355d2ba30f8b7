package io.paperbridge.operations;

import io.paperbridge.failure.NotYet;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The pauses of a look at payments, which leaves the ledger to booking most of the time. */
@Component("paymentPace")
@EnableConfigurationProperties(PaymentStatusSettings.class)
public class PaymentPace {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final PaymentStatusSettings settings;
    private final Stopping stopping;

    PaymentPace(PaymentStatusSettings settings, Stopping stopping) {
        this.settings = settings;
        this.stopping = stopping;
    }

    /** Rests between two calls. */
    public void rest() {
        stopping.await(settings.pause());
    }

    /**
     * Rests because the ledger has asked for it, or is left alone for a while.
     *
     * @throws NotYet the same again, when the process is being stopped: the look ends here
     */
    public void restAsTold(NotYet told) {
        Duration wait = told.waitFor().compareTo(SHORTEST) < 0 ? SHORTEST : told.waitFor();
        if (stopping.await(wait)) {
            throw told;
        }
    }
}
