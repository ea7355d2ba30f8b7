package io.paperbridge.language;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something a person reads, in whatever language is asked for: a text of the bundles with its values.
 *
 * <p>{@code Sentence.of("paperless.note-date", LocalDate.of(2026, 11, 2))} says "dated 2026-11-02", and "Datum 02.11.2026" in German;
 * {@link #amount} says "119.00 EUR" and "119,00 EUR". With an unknown key or the wrong number of values a sentence says the key and the
 * values; where assertions are on, as in tests, it is refused.
 *
 * @param key a key of {@code language/sentences.properties}
 * @param arguments the values for {@code {0}}, {@code {1}} …: text, whole numbers, {@code BigDecimal}, {@code LocalDate}, {@code
 *     Duration}, sentences, and lists of these
 */
public record Sentence(String key, List<Object> arguments) {

    private static final String VERBATIM = "language.verbatim";
    private static final String JOINED = "language.joined";

    public Sentence {
        arguments = List.copyOf(arguments);
        assert Texts.fit(key, arguments.size()) : "no sentence " + key + " with values " + arguments;
    }

    /** The sentence of a key with its values, none of them null. */
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    /** The words of others, said as they are in each language: what a server answered, what is printed. */
    public static Sentence verbatim(String text) {
        return of(VERBATIM, text);
    }

    /**
     * An amount with its currency, to be a value of another sentence; with the decimals the currency has, or more where the amount
     * needs them.
     *
     * @param currency the ISO 4217 code; null when it is not known
     */
    public static Sentence amount(BigDecimal amount, @Nullable String currency) {
        BigDecimal bare = amount.stripTrailingZeros();
        BigDecimal shown = bare.setScale(Math.max(bare.scale(), decimals(currency)));
        return of("language.amount", shown, currency == null ? "" : " " + currency);
    }

    private static int decimals(@Nullable String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .map(known -> Math.max(0, known.getDefaultFractionDigits()))
                .findFirst()
                .orElse(2);
    }

    /** Several sentences in one, with semicolons between them. */
    public static Sentence joined(List<Sentence> sentences) {
        return sentences.size() == 1 ? sentences.get(0) : of(JOINED, List.copyOf(sentences));
    }

    /** The text in German for German, whatever the country, and in English for every other language. */
    public String in(Locale locale) {
        return Texts.of(locale).say(key, arguments, key.equals(JOINED) ? "; " : ", ");
    }

    /** The text in English, as logs have it. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
