package io.paperbridge.extraction.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The words of the files in {@code reading/}, one a language, ready to be looked for. */
public final class Labels {

    private static final String FOLDER = "/reading/";

    private final Map<String, List<Word>> lists;
    private final Map<String, Integer> months = new HashMap<>();

    /**
     * A word of a list.
     *
     * @param text as written
     * @param rank its place in the list of its language; the first counts most
     * @param language the name of its file
     */
    public record Word(String text, int rank, String language) {}

    private Labels(Map<String, List<Word>> lists) {
        this.lists = lists;
        for (Word word : list("months")) {
            for (String name : word.text().split(" ", -1)) {
                months.put(name, word.rank() + 1);
            }
        }
    }

    /** The words of all languages, from the jar. */
    public static Labels load() {
        Map<String, List<Word>> lists = new LinkedHashMap<>();
        for (Object language : (List<?>) list(yaml("index"), "index", "files")) {
            String name = String.valueOf(language);
            Map<?, ?> file = yaml(name);
            file.keySet().forEach(key -> {
                List<Word> words = lists.computeIfAbsent(String.valueOf(key), unused -> new ArrayList<>());
                int rank = 0;
                for (Object word : list(file, name, key)) {
                    words.add(new Word(String.valueOf(word), rank++, name));
                }
            });
        }
        return new Labels(lists);
    }

    private static Map<?, ?> yaml(String name) {
        try (InputStream in = Labels.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + ".yaml is missing from the jar");
            }
            return new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<?> list(Map<?, ?> file, String name, Object key) {
        if (!(file.get(key) instanceof List<?> items) || items.isEmpty()) {
            throw new IllegalStateException(FOLDER + name + ".yaml: “" + key + "” must be a list of words");
        }
        return items;
    }

    /** The words of a list in all languages. */
    public List<Word> list(String list) {
        List<Word> found = lists.get(list);
        if (found == null) {
            throw new IllegalStateException("No file in " + FOLDER + " has a list “" + list + "”");
        }
        return found;
    }

    /** Any word of a list, as a whole word; group 1 is the word. Case does not matter. */
    public Pattern anyOf(String list) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + alternatives(list) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Any word of a list, also within a longer word. */
    public Pattern anyPartOf(String list) {
        return Pattern.compile(alternatives(list), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Any word of a list at the beginning of a line; group 1 is the word. */
    public Pattern startingWith(String list) {
        return Pattern.compile(
                "^\\W*" + alternatives(list) + "(?![\\p{L}-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Any word of a list with the case as written. */
    public Pattern anyOfExactly(String list) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + alternatives(list) + "(?![\\p{L}\\p{N}])");
    }

    private String alternatives(String list) {
        return list(list).stream()
                .map(Word::text)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(word -> Pattern.quote(word).replace(" ", "\\E\\s+\\Q"))
                .collect(Collectors.joining("|", "(", ")"));
    }

    /** The number of a month by its name or abbreviation in any language; 0 when it is none. */
    public int month(String name) {
        return months.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }
}
