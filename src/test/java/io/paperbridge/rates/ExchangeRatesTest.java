package io.paperbridge.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paperbridge.document.Company;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Invoices;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.Rates;
import io.paperbridge.language.Language;
import io.paperbridge.language.LanguageSettings;
import io.paperbridge.rates.ExchangeRateSettings.Source;
import io.paperbridge.sandbox.SandboxRequest;
import io.paperbridge.sandbox.ecb.EcbSandbox;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRatesTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 2);
    private static final LocalDate MONDAY = FRIDAY.plusDays(3);

    private final Rates journal = new Rates();
    private final EcbSandbox ecb = new EcbSandbox(LocalDate.of(2026, 1, 1), MONDAY);
    private Instant now = Instant.parse("2026-10-05T15:00:00Z");

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void needsNoRateForTheBaseCurrency() {
        // Given
        ExchangeRates rates = rates(Source.NONE, Map.of());
        // When
        FoundRate found = rates.find(invoice("EUR", FRIDAY), books("EUR"));
        // Then
        assertThat(found).isNull();
        assertThat(rates.value(found)).isNull();
        assertThat(rates.note(found)).isNull();
    }

    @Test
    void asksAPersonWhileNobodyHasSaidWhereRatesComeFrom() {
        // When
        ReviewNeeded review = refused(rates(Source.NONE, Map.of()), "USD", FRIDAY, "EUR");
        // Then
        assertThat(review.reason()).isEqualTo(Reason.FOREIGN_CURRENCY);
        assertThat(review.sentence()).contains("in USD", "kept in EUR", "PAPERBRIDGE_EXCHANGE_RATES_SOURCE=ecb");
    }

    @Test
    void takesTheRateOfTheSettings() {
        // Given
        ExchangeRates rates = rates(Source.FIXED, Map.of("USD", "0.92", "GBP", Map.of("2026-10-01", "1.15")));
        // When
        FoundRate always = rates.find(invoice("USD", FRIDAY), books("EUR"));
        FoundRate dated = rates.find(invoice("GBP", FRIDAY), books("EUR"));
        // Then
        assertThat(rates.value(always)).isEqualTo("0.92");
        assertThat(rates.note(always)).isEqualTo("Rate 0.92, settings");
        assertThat(rates.value(dated)).isEqualTo("1.15");
        assertThat(rates.note(dated)).isEqualTo("Rate 1.15 from 2026-10-01 on, settings");
    }

    @ParameterizedTest
    @CsvSource({"CHF, 2026-10-02", "GBP, 2026-09-30"})
    void asksAPersonWhenTheSettingsGiveNoRate(String currency, LocalDate day) {
        // Given
        ExchangeRates rates = rates(Source.FIXED, Map.of("GBP", Map.of("2026-10", "1.15")));
        // When
        ReviewNeeded review = refused(rates, currency, day, "EUR");
        // Then
        assertThat(review.reason()).isEqualTo(Reason.NO_EXCHANGE_RATE);
        assertThat(review.sentence()).contains(currency, day.toString(), "paperbridge.exchange-rates.fixed");
    }

    @Test
    void refusesARateOfTheBaseCurrency() {
        // Given
        ExchangeRates rates = rates(Source.FIXED, Map.of("USD", "0.92"));
        // When // Then
        rates.accept(books("EUR"));
        assertThatThrownBy(() -> rates.accept(books("USD")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("paperbridge.exchange-rates.fixed.USD");
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 2026-10-02, 2026-10-02", // a Friday
        "USD, 2026-10-04, 2026-10-02", // the Sunday after
        "USD, 2026-10-05, 2026-10-05",
        "USD, 2026-08-03, 2026-08-03", // in the file of 90 days
        "USD, 2026-01-18, 2026-01-16" // only in the file of all days
    })
    void takesTheRateOfTheLastDayUpToTheDateWhateverFileHasIt(String currency, LocalDate day, LocalDate ofDay) {
        // Given
        ExchangeRates rates = rates(Source.ECB, Map.of());
        Waiting.of(() -> rates.find(invoice(currency, day), books("EUR")));
        fetchAllThatIsDue();
        // When
        FoundRate found = found(rates, currency, day, "EUR");
        // Then
        BigDecimal expected = BigDecimal.ONE.divide(EcbSandbox.rate(currency, ofDay), 9, RoundingMode.HALF_UP);
        assertThat(found.rate()).isEqualByComparingTo(expected);
        assertThat(found.day()).isEqualTo(ofDay);
        assertThat(rates.note(found)).isEqualTo("Rate " + found.rate().toPlainString() + " of " + ofDay + ", ECB");
        assertThat(journal.table().wanted()).isEmpty();
    }

    @Test
    void crossesOverTheEuroAndRoundsToNineDecimals() {
        // Given
        fetchAllThatIsDue();
        // When
        FoundRate dollars = found(rates(Source.ECB, Map.of()), "USD", MONDAY, "GBP");
        FoundRate euros = found(rates(Source.ECB, Map.of()), "EUR", MONDAY, "GBP");
        // Then
        BigDecimal pound = EcbSandbox.rate("GBP", MONDAY);
        assertThat(dollars.rate())
                .isEqualByComparingTo(pound.divide(EcbSandbox.rate("USD", MONDAY), 9, RoundingMode.HALF_UP));
        assertThat(euros.rate()).isEqualByComparingTo(pound);
    }

    @Test
    void asksAPersonWhenBigCapitalCannotStoreTheRate() {
        // Given
        fetchAllThatIsDue();
        // When
        ReviewNeeded review = refused(rates(Source.ECB, Map.of()), "EUR", MONDAY, "IDR");
        // Then
        assertThat(review.reason()).isEqualTo(Reason.NO_EXCHANGE_RATE);
        assertThat(review.sentence()).startsWith("One EUR is 17").contains("below 10000");
    }

    @Test
    void takesARateOfTheSettingsWhereTheCentralBankPublishesNone() {
        // Given
        fetchAllThatIsDue();
        // When
        FoundRate found = rates(Source.ECB, Map.of("KWD", "3.0456")).find(invoice("KWD", MONDAY), books("EUR"));
        // Then
        assertThat(found).isEqualTo(new FoundRate(new BigDecimal("3.0456"), null, false));
    }

    @ParameterizedTest
    @CsvSource({"2026-10-05", "2026-10-02", "2026-10-06"})
    void asksAPersonAtOnceForACurrencyThatIsNotPublished(LocalDate day) {
        // Given
        fetchAllThatIsDue();
        ExchangeRates rates = rates(Source.ECB, Map.of());
        if (day.equals(FRIDAY)) {
            Waiting.of(() -> rates.find(invoice("KWD", day), books("EUR")));
            fetchAllThatIsDue();
        }
        // When
        ReviewNeeded review = refused(rates, "KWD", day, "EUR");
        // Then
        assertThat(review.reason()).isEqualTo(Reason.NO_EXCHANGE_RATE);
        assertThat(review.sentence()).contains("publishes no exchange rate of KWD");
    }

    @Test
    void takesNoRateOlderThanAllowed() {
        // Given
        for (LocalDate day = MONDAY.minusDays(7); !day.isAfter(MONDAY); day = day.plusDays(1)) {
            ecb.closed(day);
        }
        ecb.publish(MONDAY.plusDays(1), MONDAY.plusDays(1));
        now = Instant.parse("2026-10-06T15:00:00Z");
        ExchangeRates rates = rates(Source.ECB, Map.of());
        Waiting.of(() -> rates.find(invoice("USD", MONDAY), books("EUR")));
        fetchAllThatIsDue();
        // When
        ReviewNeeded review = refused(rates, "USD", MONDAY, "EUR");
        // Then
        assertThat(review.sentence()).contains("USD", "2026-10-05", "7 days before");
    }

    @Test
    void asksAPersonForADateBeforeTheHistory() {
        // Given
        LocalDate before = LocalDate.of(2025, 6, 2);
        ExchangeRates rates = rates(Source.ECB, Map.of());
        Waiting.of(() -> rates.find(invoice("USD", before), books("EUR")));
        fetchAllThatIsDue();
        // When
        ReviewNeeded review = refused(rates, "USD", before, "EUR");
        // Then
        assertThat(review.reason()).isEqualTo(Reason.NO_EXCHANGE_RATE);
    }

    @Test
    void waitsUntilFourWhenTheRateOfTodayIsNotOut() {
        // Given
        now = Instant.parse("2026-10-05T08:00:00Z");
        // When
        NotYet wait = Waiting.of(() -> rates(Source.ECB, Map.of()).find(invoice("USD", MONDAY), books("EUR")));
        // Then
        assertThat(wait.reason()).isEqualTo(Reason.NO_EXCHANGE_RATE);
        assertThat(wait.waitFor())
                .isBetween(Duration.ofHours(6), Duration.ofHours(6).plusMinutes(1));
        assertThat(journal.table().wanted()).as("nothing can be fetched yet").isEmpty();
    }

    @Test
    void asksAPersonForADateThatIsYetToCome() {
        // When
        ReviewNeeded review = refused(rates(Source.ECB, Map.of()), "USD", MONDAY.plusDays(2), "EUR");
        // Then
        assertThat(review.reason()).isEqualTo(Reason.NO_EXCHANGE_RATE);
        assertThat(review.sentence()).contains("2026-10-07", "not published ahead");
    }

    @Test
    void waitsEverLongerWhileTheCentralBankCannotBeReachedAndGivesUpAfterTwoDays() {
        // Given
        ExchangeRates rates = rates(Source.ECB, Map.of());
        // When
        NotYet first = Waiting.of(() -> rates.find(invoice("USD", FRIDAY), books("EUR")));
        journal.letPass(Duration.ofHours(47));
        NotYet late = Waiting.of(() -> rates.find(invoice("USD", FRIDAY), books("EUR")));
        journal.letPass(Duration.ofHours(2));
        ReviewNeeded review = refused(rates, "USD", FRIDAY, "EUR");
        NotYet putBack = Waiting.of(() -> rates.find(invoice("USD", FRIDAY), books("EUR")));
        // Then
        assertThat(first.waitFor()).isEqualTo(Duration.ofSeconds(2));
        assertThat(late.waitFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(review.reason()).isEqualTo(Reason.NO_EXCHANGE_RATE);
        assertThat(review.sentence()).contains("could not be fetched", "48 h", "Put the tag back");
        assertThat(putBack.waitFor()).as("the wait begins anew").isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void saysItInGermanToo() {
        // Given
        fetchAllThatIsDue();
        // When
        FoundRate found = found(rates(Source.ECB, Map.of()), "JPY", MONDAY, "EUR");
        // Then
        assertThat(found.sentence().in(Locale.GERMAN)).startsWith("Kurs 0,00").endsWith(" vom 05.10.2026, EZB");
    }

    @Test
    void asksForNothingUnlessTheCentralBankIsTheSource() {
        assertThat(files(Source.NONE).due()).isNull();
    }

    @Test
    void asksForTheFileOfTheDayOnceItIsOutAndNotAgain() {
        // Given
        RateFiles files = files(Source.ECB);
        now = Instant.parse("2026-10-02T15:00:00Z");
        files.learn("eurofxref-daily.xml", answer(new EcbSandbox(FRIDAY, FRIDAY), "eurofxref-daily.xml"));
        // When
        String thatDay = files.due();
        now = Instant.parse("2026-10-05T13:00:00Z");
        String beforeFour = files.due();
        now = Instant.parse("2026-10-05T14:00:01Z");
        String afterFour = files.due();
        // Then
        assertThat(thatDay).isNull();
        assertThat(beforeFour).isNull();
        assertThat(afterFour).isEqualTo("eurofxref-daily.xml");
    }

    @Test
    void asksAgainEverLaterWhileNothingNewComes() {
        // Given
        RateFiles files = files(Source.ECB);
        EcbSandbox late = new EcbSandbox(FRIDAY, FRIDAY);
        Instant begin = now;
        int asked = 0;
        // When
        while (now.isBefore(begin.plus(Duration.ofHours(1)))) {
            String file = files.due();
            if (file != null) {
                asked++;
                files.learn(file, answer(late, file));
            }
            now = now.plusSeconds(1);
        }
        // Then
        assertThat(asked).isBetween(8, 20);
    }

    @Test
    void joinsTheDaysThatWereMissedWhenADocumentWaitsForThem() {
        // Given
        now = Instant.parse("2026-09-01T15:00:00Z");
        files(Source.ECB)
                .learn(
                        "eurofxref-daily.xml",
                        answer(
                                new EcbSandbox(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 1)),
                                "eurofxref-daily.xml"));
        now = Instant.parse("2026-10-05T15:00:00Z");
        journal.table().want(LocalDate.of(2026, 9, 13));
        // When
        String file = files(Source.ECB).due();
        fetchAllThatIsDue();
        // Then
        assertThat(file).isEqualTo("eurofxref-hist-90d.xml");
        assertThat(journal.table().span()).hasValueSatisfying(span -> {
            assertThat(span.first()).isBefore(LocalDate.of(2026, 9, 1));
            assertThat(span.last()).isEqualTo(MONDAY);
        });
    }

    @ParameterizedTest
    @CsvSource({"<html/>, no file of exchange rates", "FUTURE, yet to come"})
    void takesNothingFromAFileThatIsNotRight(String body, String words) {
        // Given
        LocalDate ahead = MONDAY.plusDays(2);
        byte[] bytes = body.equals("FUTURE")
                ? answer(new EcbSandbox(MONDAY, ahead), "eurofxref-daily.xml")
                : body.getBytes(StandardCharsets.UTF_8);
        // When // Then
        assertThatThrownBy(() -> files(Source.ECB).learn("eurofxref-daily.xml", bytes))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining(words);
        assertThat(journal.table().span()).isEmpty();
    }

    private void fetchAllThatIsDue() {
        RateFiles files = files(Source.ECB);
        for (String file = files.due(); file != null; file = files.due()) {
            files.learn(file, answer(ecb, file));
        }
    }

    private static byte[] answer(EcbSandbox ecb, String file) {
        return ecb.handle(new SandboxRequest(
                        "GET", "/stats/" + file, Map.of(), Map.of(), new SandboxRequest.Body(new byte[0])))
                .body()
                .bytes();
    }

    private RateFiles files(Source source) {
        return new RateFiles(settings(source, Map.of()), journal.table(), clock());
    }

    private ExchangeRates rates(Source source, Map<String, Object> fixed) {
        return new ExchangeRates(
                settings(source, fixed), journal.table(), new Language(new LanguageSettings(null)), clock());
    }

    private static ExchangeRateSettings settings(Source source, Map<String, Object> fixed) {
        return new ExchangeRateSettings(source, fixed, URI.create("https://ecb.example/"), Duration.ofDays(7));
    }

    private static FoundRate found(ExchangeRates rates, String currency, LocalDate day, String base) {
        return Objects.requireNonNull(rates.find(invoice(currency, day), books(base)));
    }

    private static ReviewNeeded refused(ExchangeRates rates, String currency, LocalDate day, String base) {
        return catchThrowableOfType(ReviewNeeded.class, () -> rates.find(invoice(currency, day), books(base)));
    }

    private static Invoice invoice(String currency, LocalDate day) {
        return Invoices.oneRate().currency(currency).issueDate(day).build();
    }

    private static Company books(String currency) {
        return new Company(List.of("Atelier Linde KG"), List.of(), currency, null);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }

    /** What makes a document wait. */
    private interface Waiting {
        @Nullable
        FoundRate find();

        static NotYet of(Waiting document) {
            return catchThrowableOfType(NotYet.class, document::find);
        }
    }
}
