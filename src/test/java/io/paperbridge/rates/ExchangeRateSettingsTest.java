package io.paperbridge.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paperbridge.rates.ExchangeRateSettings.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class ExchangeRateSettingsTest {

    @Test
    void takesNoRatesFromAnywhereUnlessToldTo() throws IOException {
        // When
        ExchangeRateSettings settings = of("source: none");
        // Then
        assertThat(settings.source()).isEqualTo(Source.NONE);
        assertThat(settings.fixed()).isEmpty();
        assertThat(settings.ecbUrl()).hasScheme("https").hasHost("www.ecb.europa.eu");
        assertThat(settings.maxAgeDays()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 2020-01-01, 0.92",
        "GBP, 2026-09-30,",
        "GBP, 2026-10-01, 1.15",
        "GBP, 2026-10-31, 1.15",
        "GBP, 2026-11-01, 1.16",
        "GBP, 2027-11-01, 1.16",
        "JPY, 2026-10-01, 0.000056012",
        "CHF, 2026-10-01,"
    })
    void takesAPlainRateForAllDaysAndADatedOneFromItsDayOn(
            String currency, LocalDate day, @Nullable BigDecimal expected) throws IOException {
        // Given
        FixedRates rates =
                of("source: fixed\nfixed: {USD: 0.92, GBP: {2026-10-01: 1.15, 2026-11: 1.16}, jpy: '0.000056012'}")
                        .fixedRates();
        // When
        Map.Entry<LocalDate, BigDecimal> found = rates.on(currency, day);
        // Then
        assertThat(found == null ? null : found.getValue()).isEqualTo(expected);
    }

    @Test
    void takesRatesFromTheEnvironment() {
        // Given
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "systemEnvironment",
                        Map.of(
                                "PAPERBRIDGE_EXCHANGERATES_SOURCE", "fixed",
                                "PAPERBRIDGE_EXCHANGERATES_FIXED_USD", "0.92")));
        // When
        ExchangeRateSettings settings = bind(environment);
        // Then
        assertThat(settings.fixedRates().on("USD", LocalDate.of(2026, 10, 1)))
                .isEqualTo(Map.entry(FixedRates.ALWAYS, new BigDecimal("0.92")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source: fixed | names no rate",
                "{source: none, fixed: {USD: 0.92}} | source is none",
                "{source: fixed, fixed: {USD: 0}} | fixed.USD: 0 must be above 0",
                "{source: fixed, fixed: {USD: -0.92}} | must be above 0",
                "{source: fixed, fixed: {USD: 10000}} | below 10000",
                "{source: fixed, fixed: {USD: '0.1234567891'}} | at most nine decimals",
                "{source: fixed, fixed: {USD: '0,92'}} | 0,92 is no number",
                "{source: fixed, fixed: {USX: 0.92}} | USX is no ISO 4217 code",
                "{source: fixed, fixed: {USD: {2026-13-01: 0.92}}} | 2026-13-01 is no day",
                "{source: ecb, max-age: 0d} | max-age is 0d",
                "{source: ecb, ecb-url: 'ftp://mirror/'} | ecb-url is ftp://mirror/"
            })
    void saysWhatIsWrong(String yaml, String words) {
        assertThatThrownBy(() -> of(yaml)).rootCause().hasMessageContaining(words);
    }

    private static ExchangeRateSettings of(String yaml) throws IOException {
        String indented = "paperbridge:\n  exchange-rates:\n    " + yaml.replace("\n", "\n    ");
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new YamlPropertySourceLoader()
                        .load("test", new ByteArrayResource(indented.getBytes(StandardCharsets.UTF_8)))
                        .get(0));
        return bind(environment);
    }

    private static ExchangeRateSettings bind(StandardEnvironment environment) {
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment)
                .bindOrCreate("paperbridge.exchange-rates", Bindable.of(ExchangeRateSettings.class));
    }
}
