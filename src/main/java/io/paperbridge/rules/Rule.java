package io.paperbridge.rules;

import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.rules.Criterion.Wanted;
import java.util.List;
import java.util.Map;

/**
 * One rule of the file.
 *
 * @param name its name, no other rule's
 * @param line where it begins in the file
 * @param when what must hold, all of it; empty for a rule that is always meant
 * @param then what it chooses
 * @param tags the tags it adds
 */
record Rule(String name, int line, List<Condition> when, Map<Aspect, String> then, List<String> tags) {

    Rule {
        when = List.copyOf(when);
        then = Map.copyOf(then);
        tags = List.copyOf(tags);
    }

    /** Whether it is meant for a document. */
    boolean fires(Subject subject) {
        return when.stream().allMatch(condition -> condition.holds(subject));
    }

    /**
     * One thing that must hold.
     *
     * @param criterion what is asked
     * @param anyOf the values of which one must be found
     */
    record Condition(Criterion criterion, List<Wanted> anyOf) {

        Condition {
            anyOf = List.copyOf(anyOf);
        }

        boolean holds(Subject subject) {
            return subject.values(criterion).stream().anyMatch(value -> anyOf.stream()
                    .anyMatch(wanted -> wanted.test().test(value)));
        }
    }
}
