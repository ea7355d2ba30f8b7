package io.paperbridge.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept of what BigCapital was asked and what it answered.
 *
 * @param enabled whether it is kept
 * @param keep for how long
 * @param longestBody how much is kept of what was sent, and of the answer
 */
@ConfigurationProperties("paperbridge.exchanges")
public record ExchangeSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("16KB") DataSize longestBody) {

    private static final DataSize MOST = DataSize.ofKilobytes(256);

    public ExchangeSettings {
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException(
                    "paperbridge.exchanges.keep is " + keep
                            + ", but must be longer than nothing, for example 90d; to keep nothing set paperbridge.exchanges.enabled to false.");
        }
        if (longestBody.isNegative() || longestBody.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("paperbridge.exchanges.longest-body is " + longestBody
                    + ", but must be from 0 to 256KB, for example 16KB.");
        }
    }
}
