package io.paperbridge.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The words of {@code reading/labels.yaml}, ready to be looked for. */
final class Labels {

    private static final String FILE = "/reading/labels.yaml";

    private final Map<String, List<String>> words;

    private Labels(Map<String, List<String>> words) {
        this.words = words;
    }

    static Labels load() {
        try (InputStream in = Labels.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Labels parse(Reader yaml) {
        Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        Map<String, List<String>> words = new LinkedHashMap<>();
        file.forEach((key, list) -> {
            if (!(list instanceof List<?> items) || items.isEmpty()) {
                throw new IllegalStateException(FILE + ": “" + key + "” must be a list of words");
            }
            words.put(String.valueOf(key), items.stream().map(String::valueOf).toList());
        });
        return new Labels(words);
    }

    /** The words of a list, as written, in order. */
    List<String> words(String list) {
        List<String> found = words.get(list);
        if (found == null) {
            throw new IllegalStateException(FILE + " has no list “" + list + "”");
        }
        return found;
    }

    /** Any word of a list, as a whole word; group 1 is the word. Case does not matter. */
    Pattern anyOf(String list) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + alternatives(list) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Any word of a list, also within a longer word. */
    Pattern anyPartOf(String list) {
        return Pattern.compile(alternatives(list), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Any word of a list at the beginning of a line; group 1 is the word. */
    Pattern startingWith(String list) {
        return Pattern.compile(
                "^\\W*" + alternatives(list) + "(?![\\p{L}-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Any word of a list with the case as written. */
    Pattern anyOfExactly(String list) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + alternatives(list) + "(?![\\p{L}\\p{N}])");
    }

    private String alternatives(String list) {
        return words(list).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(word -> Pattern.quote(word).replace(" ", "\\E\\s+\\Q"))
                .collect(Collectors.joining("|", "(", ")"));
    }

    /** The number of a month by its name or abbreviation; 0 when it is none. */
    int month(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        List<String> months = words("months");
        for (int i = 0; i < months.size(); i++) {
            if (List.of(months.get(i).split(" ", -1)).contains(wanted)) {
                return i + 1;
            }
        }
        return 0;
    }
}
