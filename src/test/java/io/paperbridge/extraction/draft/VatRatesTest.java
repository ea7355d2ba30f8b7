package io.paperbridge.extraction.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tax can belong to which net. */
class VatRatesTest {

    @ParameterizedTest
    @CsvSource({
        "100.00, 19.00, DE, true",
        "100.00, 21.00, DE, false",
        "100.00, 21.00, NL, true",
        "100.00, 21.00, , true",
        "99.99, 19.00, DE, true",
        "100.00, 18.98, DE, false",
        "-100.00, -19.00, DE, true",
        "100.00, -19.00, DE, false",
        "0.00, 0.00, DE, false"
    })
    void taxIsKnownByTheRatesOfItsCountry(BigDecimal net, BigDecimal tax, @Nullable String country, boolean known) {
        assertThat(VatRates.isKnown(net, tax, country)).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({"100.00, 12.30, true", "100.00, 0.00, true", "100.00, 27.51, false", "100.00, -1.00, false"})
    void taxOfSeveralRatesIsPlausibleUpToTheHighest(BigDecimal net, BigDecimal tax, boolean plausible) {
        assertThat(VatRates.isPlausible(net, tax)).isEqualTo(plausible);
    }
}
