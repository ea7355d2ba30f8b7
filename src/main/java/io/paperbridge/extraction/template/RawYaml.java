package io.paperbridge.extraction.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paperbridge.extraction.template.TemplateFile.Faulty;
import io.paperbridge.language.Sentence;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML and JSON with every value as it is written: {@code 01} stays {@code 01} and no date is made of {@code 2026-10-01}. */
final class RawYaml {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 20;

    /** No template of a person has as many; what an alias stands for counts each time. */
    private static final int MOST_VALUES = 20_000;

    private static final Pattern COLON_WITHIN = Pattern.compile("(?m)^([ ]*[\\w.-]+:[ ]+)(?![\"'|>\\[{&*!#%@`])"
            + "((?:[^\\n#]|(?<=[^ ])#)*?:[ ](?:[^\\n#]|(?<=[^ ])#)*?)([ ]*|[ ]+#[^\\n]*)$");

    private final String name;
    private int values;

    private RawYaml(String name) {
        this.name = name;
    }

    /** Maps, lists and strings; null for an empty file. */
    static @Nullable Object read(String name, String text) {
        try {
            if (name.endsWith(".json")) {
                return JSON.readValue(text, Map.class);
            }
            return yaml(name, text);
        } catch (YAMLException e) {
            String quoted = quoted(text);
            if (!quoted.equals(text)) {
                return read(name, quoted);
            }
            String problem = String.valueOf(e.getMessage());
            throw new Faulty(Sentence.of(
                    "extraction.template-no-yaml",
                    name,
                    problem.lines().findFirst().orElse("")));
        } catch (JsonProcessingException e) {
            throw new Faulty(Sentence.of("extraction.template-no-yaml", name, e.getOriginalMessage()));
        }
    }

    private static @Nullable Object yaml(String name, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_VALUES);
        Node root = new Yaml(options).compose(new StringReader(text));
        return root == null ? null : new RawYaml(name).plain(root, 1);
    }

    /** A colon and a blank within a value need quotation marks, which many forget. */
    private static String quoted(String text) {
        return COLON_WITHIN
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + "'" + found.group(2).strip().replace("'", "''") + "'" + found.group(3)));
    }

    /** An alias may stand for what it is in: then there is no end. */
    private @Nullable Object plain(Node node, int depth) {
        if (depth > DEEPEST) {
            throw new Faulty(Sentence.of("extraction.template-too-deep", name, DEEPEST));
        }
        values++;
        if (values > MOST_VALUES) {
            throw new Faulty(Sentence.of("extraction.template-too-many", name, MOST_VALUES));
        }
        if (node instanceof MappingNode mapping) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                map.put(String.valueOf(plain(tuple.getKeyNode(), depth + 1)), plain(tuple.getValueNode(), depth + 1));
            }
            return map;
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(one -> plain(one, depth + 1))
                    .toList();
        }
        return node instanceof ScalarNode scalar
                        && !(scalar.isPlain() && scalar.getValue().isEmpty())
                ? scalar.getValue()
                : null;
    }
}
