package io.paperbridge.rules;

import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Reading;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a rule can ask of a document; its key in the file is its name in small letters. */
enum Criterion {
    /** The name of the other party: who sells to us, or who buys from us. */
    VENDOR,
    /** The VAT id of the other party. */
    VAT_ID,
    /** The correspondent in Paperless. */
    CORRESPONDENT,
    /** Any of the tags in Paperless. */
    TAG,
    /** The document type in Paperless. */
    TYPE,
    /** The text Paperless keeps of the document, and its title. */
    TEXT,
    /** The total with VAT, in the document's currency. */
    AMOUNT,
    /** The currency of the document. */
    CURRENCY,
    /** What the document becomes in the books. */
    KIND,
    /** Where its values come from. */
    ORIGIN;

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s.-]");

    /** The key in the file. */
    String key() {
        return dashed(this);
    }

    /**
     * What a value in the file asks for.
     *
     * @throws WrongValue when it cannot be
     */
    Wanted wanted(String written) {
        return new Wanted(written, test(written));
    }

    private Predicate<String> test(String written) {
        return switch (this) {
            case VENDOR, CORRESPONDENT, TAG, TYPE -> Wording.name(written);
            case VAT_ID -> vatId(written);
            case TEXT -> Wording.passage(written);
            case AMOUNT -> amount(written);
            case CURRENCY -> currency(written);
            case KIND -> oneOf(EntryKind.values(), written);
            case ORIGIN -> oneOf(Reading.Origin.values(), written);
        };
    }

    /** A constant as the file names it. */
    static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Predicate<String> vatId(String written) {
        boolean expression = written.strip().startsWith("/");
        Predicate<String> id = Wording.name(expression ? written : compact(written));
        return found -> id.test(compact(found));
    }

    private static String compact(String vatId) {
        return BETWEEN_DIGITS.matcher(vatId).replaceAll("");
    }

    private static Predicate<String> amount(String written) {
        AmountRange range = AmountRange.of(written);
        return found -> range.holds(new BigDecimal(found));
    }

    private static Predicate<String> currency(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(one -> one.getCurrencyCode().equals(code))) {
            throw new WrongValue(Sentence.of("rules.right-currency"));
        }
        return code::equals;
    }

    private static Predicate<String> oneOf(Enum<?>[] constants, String written) {
        return Effect.oneOf(Arrays.stream(constants).map(Criterion::dashed).toList(), written)::equals;
    }

    /**
     * One value that a rule asks for.
     *
     * @param written as it stands in the file
     * @param test whether a value of the document is it
     */
    record Wanted(String written, Predicate<String> test) {}
}
