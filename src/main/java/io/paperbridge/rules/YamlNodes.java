package io.paperbridge.rules;

import io.paperbridge.language.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML as it is written: every value is text (an account 0420 keeps its nought), and everything has its line. */
final class YamlNodes {

    private static final int SHOWN = 80;

    private YamlNodes() {}

    /** The line it begins in, from 1 on. */
    static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    /** The text of a single value; null when it is none, or nothing. */
    static @Nullable String text(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL) && hasNoControls(scalar)
                ? scalar.getValue()
                : null;
    }

    /** Whether nothing stands after the key. */
    static boolean isEmpty(Node node) {
        return node.getTag().equals(Tag.NULL)
                || (node instanceof SequenceNode list && list.getValue().isEmpty());
    }

    /** The items of a list; null when it is none. */
    static @Nullable List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : null;
    }

    /** What stands at a key; null when nothing does. Of a key given twice, the first. */
    static @Nullable Node child(MappingNode map, String key) {
        return map.getValue().stream()
                .filter(pair -> key.equals(text(pair.getKeyNode())))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    /**
     * Tells the keys that are not allowed, or are given twice.
     *
     * @return whether there was none
     */
    static boolean wrongKeys(MappingNode map, List<String> allowed, BiConsumer<Node, Sentence> wrong) {
        Set<String> seen = new HashSet<>();
        boolean good = true;
        for (NodeTuple pair : map.getValue()) {
            String key = text(pair.getKeyNode());
            if (key == null || !allowed.contains(key)) {
                wrong.accept(
                        pair.getKeyNode(), Sentence.of("rules.unknown-key", shown(key == null ? "" : key), allowed));
                good = false;
            } else if (!seen.add(key)) {
                wrong.accept(pair.getKeyNode(), Sentence.of("rules.key-twice", key));
                good = false;
            }
        }
        return good;
    }

    /** A value as a sentence may show it. */
    static String shown(String written) {
        return written.length() <= SHOWN ? written : written.substring(0, SHOWN - 1) + "…";
    }

    /** What is chosen ends in notes and journals, where a line break is one too many. */
    private static boolean hasNoControls(ScalarNode scalar) {
        return scalar.getValue().chars().noneMatch(Character::isISOControl);
    }
}
