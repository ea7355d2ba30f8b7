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
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One circuit breaker for each remote system, shared by all that call it.
 *
 * <p>Only what says that the server itself is in trouble counts: a 5xx, no answer, a cut one. A refusal is an answer.
 */
@Configuration(value = "remoteBreakers", proxyBeanMethods = false)
@EnableConfigurationProperties(BreakerSettings.class)
public class RemoteBreakers {

    private static final Duration PROBING = Duration.ofSeconds(5);

    private final BreakerSettings settings;
    private final Clock clock;
    private final Map<String, Instant> openSince = new ConcurrentHashMap<>();

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

    /** Refuses a call because the breaker of that server is open; never returns. */
    public void refuse(String remote) {
        Instant since = openSince.getOrDefault(remote, Instant.EPOCH);
        Duration left = Duration.between(clock.instant(), since.plus(settings.openFor()));
        // once the wait is over a single request probes the server, and the others come back soon
        Duration probing = settings.openFor().compareTo(PROBING) < 0 ? settings.openFor() : PROBING;
        throw new NotYet(
                Reason.REMOTE_UNAVAILABLE,
                left.compareTo(probing) > 0 ? left : probing,
                Sentence.of("operations.left-alone", remote));
    }

    private CircuitBreaker breaker(String remote) {
        CircuitBreaker breaker = CircuitBreaker.of(
                remote,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.failures())
                        .minimumNumberOfCalls(settings.failures())
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(settings.openFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(RemoteBreakers::isTrouble)
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                openSince.put(remote, clock.instant());
            }
        });
        return breaker;
    }

    private static boolean isTrouble(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteFailure failure) {
                return failure.mayHaveTakenEffect();
            }
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
