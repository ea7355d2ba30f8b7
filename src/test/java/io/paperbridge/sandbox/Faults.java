package io.paperbridge.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The faults a server is to show: rules tried in the order they were added, the first that strikes wins. */
public final class Faults {

    private final List<Active> rules = new ArrayList<>();
    private Random random = new Random(42);
    private Duration latency = Duration.ZERO;
    private Optional<Throttle> throttle = Optional.empty();
    private CompletableFuture<Boolean> gate = new CompletableFuture<>();
    private int waiting;

    /**
     * Which requests a fault strikes.
     *
     * @param method the method, or {@code *} for all
     * @param path a pattern the whole path must match
     * @param skip how many matching requests pass unharmed first
     * @param count how many are struck after that
     * @param probability the chance that a request is struck, 1 for always
     * @param fault what happens to those that are struck
     */
    public record Rule(String method, String path, int skip, int count, double probability, Fault fault) {}

    private static final class Active {
        private final Rule rule;
        private final Predicate<SandboxRequest> condition;
        private final Pattern path;
        private int seen;
        private int struck;

        Active(Rule rule, Predicate<SandboxRequest> condition) {
            this.rule = rule;
            this.condition = condition;
            this.path = Pattern.compile(rule.path());
        }

        boolean strikes(SandboxRequest request, Random random) {
            if (!rule.method().equals("*") && !rule.method().equals(request.method())) {
                return false;
            }
            if (!path.matcher(request.path()).matches() || struck >= rule.count() || !condition.test(request)) {
                return false;
            }
            seen++;
            if (seen <= rule.skip() || random.nextDouble() >= rule.probability()) {
                return false;
            }
            struck++;
            return true;
        }
    }

    /** Strikes the next matching request, once. */
    public void once(String method, String path, Fault fault) {
        add(new Rule(method, path, 0, 1, 1, fault));
    }

    /** Strikes every matching request. */
    public void always(String method, String path, Fault fault) {
        add(new Rule(method, path, 0, Integer.MAX_VALUE, 1, fault));
    }

    /** Strikes as the rule says. */
    public void add(Rule rule) {
        add(rule, request -> true);
    }

    /** Strikes as the rule says, but only requests that also meet a condition. */
    public synchronized void add(Rule rule, Predicate<SandboxRequest> condition) {
        rules.add(new Active(rule, condition));
    }

    /** Lets every request wait this long first. */
    public synchronized void latency(Duration value) {
        latency = value;
    }

    /** Allows this many requests per window and kind of call, as BigCapital does; the rest get 429. */
    public synchronized void throttle(int limit, Duration window) {
        throttle = Optional.of(new Throttle(limit, window));
    }

    /** Makes rules with a probability repeatable. */
    public synchronized void seed(long value) {
        random = new Random(value);
    }

    /** Forgets all rules, latency and throttle; requests held or stalled now end without effect. */
    public synchronized void clear() {
        rules.clear();
        latency = Duration.ZERO;
        throttle = Optional.empty();
        open(false);
    }

    /** Lets every held or stalled request go on. */
    public synchronized void release() {
        open(true);
    }

    private void open(boolean goOn) {
        gate.complete(goOn);
        gate = new CompletableFuture<>();
    }

    /** How many requests are held or stalled now. */
    public synchronized int waiting() {
        return waiting;
    }

    synchronized Optional<Fault> strike(SandboxRequest request) {
        return rules.stream()
                .filter(active -> active.strikes(request, random))
                .findFirst()
                .map(active -> active.rule.fault());
    }

    synchronized Optional<Throttle> throttle() {
        return throttle;
    }

    synchronized Duration latency() {
        return latency;
    }

    /** Waits as the fault says; false when the request is to end without going on. */
    boolean pause(Fault fault) {
        return await(fault.held() ? Duration.ofHours(1) : fault.pause());
    }

    /** Waits this long or until released; false when the request is to end without going on. */
    boolean await(Duration duration) {
        if (duration.isZero()) {
            return true;
        }
        CompletableFuture<Boolean> current;
        synchronized (this) {
            current = gate;
            waiting++;
        }
        try {
            return current.get(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            synchronized (this) {
                waiting--;
            }
        }
    }
}
