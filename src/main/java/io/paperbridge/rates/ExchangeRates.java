package io.paperbridge.rates;

import io.paperbridge.document.Company;
import io.paperbridge.document.Invoice;
import io.paperbridge.failure.ConfigurationFault;
import io.paperbridge.failure.NotYet;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.journal.RateTable;
import io.paperbridge.journal.RateTable.DayRates;
import io.paperbridge.journal.RateTable.Span;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import io.paperbridge.rates.ExchangeRateSettings.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The exchange rate of a document: that of its date, or a reason to wait or to ask a person; never a silent 1.
 *
 * <p>Worked example: the European Central Bank gives 1.0876 USD and 0.8700 GBP for one euro on Friday 2 October 2026. A document of
 * Sunday 4 October in USD has the rate 1 / 1.0876 = 0.919455682 in books kept in EUR, and 0.8700 / 1.0876 = 0.799926444 in books kept
 * in GBP.
 */
@Component("exchangeRates")
@EnableConfigurationProperties(ExchangeRateSettings.class)
public class ExchangeRates {

    private static final String EURO = "EUR";
    private static final Duration LONGEST_WAIT = Duration.ofDays(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final ExchangeRateSettings settings;
    private final FixedRates fixed;
    private final RateTable table;
    private final Language language;
    private final Clock clock;

    ExchangeRates(ExchangeRateSettings settings, RateTable table, Language language, Clock clock) {
        this.settings = settings;
        this.fixed = settings.fixedRates();
        this.table = table;
        this.language = language;
        this.clock = clock;
    }

    /**
     * Accepts the settings for these books.
     *
     * @throws ConfigurationFault when they give a rate of the base currency itself, which the ledger would apply
     */
    public void accept(Company company) {
        if (fixed.currencies().contains(company.baseCurrency())) {
            throw new ConfigurationFault(
                    Reason.NOT_CONFIGURED, Sentence.of("rates.base-currency", company.baseCurrency()));
        }
    }

    /**
     * The rate of a document.
     *
     * @return null when the document is in the base currency
     * @throws ReviewNeeded when there is no rate and none will come
     * @throws NotYet while the rate may still come
     */
    public @Nullable FoundRate find(Invoice invoice, Company company) {
        String currency = invoice.currencyCode();
        String base = company.baseCurrency();
        LocalDate day = invoice.issueDate();
        if (currency.equals(base)) {
            return null;
        }
        if (settings.source() == Source.NONE) {
            throw new ReviewNeeded(Reason.FOREIGN_CURRENCY, Sentence.of("rates.no-source", currency, base));
        }
        Map.Entry<LocalDate, BigDecimal> set = fixed.on(currency, day);
        if (set != null) {
            return new FoundRate(set.getValue(), set.getKey().equals(FixedRates.ALWAYS) ? null : set.getKey(), false);
        }
        if (settings.source() == Source.FIXED) {
            throw none(Sentence.of("rates.not-fixed", currency, day));
        }
        return published(currency, base, day);
    }

    /** The rate alone; null where there is none because none is needed. */
    public @Nullable BigDecimal value(@Nullable FoundRate found) {
        return found == null ? null : found.rate();
    }

    /** What the entry's note says of its rate, in the language people are spoken to; null without rate. */
    public @Nullable String note(@Nullable FoundRate found) {
        return found == null ? null : language.say(found.sentence());
    }

    private FoundRate published(String currency, String base, LocalDate day) {
        LocalDate needed = TargetDays.lastUpTo(day);
        Optional<Span> known = table.span();
        if (known.isPresent() && known.get().contains(needed)) {
            return ofTable(currency, base, day);
        }
        Instant now = clock.instant();
        LocalDate tomorrow = now.atZone(TargetDays.FRANKFURT).toLocalDate().plusDays(1);
        if (day.isAfter(tomorrow)) {
            throw none(Sentence.of("rates.ahead", currency, day));
        }
        boolean later = known.isPresent() && needed.isAfter(known.get().last());
        if (later && rates(currency, base, known.get().last()).isEmpty()) {
            throw notPublished(currency, base, day);
        }
        Instant out = TargetDays.published(needed);
        if (out.isAfter(now)) {
            throw new NotYet(
                    Reason.NO_EXCHANGE_RATE,
                    Duration.between(now, out).plus(SHORTEST_PAUSE),
                    Sentence.of("rates.not-out", currency, day));
        }
        throw notFetched(currency, day);
    }

    /** Has the rates of the day fetched; gives up when that has taken too long. */
    private RuntimeException notFetched(String currency, LocalDate day) {
        Duration waited = table.want(day);
        if (waited.compareTo(LONGEST_WAIT) > 0) {
            table.unwant(day);
            return none(Sentence.of("rates.not-fetched", currency, day, LONGEST_WAIT));
        }
        Duration pause = waited.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : waited.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : waited;
        return new NotYet(Reason.NO_EXCHANGE_RATE, pause, Sentence.of("rates.fetching", currency, day));
    }

    private FoundRate ofTable(String currency, String base, LocalDate day) {
        DayRates rates = rates(currency, base, day).orElseThrow(() -> notPublished(currency, base, day));
        // rounded once, here: BigCapital stores nine decimals, and the ledger is compared with what it stores
        BigDecimal rate =
                perEuro(rates, base).divide(perEuro(rates, currency), FoundRate.DECIMALS, RoundingMode.HALF_UP);
        if (!FoundRate.isStorable(rate)) {
            throw none(Sentence.of("rates.not-storable", currency, base, rate));
        }
        BigDecimal stripped = rate.stripTrailingZeros();
        return new FoundRate(stripped.scale() < 0 ? stripped.setScale(0) : stripped, rates.day(), true);
    }

    /** The last day up to this one, not older than is allowed, that has both currencies. */
    private Optional<DayRates> rates(String currency, String base, LocalDate day) {
        List<String> needed =
                Stream.of(currency, base).filter(code -> !code.equals(EURO)).toList();
        return table.latest(needed, day.minusDays(settings.maxAgeDays()), day);
    }

    private ReviewNeeded notPublished(String currency, String base, LocalDate day) {
        String pair = Stream.of(currency, base)
                .filter(code -> !code.equals(EURO))
                .reduce((a, b) -> a + "/" + b)
                .orElseThrow();
        return none(Sentence.of("rates.not-published", pair, day, settings.maxAgeDays()));
    }

    private static ReviewNeeded none(Sentence sentence) {
        return new ReviewNeeded(Reason.NO_EXCHANGE_RATE, sentence);
    }

    private static BigDecimal perEuro(DayRates rates, String currency) {
        return currency.equals(EURO) ? BigDecimal.ONE : rates.perEuro(currency);
    }
}
