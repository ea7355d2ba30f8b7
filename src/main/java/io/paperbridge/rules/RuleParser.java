package io.paperbridge.rules;

import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.language.Sentence;
import io.paperbridge.rules.Criterion.Wanted;
import io.paperbridge.rules.Rule.Condition;
import io.paperbridge.rules.RulesFile.Parsed;
import io.paperbridge.rules.RulesFile.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the text of a rules file and finds everything that is wrong with it, so that it can be put right in one go. */
final class RuleParser {

    private static final String RULES = "rules";
    private static final String NAME = "name";
    private static final String WHEN = "when";
    private static final String THEN = "then";
    private static final String ALWAYS = "always";
    private static final int LONGEST_NAME = 100;

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();

    private RuleParser() {}

    /** The rules of a text. */
    static Parsed parse(String text) {
        RuleParser parser = new RuleParser();
        List<Rule> rules = parser.rules(text);
        parser.problems.sort(Comparator.comparingInt(Problem::line));
        return new Parsed(new Ruleset(rules), parser.problems);
    }

    private List<Rule> rules(String text) {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(new Problem(line, notYaml(text, line, String.valueOf(e.getProblem()))));
            return List.of();
        } catch (YAMLException e) {
            problems.add(new Problem(0, notYaml(text, 0, String.valueOf(e.getMessage()))));
            return List.of();
        }
        if (root == null) {
            return List.of(); // nothing but comments
        }
        if (!(root instanceof MappingNode top)) {
            problem(root, Sentence.of("rules.top"));
            return List.of();
        }
        Keys keys = new Keys(top, List.of(RULES), null);
        Node list = keys.get(RULES);
        if (list == null || YamlNodes.isEmpty(list)) {
            if (list == null && keys.areKnown()) {
                problem(top, Sentence.of("rules.top"));
            }
            return List.of();
        }
        List<Node> items = YamlNodes.items(list);
        if (items == null) {
            problem(list, Sentence.of("rules.top"));
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        for (Node item : items) {
            Rule rule = rule(item, rules.size() + 1);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private @Nullable Rule rule(Node item, int number) {
        if (!(item instanceof MappingNode map)) {
            problem(item, about(number), Sentence.of("rules.no-map"));
            return null;
        }
        String name = name(map, number);
        Sentence about = name == null ? about(number) : Sentence.of("rules.of-rule", name);
        Keys keys = new Keys(map, List.of(NAME, WHEN, THEN), about);
        List<Condition> conditions = conditions(map, keys.get(WHEN), about);
        Map<Aspect, String> choices = new EnumMap<>(Aspect.class);
        List<String> tags = new ArrayList<>();
        effects(map, keys.get(THEN), about, choices, tags);
        return name == null ? null : new Rule(name, YamlNodes.line(map), conditions, choices, tags);
    }

    private @Nullable String name(MappingNode rule, int number) {
        Node node = YamlNodes.child(rule, NAME);
        String name = node == null ? null : YamlNodes.text(node);
        if (node == null || name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            problem(node == null ? rule : node, about(number), Sentence.of("rules.no-name", LONGEST_NAME));
            return null;
        }
        Integer before = names.putIfAbsent(name.strip(), YamlNodes.line(rule));
        if (before != null) {
            problem(node, Sentence.of("rules.of-rule", name.strip()), Sentence.of("rules.name-twice", before));
        }
        return name.strip();
    }

    private List<Condition> conditions(Node rule, @Nullable Node when, Sentence about) {
        List<Condition> conditions = new ArrayList<>();
        if (when != null && ALWAYS.equals(YamlNodes.text(when))) {
            return conditions;
        }
        if (!(when instanceof MappingNode map) || map.getValue().isEmpty()) {
            problem(when == null ? rule : when, about, Sentence.of("rules.no-when"));
            return conditions;
        }
        Keys keys = new Keys(
                map,
                Stream.of(Criterion.values()).map(Criterion::key).toList(),
                Sentence.of("rules.below", about, WHEN));
        for (Criterion criterion : Criterion.values()) {
            Node node = keys.get(criterion.key());
            if (node != null) {
                List<Wanted> wanted = values(node, about, criterion.key(), criterion::wanted);
                conditions.add(new Condition(criterion, wanted));
            }
        }
        return conditions;
    }

    private void effects(
            Node rule, @Nullable Node then, Sentence about, Map<Aspect, String> choices, List<String> tags) {
        List<String> known = Stream.concat(Stream.of(Effect.values()).map(Effect::key), Stream.of(Effect.TAGS))
                .toList();
        if (!(then instanceof MappingNode map) || map.getValue().isEmpty()) {
            problem(then == null ? rule : then, about, Sentence.of("rules.no-then", known));
            return;
        }
        Keys keys = new Keys(map, known, Sentence.of("rules.below", about, THEN));
        for (Effect effect : Effect.values()) {
            Node node = keys.get(effect.key());
            if (node != null) {
                String value = value(node, about, effect.key(), effect::value);
                if (value != null) {
                    choices.put(effect.aspect(), value);
                }
            }
        }
        Node names = keys.get(Effect.TAGS);
        if (names != null) {
            tags.addAll(values(names, about, Effect.TAGS, Effect::tag));
        }
    }

    /** One value or a list of them. */
    private <T> List<T> values(Node node, Sentence about, String key, Function<String, T> reader) {
        List<Node> items = YamlNodes.items(node);
        if (items != null && items.isEmpty()) {
            problem(node, about, Sentence.of("rules.no-value", key));
            return List.of();
        }
        List<T> values = new ArrayList<>();
        for (Node item : items == null ? List.of(node) : items) {
            T value = value(item, about, key, reader);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private <T> @Nullable T value(Node node, Sentence about, String key, Function<String, T> reader) {
        String written = YamlNodes.text(node);
        if (written == null) {
            problem(node, about, Sentence.of("rules.no-value", key));
            return null;
        }
        try {
            return reader.apply(written);
        } catch (WrongValue e) {
            problem(node, about, Sentence.of("rules.wrong-value", key, YamlNodes.shown(written), e.right()));
            return null;
        }
    }

    private static Sentence about(int number) {
        return Sentence.of("rules.of-number", number);
    }

    private void problem(Node node, Sentence about, Sentence what) {
        problem(node, Sentence.of("rules.about", about, what));
    }

    private void problem(Node node, Sentence what) {
        problems.add(new Problem(YamlNodes.line(node), what));
    }

    /** The one mistake that YAML explains badly: {@code amount: > 100} begins a block of text. */
    private static Sentence notYaml(String text, int line, String problem) {
        boolean bareSign = text.lines().limit(line == 0 ? Long.MAX_VALUE : line).anyMatch(one -> one.strip()
                .matches("(- *)*amount: *[>=].*"));
        return bareSign ? Sentence.of("rules.quote-amount") : Sentence.of("rules.not-yaml", problem);
    }

    /** The keys of a map, each checked once. */
    private final class Keys {

        private final MappingNode map;
        private final boolean known;

        /**
         * @param allowed the keys it may have
         * @param about whose keys they are; null for the file's own
         */
        Keys(MappingNode map, List<String> allowed, @Nullable Sentence about) {
            this.map = map;
            this.known = YamlNodes.wrongKeys(map, allowed, (node, what) -> {
                if (about == null) {
                    problem(node, what);
                } else {
                    problem(node, about, what);
                }
            });
        }

        @Nullable
        Node get(String key) {
            return YamlNodes.child(map, key);
        }

        boolean areKnown() {
            return known;
        }
    }
}
