package io.paperbridge.bigcapital;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.language.Sentence;
import io.paperbridge.pacing.CommonPace;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * usable. Its answers say how much is left, so that a refusal (429) is met only where somebody else uses up the allowance. Several
 * nodes keep both in common.
 */
@Component("bigcapitalPacing")
public class BigcapitalPacing {

    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final String UPLOAD = "/api/attachments";

    private final Semaphore lanes;
    private final int inFlight;
    private final CommonPace common;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, EndpointAllowance> allowances = new ConcurrentHashMap<>();

    BigcapitalPacing(BigcapitalSettings settings, CommonPace common, Clock clock, MeterRegistry meters) {
        this.inFlight = settings.inFlight();
        this.common = common;
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
            take(method, path, allowance);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        if (!laneComesFree()) {
            allowance.answered();
            throw busy();
        }
        Permit permit = new Permit(lanes, allowance, common);
        try {
            permit.turn(turn("POST".equals(method) && path.startsWith(UPLOAD)));
            return permit;
        } catch (RuntimeException e) {
            permit.release();
            throw e;
        }
    }

    /**
     * Waits until the endpoint allows a call, at most 5 seconds; to be called before it is recorded that a write is sent.
     *
     * @throws NotYet when it allows nothing for longer
     */
    public void awaitAllowance(String method, String path) {
        try {
            EndpointAllowance allowance = allowance(method, path);
            refuse(method, path, allowance.await(TURN));
            if (allowance.isLimited()) {
                Duration wait = common.untilNext(endpoint(method, path));
                if (!wait.isZero()) {
                    allowance.close(wait);
                    refuse(method, path, allowance.await(TURN));
                }
            }
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
            common.close(endpoint(method, path), wait);
            throw limited(method, path, wait);
        }
        EndpointAllowance allowance = allowance(method, path);
        Optional<RateLimit> said = RateLimit.of(headers);
        if (said.isPresent()) {
            allowance.heed(said.get());
            common.heed(
                    endpoint(method, path),
                    said.get().limit(),
                    said.get().remaining(),
                    said.get().reset());
        } else if (status < 300 && allowance.heedNothing()) {
            common.forget(endpoint(method, path));
        }
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

    /** What this node knows by itself is asked first; the rest may be known to others. */
    private void take(String method, String path, EndpointAllowance allowance) throws InterruptedException {
        Duration patience = "GET".equals(method) ? TURN : Duration.ZERO;
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            refuse(method, path, allowance.take(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
            Duration wait = allowance.isLimited() ? common.take(endpoint(method, path)) : Duration.ZERO;
            if (wait.isZero()) {
                return;
            }
            allowance.close(wait);
            allowance.answered();
        }
    }

    /** One of the turns that all nodes have in common, waited for as long as for a lane of this node. */
    private CommonPace.Turn turn(boolean uploads) {
        long deadline = System.nanoTime() + TURN.toNanos();
        while (true) {
            CommonPace.Turn turn = common.enter(inFlight, uploads);
            if (turn != null) {
                return turn;
            }
            if (System.nanoTime() > deadline) {
                throw busy();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw busy();
            }
        }
    }

    private EndpointAllowance allowance(String method, String path) {
        return allowances.computeIfAbsent(endpoint(method, path), this::known);
    }

    private static String endpoint(String method, String path) {
        return method + " " + path.replaceAll("/\\d+(?=/|$)", "/:id");
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
        private final CommonPace common;
        private final AtomicBoolean held = new AtomicBoolean(true);
        private CommonPace.@Nullable Turn turn;

        private Permit(Semaphore lanes, EndpointAllowance allowance, CommonPace common) {
            this.lanes = lanes;
            this.allowance = allowance;
            this.common = common;
        }

        private void turn(CommonPace.Turn taken) {
            turn = taken;
        }

        private void release() {
            if (held.compareAndSet(true, false)) {
                lanes.release();
                allowance.answered();
                if (turn != null) {
                    common.leave(turn);
                }
            }
        }
    }
}
