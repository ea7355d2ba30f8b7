package io.paperbridge.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.diagnosis.Finding;
import io.paperbridge.language.Sentence;
import java.util.List;

/** Whether Paperless has the tags that rules add; one that it lacks is left out at each booking. */
final class RuleTags {

    private static final String CHECK = "paperless.tag.rule";

    private RuleTags() {}

    /**
     * A warning for each that cannot be added.
     *
     * @param names the tags that rules add
     * @param shown the tags that Paperless shows
     */
    static List<Finding> findings(List<String> names, List<JsonNode> shown) {
        return names.stream()
                .filter(name -> shown.stream()
                                .filter(tag -> tag.path("name").asText().equalsIgnoreCase(name.strip()))
                                .count()
                        != 1)
                .map(name -> Finding.warn(
                        CHECK,
                        Sentence.of("paperless.rule-tag-missing", name),
                        Sentence.of("paperless.rule-tag-missing-remedy", name)))
                .toList();
    }
}
