package io.paperbridge.journal;

import io.paperbridge.failure.RemoteFailure.Category;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things take, wait and last.
 *
 * @param lease how long a claim holds without being renewed; longer than a server may take to answer
 * @param quietTime how long after a request without answer nobody acts on it; not shorter than a server may take to answer
 * @param secondLook when a posted entry is looked at again
 * @param retry when failed documents are tried again
 * @param referencePrefix what our references in BigCapital begin with
 * @param remote how long servers may take
 * @param dryRun whether nothing is written anywhere; set by {@code sync --once --dry-run}
 */
@ConfigurationProperties("paperbridge")
public record TimingSettings(
        @DefaultValue("3m") Duration lease,
        @DefaultValue("105s") Duration quietTime,
        @DefaultValue SecondLook secondLook,
        @DefaultValue Retry retry,
        @DefaultValue("PLX-") String referencePrefix,
        @DefaultValue Remote remote,
        @DefaultValue("false") boolean dryRun) {

    private static final String PREFIX_SHAPE = "[A-Za-z][A-Za-z0-9]{0,9}-";

    public TimingSettings {
        positive("paperbridge.lease", lease);
        if (quietTime.compareTo(remote.answerTimeout) < 0) {
            throw new IllegalArgumentException("paperbridge.quiet-time is " + text(quietTime)
                    + ", but must be at least paperbridge.remote.answer-timeout, which is " + text(remote.answerTimeout)
                    + ".");
        }
        if (lease.compareTo(remote.answerTimeout) <= 0) {
            throw new IllegalArgumentException("paperbridge.lease is " + text(lease)
                    + ", but must be longer than paperbridge.remote.answer-timeout, which is "
                    + text(remote.answerTimeout) + ".");
        }
        if (!referencePrefix.matches(PREFIX_SHAPE)) {
            throw new IllegalArgumentException("paperbridge.reference-prefix is '" + referencePrefix
                    + "', but must be up to ten letters and digits and a hyphen, for example PLX-.");
        }
    }

    /**
     * The second look at a posted entry.
     *
     * @param delay how long after posting; not negative
     */
    public record SecondLook(@DefaultValue("2s") Duration delay) {

        public SecondLook {
            if (delay.isNegative()) {
                throw new IllegalArgumentException(
                        "paperbridge.second-look.delay is " + text(delay) + ", but must not be negative.");
            }
        }
    }

    /**
     * When failed documents are tried again.
     *
     * @param delays the wait after the first failed attempt, the second and so on; after the last the document is parked
     * @param multipliers what the wait is multiplied with, by the category of the failure; what is not set keeps its default
     * @param enabled whether failed documents are tried again at all; otherwise they are parked at once
     */
    public record Retry(
            @DefaultValue({"5m", "15m", "1h", "4h", "12h"}) List<Duration> delays,
            @DefaultValue Map<Category, BigDecimal> multipliers,
            @DefaultValue("true") boolean enabled) {

        private static final Map<Category, BigDecimal> USUAL = Map.of(
                Category.TRANSIENT,
                BigDecimal.ONE,
                Category.NETWORK,
                new BigDecimal("1.5"),
                Category.SERVER,
                new BigDecimal("1.5"),
                Category.RATE_LIMIT,
                BigDecimal.valueOf(2),
                Category.AUTH,
                BigDecimal.valueOf(3),
                Category.VALIDATION,
                BigDecimal.valueOf(6));

        public Retry {
            delays = List.copyOf(delays);
            if (delays.isEmpty()) {
                throw new IllegalArgumentException("paperbridge.retry.delays is empty, but must hold at least one wait,"
                        + " for example 5m; to try nothing again set paperbridge.retry.enabled to false.");
            }
            delays.forEach(delay -> positive("paperbridge.retry.delays", delay));
            Map<Category, BigDecimal> complete = new EnumMap<>(USUAL);
            multipliers.forEach((category, factor) -> complete.put(category, checked(category, factor)));
            multipliers = Map.copyOf(complete);
        }

        /**
         * How long a document waits after a failed attempt; after the last delay it is used again and again.
         *
         * @param attempts how many attempts have failed, at least 1
         * @return to the millisecond, cut
         */
        public Duration waitFor(int attempts, Category category) {
            Duration delay = delays.get(Math.min(attempts, delays.size()) - 1);
            BigDecimal factor = multipliers.getOrDefault(category, BigDecimal.ONE);
            return Duration.ofMillis(
                    factor.multiply(BigDecimal.valueOf(delay.toMillis())).longValue());
        }

        private static BigDecimal checked(Category category, BigDecimal factor) {
            if (factor.signum() <= 0) {
                throw new IllegalArgumentException("paperbridge.retry.multipliers."
                        + category.name().toLowerCase(Locale.ROOT).replace('_', '-') + " is " + factor
                        + ", but must be greater than 0.");
            }
            return factor;
        }
    }

    /**
     * How long servers may take.
     *
     * @param connectTimeout how long a connection may take
     * @param answerTimeout how long an answer may take, from the request to its last byte
     * @param uploadTimeout the same for a request that uploads a file
     */
    public record Remote(
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("30s") Duration answerTimeout,
            @DefaultValue("120s") Duration uploadTimeout) {

        public Remote {
            positive("paperbridge.remote.connect-timeout", connectTimeout);
            positive("paperbridge.remote.answer-timeout", answerTimeout);
            positive("paperbridge.remote.upload-timeout", uploadTimeout);
        }
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(key + " is " + text(value) + ", but must be longer than nothing.");
        }
    }

    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
