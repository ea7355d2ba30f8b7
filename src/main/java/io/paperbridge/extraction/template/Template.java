package io.paperbridge.extraction.template;

import io.paperbridge.language.Sentence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the documents of one vendor are read.
 *
 * @param name the file's name within the folder of templates
 * @param issuer the vendor's name; null when the file gives none
 * @param keywords all of them must be in the text
 * @param excluded none of them may be
 * @param fields what is looked for
 * @param rows how the invoice's lines are told, each for a table of its own
 * @param tables fields whose values stand below their headings
 * @param required the names of the fields without which the template says nothing
 * @param options how the text is prepared and values are understood
 * @param priority of several templates that fit, the highest reads
 * @param chosen how the vendor's documents are booked, by the key of a rule's {@code then}: the template's keys with {@code x-}
 * @param leftOut what of the file cannot be used, and why
 */
record Template(
        String name,
        @Nullable String issuer,
        List<ForeignPattern> keywords,
        List<ForeignPattern> excluded,
        List<Field> fields,
        List<Rows> rows,
        List<Table> tables,
        List<String> required,
        Options options,
        int priority,
        Map<String, String> chosen,
        List<Sentence> leftOut) {

    Template {
        keywords = List.copyOf(keywords);
        excluded = List.copyOf(excluded);
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
        required = List.copyOf(required);
        chosen = Map.copyOf(chosen);
    }

    /** Whether all that this vendor is known by is in a text. */
    boolean knows(String text, Deadline deadline) {
        return keywords.stream().allMatch(keyword -> keyword.isIn(text, deadline));
    }

    /** Whether something is in a text that is in none of those which this template reads. */
    boolean excludes(String text, Deadline deadline) {
        return excluded.stream().anyMatch(keyword -> keyword.isIn(text, deadline));
    }

    /**
     * How the text is prepared and how values are understood.
     *
     * @param currency null when the template names none
     * @param decimalSeparator between whole and fraction
     * @param dateFormats in the words of {@code strptime}
     * @param languages of the names of months
     */
    record Options(
            boolean removeWhitespace,
            boolean removeAccents,
            boolean lowercase,
            @Nullable String currency,
            String decimalSeparator,
            List<String> dateFormats,
            List<String> languages,
            List<Replacement> replacements) {

        Options {
            dateFormats = List.copyOf(dateFormats);
            languages = List.copyOf(languages);
            replacements = List.copyOf(replacements);
        }
    }

    /** What is replaced in the text before anything is looked for. */
    record Replacement(ForeignPattern pattern, String by) {}

    /** One value that is looked for. */
    sealed interface Field permits Fixed, Looked {
        String name();
    }

    /** A value that is the same on every document of the vendor. */
    record Fixed(String name, String value) implements Field {}

    /**
     * A value that stands in the text.
     *
     * @param patterns tried in order
     * @param group which counts of all that they find
     * @param area the part of the page where it stands; null for the whole text
     */
    record Looked(String name, List<ForeignPattern> patterns, Group group, @Nullable Area area) implements Field {

        Looked {
            patterns = List.copyOf(patterns);
        }
    }

    /** Which counts of all that a field's patterns find. */
    enum Group {
        FIRST,
        LAST,
        MIN,
        MAX,
        SUM,
        JOIN
    }
}
