package io.paperbridge.extraction.template;

import io.paperbridge.extraction.template.Template.Field;
import io.paperbridge.extraction.template.Template.Fixed;
import io.paperbridge.extraction.template.Template.Group;
import io.paperbridge.extraction.template.Template.Looked;
import io.paperbridge.extraction.template.Template.Options;
import io.paperbridge.extraction.template.Template.Replacement;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is written: invoice2data's format, in YAML or JSON.
 *
 * <p>A field with an {@code area} that is none, or with a parser that we do not have, is left out, since looking for it everywhere may
 * find another value.
 */
final class TemplateFile {

    private static final String OWN = "x-";
    private static final int USUAL_PRIORITY = 5;
    private static final List<String> USUALLY_REQUIRED = List.of("date", "amount", "invoice_number");

    private final String name;
    private final Map<?, ?> written;

    private TemplateFile(String name, Map<?, ?> written) {
        this.name = name;
        this.written = written;
    }

    /**
     * @param name what the template is called in evidence
     * @throws Faulty when it is no template
     */
    static Template parse(String name, String text) {
        if (!(RawYaml.read(name, text) instanceof Map<?, ?> map)) {
            throw new Faulty(Sentence.of("extraction.template-no-map", name));
        }
        return new TemplateFile(name, map).template();
    }

    private Template template() {
        List<String> keywords = texts(written.get("keywords"));
        if (keywords.isEmpty()) {
            throw new Faulty(Sentence.of("extraction.template-no-keywords", name));
        }
        Options options = options(written.get("options") instanceof Map<?, ?> map ? map : Map.of());
        TablesFile tables = new TablesFile(name, written);
        return new Template(
                name,
                written.get("issuer") == null ? null : String.valueOf(written.get("issuer")),
                patterns("keywords", keywords),
                patterns("exclude_keywords", texts(written.get("exclude_keywords"))),
                fields(),
                tables.rows(),
                tables.tables(),
                required(),
                options,
                priority(),
                chosen(),
                tables.leftOut());
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        if (written.get("fields") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                Field field = field(String.valueOf(key), value);
                if (field != null) {
                    fields.add(field);
                }
            });
        }
        return fields;
    }

    private @Nullable Field field(String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> parser) {
            return parsed(key, parser);
        }
        if (value == null) {
            return null;
        }
        if (key.startsWith("static_")) {
            return new Fixed(key.substring("static_".length()), String.valueOf(value));
        }
        boolean sum = key.startsWith("sum_");
        String plain = sum ? key.substring("sum_".length()) : key;
        return new Looked(plain, patterns(key, texts(value)), sum ? Group.SUM : Group.FIRST, null);
    }

    private @Nullable Field parsed(String key, Map<?, ?> parser) {
        Area area = parser.get("area") instanceof Map<?, ?> map ? Area.of(map) : null;
        if (area == null && parser.containsKey("area")) {
            return null;
        }
        return switch (String.valueOf(parser.get("parser"))) {
            case "static" -> new Fixed(key, String.valueOf(parser.get("value")));
            case "regex" ->
                new Looked(key, patterns(key, texts(parser.get("regex"))), group(parser.get("group")), area);
            default -> null;
        };
    }

    private static Group group(@Nullable Object written) {
        String name = String.valueOf(written).toUpperCase(Locale.ROOT);
        return Arrays.stream(Group.values())
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElse(Group.FIRST);
    }

    private List<String> required() {
        return written.containsKey("required_fields") ? texts(written.get("required_fields")) : USUALLY_REQUIRED;
    }

    private int priority() {
        Object value = written.get("priority");
        return value != null && String.valueOf(value).matches("-?\\d{1,6}")
                ? Integer.parseInt(String.valueOf(value))
                : USUAL_PRIORITY;
    }

    private Map<String, String> chosen() {
        Map<String, String> chosen = new LinkedHashMap<>();
        written.forEach((key, value) -> {
            if (String.valueOf(key).startsWith(OWN) && value != null) {
                chosen.put(String.valueOf(key).substring(OWN.length()), String.valueOf(value));
            }
        });
        return chosen;
    }

    private Options options(Map<?, ?> map) {
        List<Replacement> replacements = new ArrayList<>();
        if (map.get("replace") instanceof List<?> list) {
            for (Object one : list) {
                List<String> pair = texts(one);
                if (pair.size() != 2) {
                    throw new Faulty(Sentence.of("extraction.template-no-pair", name));
                }
                replacements.add(
                        new Replacement(patterns("replace", pair.subList(0, 1)).get(0), pair.get(1)));
            }
        }
        return new Options(
                isTrue(map.get("remove_whitespace")),
                isTrue(map.get("remove_accents")),
                isTrue(map.get("lowercase")),
                map.get("currency") == null ? null : String.valueOf(map.get("currency")),
                map.get("decimal_separator") == null ? "." : String.valueOf(map.get("decimal_separator")),
                texts(map.get("date_formats")),
                texts(map.get("languages")),
                replacements);
    }

    private List<ForeignPattern> patterns(String key, List<String> expressions) {
        List<ForeignPattern> patterns = new ArrayList<>();
        for (String expression : expressions) {
            try {
                patterns.add(ForeignPattern.compile(expression));
            } catch (PatternSyntaxException e) {
                throw new Faulty(Sentence.of("extraction.template-pattern", name, key, e.getDescription()));
            }
        }
        return patterns;
    }

    /** A list as it is; anything else is a list of one. */
    static List<String> texts(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static boolean isTrue(@Nullable Object value) {
        return texts(value).stream()
                .anyMatch(text -> List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT)));
    }

    /** A file that is no template. */
    static final class Faulty extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Sentence sentence;

        Faulty(Sentence sentence) {
            super(sentence.toString());
            this.sentence = sentence;
        }

        Sentence sentence() {
            return sentence;
        }
    }
}
