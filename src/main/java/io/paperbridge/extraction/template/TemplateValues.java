package io.paperbridge.extraction.template;

import io.paperbridge.extraction.template.Template.Options;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a template's text means: amounts by its decimal separator, dates by its formats and languages.
 *
 * <p>A date that its formats do not fit and that may be read in two ways is none, unless one of the languages is written one way only.
 */
final class TemplateValues {

    private static final Pattern DIRECTIVE = Pattern.compile("%-?([a-zA-Z%])");
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("d", "d"),
            Map.entry("m", "M"),
            Map.entry("Y", "uuuu"),
            Map.entry("y", "uu"),
            Map.entry("b", "MMM"),
            Map.entry("B", "MMMM"),
            Map.entry("H", "H"),
            Map.entry("I", "h"),
            Map.entry("M", "m"),
            Map.entry("S", "s"),
            Map.entry("p", "a"),
            Map.entry("a", "EEE"),
            Map.entry("A", "EEEE"),
            Map.entry("%", "'%'"));
    private static final Pattern NUMERIC = Pattern.compile("(\\d{1,4})\\D{1,3}(\\d{1,2})\\D{1,3}(\\d{2,4})");
    private static final List<String> WITH_WORDS =
            List.of("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d %B %y", "%d %b %y");
    /** No word is a month in one of them and another month in the other. */
    private static final List<String> ANY_LANGUAGE =
            List.of("en", "de", "fr", "nl", "es", "it", "pt", "pl", "sv", "da", "cs");

    /** Letters between digits, or alone beside them one that is often a misread digit: what is left without them is another amount. */
    private static final Pattern MISREAD =
            Pattern.compile("[0-9][^0-9\\p{L}]*\\p{L}[^0-9]*[0-9]|(?<!\\p{L})[OoIl]+[0-9.,]|[0-9.,][OoIl]+(?!\\p{L})");

    private static final int CENTURY = 2000;
    private static final int MONTHS = 12;

    private final Options options;

    TemplateValues(Options options) {
        this.options = options;
    }

    /** The amount; null when the text is none, or when some of its digits are letters. */
    @Nullable
    BigDecimal amount(String text) {
        if (MISREAD.matcher(text).find()) {
            return null;
        }
        String mark = options.decimalSeparator();
        String kept = text.replaceAll("[^0-9" + Pattern.quote(mark) + "-]", "");
        int first = kept.indexOf(mark);
        if (mark.isEmpty() || first != kept.lastIndexOf(mark)) {
            return null;
        }
        String plain = kept.replace(mark, ".");
        boolean negative = plain.startsWith("-") || plain.endsWith("-");
        plain = plain.replace("-", "");
        if (!plain.matches("\\d{1,15}(\\.\\d{0,6})?|\\.\\d{1,6}")) {
            return null;
        }
        BigDecimal amount = new BigDecimal(plain.startsWith(".") ? "0" + plain : plain);
        return negative ? amount.negate() : amount;
    }

    /** The date; null when the text is none, or may be two. */
    @Nullable
    LocalDate date(String text) {
        for (String format : options.dateFormats()) {
            LocalDate date = parse(text, format);
            if (date != null) {
                return date;
            }
        }
        LocalDate numeric = numeric(text);
        if (numeric != null) {
            return numeric;
        }
        String spaced = blanked(text).replaceAll("(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})", " ");
        for (String format : WITH_WORDS) {
            LocalDate date = parse(spaced, format);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private @Nullable LocalDate parse(String text, String format) {
        for (Locale locale : locales()) {
            for (DateTimeFormatter formatter : formatters(format, locale)) {
                try {
                    return formatter.parse(blanked(text), TemporalQueries.localDate());
                } catch (DateTimeException e) {
                    // another format or language may fit
                }
            }
        }
        return null;
    }

    private static List<DateTimeFormatter> formatters(String format, Locale locale) {
        Matcher matcher = DIRECTIVE.matcher(blanked(format));
        StringBuilder pattern = new StringBuilder();
        int last = 0;
        while (matcher.find()) {
            pattern.append(quoted(blanked(format).substring(last, matcher.start())));
            String letter = FORMATS.get(matcher.group(1));
            if (letter == null) {
                return List.of();
            }
            pattern.append(letter);
            last = matcher.end();
        }
        pattern.append(quoted(blanked(format).substring(last)));
        List<DateTimeFormatter> formatters = new ArrayList<>();
        for (String written : List.of(
                pattern.toString(), pattern.toString().replace("MMMM", "LLLL").replace("MMM", "LLL"))) {
            formatters.add(new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .parseLenient()
                    .appendPattern(written)
                    .toFormatter(locale)
                    .withResolverStyle(ResolverStyle.SMART));
        }
        return formatters;
    }

    private static String quoted(String literal) {
        return literal.isEmpty() ? "" : "'" + literal.replace("'", "''") + "'";
    }

    /** Commas, dots behind words and ordinals, and runs of blanks do not count. */
    private static String blanked(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC);
        return plain.replaceAll("(?<=\\p{L})\\.|(?<=\\d)\\.(?=\\s)|,|(?<=\\d)(st|nd|rd|th|er)\\b", " ")
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }

    private @Nullable LocalDate numeric(String text) {
        Matcher matcher = NUMERIC.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        int first = Integer.parseInt(matcher.group(1));
        int second = Integer.parseInt(matcher.group(2));
        int third = Integer.parseInt(matcher.group(3));
        if (matcher.group(1).length() == 4) {
            return of(first, second, third);
        }
        int year = third < 100 ? CENTURY + third : third;
        boolean mayBeTwo = first <= MONTHS && second <= MONTHS && first != second;
        if (!mayBeTwo) {
            return first > MONTHS ? of(year, second, first) : of(year, first, second);
        }
        boolean dayFirst =
                !options.languages().isEmpty() && !options.languages().contains("en");
        return dayFirst ? of(year, second, first) : null;
    }

    private static @Nullable LocalDate of(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private List<Locale> locales() {
        List<Locale> locales = new ArrayList<>();
        List<String> languages = options.languages().isEmpty() ? ANY_LANGUAGE : options.languages();
        languages.forEach(language -> locales.add(Locale.forLanguageTag(language)));
        if (!locales.contains(Locale.ENGLISH)) {
            locales.add(Locale.ENGLISH);
        }
        return locales;
    }
}
