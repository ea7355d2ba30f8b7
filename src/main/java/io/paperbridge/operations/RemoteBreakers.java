package io.paperbridge.operations;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.language.Sentence;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One circuit breaker for each remote system, shared by all that call it.
 *
 * <p>Only what says that the server itself is in trouble counts: no answer, a cut one, a 502, 503 or 504. A refusal is an answer, and a
 * 500 is what both servers say of one document's data, so that a thousand bad documents must not keep the good ones waiting.
 */
@Configuration(value = "remoteBreakers", proxyBeanMethods = false)
@EnableConfigurationProperties(BreakerSettings.class)
public class RemoteBreakers {

    /** Without these no document goes anywhere; of the others it is known only when they are asked that they do not answer. */
    static final Set<String> NEEDED = Set.of("Paperless", "BigCapital");

    private static final Duration PROBING = Duration.ofSeconds(5);

    private final BreakerSettings settings;
    private final Clock clock;
    private final Map<String, Instant> openSince = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> troubledSince = new ConcurrentHashMap<>();
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    RemoteBreakers(BreakerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Bean("paperlessBreaker")
    CircuitBreaker paperlessBreaker() {
        return breaker("Paperless");
    }

    @Bean("bigcapitalBreaker")
    CircuitBreaker bigcapitalBreaker() {
        return breaker("BigCapital");
    }

    @Bean("ecbBreaker")
    CircuitBreaker ecbBreaker() {
        return breaker("ECB");
    }

    /** Without a language model work goes on, so anything but a usable answer counts. */
    @Bean("languageModelBreaker")
    CircuitBreaker languageModelBreaker() {
        return breaker("LLM", thrown -> true);
    }

    /** Refuses a call because the breaker of that server is open; never returns. */
    public void refuse(String remote) {
        Instant since = openSince.getOrDefault(remote, Instant.EPOCH);
        Duration left = Duration.between(clock.instant(), since.plus(settings.openFor()));
        // once the wait is over a single request probes the server, and the others come back soon
        Duration probing = betweenProbes();
        throw new NotYet(
                Reason.REMOTE_UNAVAILABLE,
                left.compareTo(probing) > 0 ? left : probing,
                Sentence.of("operations.left-alone", remote));
    }

    /** How a server stands now: by it the feed decides how much work is begun that needs it. */
    public Standing standing(String remote) {
        CircuitBreaker breaker = breakers.get(remote);
        if (breaker == null || breaker.getState() == CircuitBreaker.State.CLOSED) {
            return Standing.WELL;
        }
        Instant since = openSince.getOrDefault(remote, Instant.EPOCH);
        boolean over = !since.plus(settings.openFor()).isAfter(clock.instant());
        return over || breaker.getState() == CircuitBreaker.State.HALF_OPEN ? Standing.PROBED : Standing.LEFT_ALONE;
    }

    /** How all servers stand, by name. */
    Map<String, Standing> standings() {
        Map<String, Standing> standings = new TreeMap<>();
        breakers.keySet().forEach(remote -> standings.put(remote, standing(remote)));
        return standings;
    }

    /** Whether a server has answered since this process was started, and was not given up since. */
    public boolean answers(String remote) {
        return answered.contains(remote) && !troubledSince.containsKey(remote);
    }

    /** For how long each server that nothing goes without and that does not answer has not. */
    public Map<String, Duration> troubled() {
        Map<String, Duration> troubled = new TreeMap<>();
        Instant now = clock.instant();
        troubledSince.forEach((remote, since) -> {
            if (NEEDED.contains(remote)) {
                troubled.put(remote, Duration.between(since, now));
            }
        });
        return troubled;
    }

    /** How long between two probes of a server. */
    Duration betweenProbes() {
        return settings.openFor().compareTo(PROBING) < 0 ? settings.openFor() : PROBING;
    }

    private CircuitBreaker breaker(String remote) {
        return breaker(remote, RemoteBreakers::isTrouble);
    }

    private CircuitBreaker breaker(String remote, Predicate<Throwable> counts) {
        CircuitBreaker breaker = CircuitBreaker.of(
                remote,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.failures())
                        .minimumNumberOfCalls(settings.failures())
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(settings.openFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(counts)
                        .build());
        breakers.put(remote, breaker);
        breaker.getEventPublisher().onSuccess(event -> answered.add(remote));
        breaker.getEventPublisher().onStateTransition(event -> {
            CircuitBreaker.State now = event.getStateTransition().getToState();
            if (now == CircuitBreaker.State.OPEN) {
                openSince.put(remote, clock.instant());
                troubledSince.putIfAbsent(remote, clock.instant());
            } else if (now == CircuitBreaker.State.CLOSED) {
                troubledSince.remove(remote);
            }
        });
        return breaker;
    }

    /** How a server stands. */
    public enum Standing {
        /** It answers. */
        WELL,
        /** It has failed several times in a row, and nothing is begun that needs it. */
        LEFT_ALONE,
        /** It was left alone for long enough; one document at a time shows whether it answers again. */
        PROBED
    }

    private static boolean isTrouble(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteFailure failure) {
                return failure.mayHaveTakenEffect() && failure.status() != 500;
            }
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
