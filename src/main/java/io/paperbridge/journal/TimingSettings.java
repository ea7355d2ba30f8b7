package io.paperbridge.journal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConfigurationProperties("paperbridge")
public record TimingSettings(
        @DefaultValue("3m") Duration lease,
        @DefaultValue("105s") Duration quietTime,
        @DefaultValue SecondLook secondLook,
        @DefaultValue Retry retry,
        @DefaultValue("PLX-") String referencePrefix,
        @DefaultValue Remote remote,
        @DefaultValue("false") boolean dryRun) {
    public record SecondLook(@DefaultValue("2s") Duration delay) {}

    public record Remote(@DefaultValue("5s") Duration connectTimeout, @DefaultValue("30s") Duration answerTimeout) {}

    public record Retry(
            @DefaultValue({"5m", "15m", "1h", "4h", "12h"}) List<Duration> delays,
            @DefaultValue Map<String, java.math.BigDecimal> multipliers,
            @DefaultValue("true") boolean enabled) {}
}
