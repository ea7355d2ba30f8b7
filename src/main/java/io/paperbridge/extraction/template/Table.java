package io.paperbridge.extraction.template;

import io.paperbridge.extraction.template.ForeignPattern.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fields whose values stand below their headings.
 *
 * @param section where they stand
 * @param body what they look like; the names of its groups are those of the fields
 * @param summed the fields whose values are added up
 */
record Table(Section section, ForeignPattern body, Set<String> summed) {

    Table {
        summed = Set.copyOf(summed);
    }

    /** What each field holds, from top to bottom; of more rows than can be summed up one more is told. */
    Map<String, List<String>> in(String text, Deadline deadline) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String part = section.of(text, deadline);
        if (part == null) {
            return values;
        }
        for (Found found : body.find(part, FieldValues.MOST_PARTS + 1, deadline)) {
            found.names().keySet().forEach(name -> {
                String held = found.named(name);
                if (held != null && !held.isBlank()) {
                    values.merge(name, List.of(held.strip()), Table::joined);
                }
            });
        }
        return values;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
