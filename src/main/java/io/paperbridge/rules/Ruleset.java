package io.paperbridge.rules;

import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.By;
import io.paperbridge.document.Treatment.Choice;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rules in force, in the order of the file.
 *
 * <p>Several may fire: each fills what is still open, so the first that sets something wins it. Tags are added by all.
 *
 * @param rules in the order of the file
 */
record Ruleset(List<Rule> rules) {

    /** There is no file. */
    static final Ruleset NONE = new Ruleset(List.of());

    Ruleset {
        rules = List.copyOf(rules);
    }

    /**
     * What the rules choose for a document.
     *
     * @param source how a rule of a name is called as the source of a choice
     */
    Treatment treatment(Subject subject, Function<String, String> source) {
        Map<Aspect, Choice> choices = new EnumMap<>(Aspect.class);
        Map<String, Choice> tags = new LinkedHashMap<>();
        for (Rule rule : rules) {
            if (rule.fires(subject)) {
                String name = source.apply(rule.name());
                rule.then().forEach((aspect, value) -> choices.putIfAbsent(aspect, new Choice(value, By.RULE, name)));
                rule.tags().forEach(tag -> tags.putIfAbsent(tag, new Choice(tag, By.RULE, name)));
            }
        }
        return new Treatment(choices, List.copyOf(tags.values()));
    }

    /** The names of all tags that a rule adds. */
    List<String> tags() {
        return rules.stream()
                .flatMap(rule -> rule.tags().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
