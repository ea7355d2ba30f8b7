package io.paperbridge.rates;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where exchange rates come from.
 *
 * @param source none, the table in the settings, or the European Central Bank
 * @param fixed rates that are set by hand; with the European Central Bank as source they come first. Base units for one foreign unit, by ISO 4217 code: {@code 0.92} for all days, or a table of first days,
 *     {@code 2026-10-01: 0.92} or {@code 2026-10: 0.92}, each from its day until the next
 * @param ecbUrl where the European Central Bank's files are
 * @param maxAge how long before the document's date the day of a rate may be
 */
@ConfigurationProperties("paperbridge.exchange-rates")
public record ExchangeRateSettings(
        @DefaultValue("none") Source source,
        @DefaultValue Map<String, Object> fixed,
        @DefaultValue("https://www.ecb.europa.eu/stats/eurofxref/") URI ecbUrl,
        @DefaultValue("7d") Duration maxAge) {

    private static final String PREFIX = "paperbridge.exchange-rates.";

    public ExchangeRateSettings {
        fixed = Map.copyOf(fixed);
        FixedRates.of(PREFIX + "fixed", fixed);
        if (source == Source.FIXED && fixed.isEmpty()) {
            throw new IllegalArgumentException(PREFIX + "source is fixed, but " + PREFIX
                    + "fixed names no rate; give one, for example USD: 0.92.");
        }
        if (source == Source.NONE && !fixed.isEmpty()) {
            throw new IllegalArgumentException(
                    PREFIX + "fixed names rates, but " + PREFIX + "source is none; set it to fixed, or to ecb.");
        }
        if (!("https".equals(ecbUrl.getScheme()) || "http".equals(ecbUrl.getScheme())) || ecbUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    PREFIX + "ecb-url is " + ecbUrl + ", but must be an address that begins with https://.");
        }
        if (maxAge.toDays() < 1 || maxAge.toDays() > 31) {
            throw new IllegalArgumentException(
                    PREFIX + "max-age is " + maxAge.toDays() + "d, but must be from 1d to 31d.");
        }
    }

    /** The table of the settings. */
    FixedRates fixedRates() {
        return FixedRates.of(PREFIX + "fixed", fixed);
    }

    /** The whole days a rate may be old. */
    long maxAgeDays() {
        return maxAge.toDays();
    }

    /** Where rates come from. */
    public enum Source {
        /** Nowhere: documents in a foreign currency are asked of a person. */
        NONE,
        /** The table in the settings. */
        FIXED,
        /** The European Central Bank's reference rates. */
        ECB
    }
}
