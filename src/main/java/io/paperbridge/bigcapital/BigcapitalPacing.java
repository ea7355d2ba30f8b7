package io.paperbridge.bigcapital;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Spares BigCapital: few requests at once, and none that its throttle would refuse.
 *
 * <p>BigCapital counts each endpoint on its own, whatever the ids in its path, so that one throttled endpoint leaves the others
 * usable. Its answers say how much is left, so that a refusal (429) is met only where somebody else uses up the allowance.
 */
@Component("bigcapitalPacing")
public class BigcapitalPacing {

    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Semaphore lanes;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, EndpointAllowance> allowances = new ConcurrentHashMap<>();

    BigcapitalPacing(BigcapitalSettings settings, Clock clock, MeterRegistry meters) {
        this.lanes = new Semaphore(settings.inFlight(), true);
        this.clock = clock;
        this.meters = meters;
        Gauge.builder("paperbridge.lanes.free", lanes, Semaphore::availablePermits)
                .description("How many more requests to BigCapital may be under way")
                .register(meters);
    }

    /**
     * Waits until the endpoint allows a call, and for one of the lanes; at most 5 seconds each. A write does not wait for the endpoint:
     * the moment of its sending is on record already, see {@link #awaitAllowance}.
     *
     * @return the permit, to be given to {@link #leave} whatever happens
     * @throws NotYet when the endpoint allows nothing for longer, or no lane came free
     */
    public Permit enter(String method, String path) {
        EndpointAllowance allowance = allowance(method, path);
        try {
            refuse(method, path, allowance.take("GET".equals(method) ? TURN : Duration.ZERO));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        if (laneComesFree()) {
            return new Permit(lanes, allowance);
        }
        allowance.answered();
        throw busy();
    }

    /**
     * Waits until the endpoint allows a call, at most 5 seconds; to be called before it is recorded that a write is sent.
     *
     * @throws NotYet when it allows nothing for longer
     */
    public void awaitAllowance(String method, String path) {
        try {
            refuse(method, path, allowance(method, path).await(TURN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    /**
     * Remembers what an answer says of the endpoint's allowance.
     *
     * @throws NotYet when it asks to wait (429); nothing was executed
     */
    public void heed(String method, String path, int status, Map<String, Object> headers) {
        if (status == 429) {
            Duration wait = RetryAfter.of(headers, clock);
            allowance(method, path).close(wait);
            throw limited(method, path, wait);
        }
        RateLimit.of(headers).ifPresent(allowance(method, path)::heed);
    }

    /** Gives back what {@link #enter} took; once, however often it is called, and without harm when nothing was taken. */
    public void leave(@Nullable Permit permit) {
        if (permit != null) {
            permit.release();
        }
    }

    /** Whether some endpoint's allowance is used up and work had to be put off, so that beginning with more is of no use. */
    public boolean isSpent() {
        return allowances.values().stream().anyMatch(EndpointAllowance::isSpent);
    }

    private boolean laneComesFree() {
        try {
            return lanes.tryAcquire(TURN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private EndpointAllowance allowance(String method, String path) {
        return allowances.computeIfAbsent(method + " " + path.replaceAll("/\\d+(?=/|$)", "/:id"), this::known);
    }

    private EndpointAllowance known(String endpoint) {
        EndpointAllowance allowance = new EndpointAllowance(clock);
        Gauge.builder("paperbridge.allowance.left", allowance::left)
                .description("Calls an endpoint of BigCapital still allows in its window")
                .tag("endpoint", endpoint)
                .register(meters);
        return allowance;
    }

    private static void refuse(String method, String path, Duration wait) {
        if (!wait.isZero()) {
            throw limited(method, path, wait);
        }
    }

    private static NotYet limited(String method, String path, Duration wait) {
        return new NotYet(
                Reason.RATE_LIMITED,
                wait,
                Sentence.of("bigcapital.throttled", method + " " + path, Math.max(1, wait.toSeconds())));
    }

    private static NotYet busy() {
        return new NotYet(Reason.REMOTE_UNAVAILABLE, BUSY, Sentence.of("bigcapital.all-lanes-taken"));
    }

    /** The right to one request. */
    public static final class Permit {
        private final Semaphore lanes;
        private final EndpointAllowance allowance;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Permit(Semaphore lanes, EndpointAllowance allowance) {
            this.lanes = lanes;
            this.allowance = allowance;
        }

        private void release() {
            if (held.compareAndSet(true, false)) {
                lanes.release();
                allowance.answered();
            }
        }
    }
}
