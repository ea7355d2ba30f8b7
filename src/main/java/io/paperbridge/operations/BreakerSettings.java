package io.paperbridge.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * When a failing server is left alone.
 *
 * @param failures after how many failed requests in a row
 * @param openFor for how long; the setting is called {@code wait}
 */
@ConfigurationProperties("paperbridge.breaker")
public record BreakerSettings(@DefaultValue("5") int failures, @Name("wait") @DefaultValue("60s") Duration openFor) {

    public BreakerSettings {
        if (failures < 1) {
            throw new IllegalArgumentException("paperbridge.breaker.failures must be 1 or more, not " + failures);
        }
        if (openFor.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "paperbridge.breaker.wait must be longer than nothing, for example 60s, not " + openFor);
        }
    }
}
