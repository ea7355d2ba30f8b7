package io.paperbridge.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of one language and how it writes values. A text is plain but for {@code {0}}, {@code {1}} …; no character is special. */
final class Texts {

    static final Texts ENGLISH =
            new Texts("/language/sentences.properties", BigDecimal::toPlainString, DateTimeFormatter.ISO_LOCAL_DATE);
    static final Texts GERMAN = new Texts(
            "/language/sentences_de.properties",
            number -> number.toPlainString().replace('.', ','),
            DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    private final Map<String, String> texts;
    private final Function<BigDecimal, String> numbers;
    private final DateTimeFormatter dates;

    private Texts(String file, Function<BigDecimal, String> numbers, DateTimeFormatter dates) {
        this.texts = load(file);
        this.numbers = numbers;
        this.dates = dates;
    }

    static Texts of(Locale locale) {
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
    }

    /** Whether there is a text with this many values. */
    static boolean fit(String key, int values) {
        String text = ENGLISH.texts.get(key);
        return text != null && placeholders(text).size() == values;
    }

    static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Map<String, String> all() {
        return texts;
    }

    /**
     * The text of a key with its values; the key and the values where no such text is.
     *
     * @param between what stands between the values of a list
     */
    String say(String key, List<Object> values, String between) {
        String text = texts.get(key);
        if (text == null || placeholders(text).size() != values.size()) {
            return key
                    + values.stream().map(value -> " " + write(value, between)).collect(Collectors.joining());
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(value(values, Integer.parseInt(found.group(1)), between)));
    }

    private String value(List<Object> values, int index, String between) {
        return index < values.size() ? write(values.get(index), between) : "";
    }

    private String write(@Nullable Object value, String between) {
        if (value instanceof Sentence sentence) {
            return sentence.in(this == GERMAN ? Locale.GERMAN : Locale.ENGLISH);
        }
        if (value instanceof BigDecimal number) {
            return numbers.apply(number);
        }
        if (value instanceof LocalDate date) {
            return dates.format(date);
        }
        if (value instanceof Duration duration) {
            return duration(duration);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> write(each, between)).collect(Collectors.joining(between));
        }
        return String.valueOf(value);
    }

    /** In the largest unit that is exact, the same in both languages: 90 s, 15 min, 12 h. */
    private static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + " s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + " h" : seconds / 60 + " min";
    }

    private static Map<String, String> load(String file) {
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
