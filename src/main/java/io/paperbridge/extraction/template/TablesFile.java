package io.paperbridge.extraction.template;

import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a template as they are written: {@code lines}, as a key of its own or as a field with {@code parser: lines}, and
 * {@code tables}.
 *
 * <p>One that is wrong is left out, since the header stands without it.
 */
final class TablesFile {

    private static final Set<String> LINES = Set.of("lines", "line_items", "items", "invoice_lines");

    private final String name;
    private final List<Rows> rows = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Sentence> leftOut = new ArrayList<>();

    TablesFile(String name, Map<?, ?> written) {
        this.name = name;
        maps(written.get("lines")).forEach(block -> add("lines", () -> rows.add(rows(block))));
        if (written.get("fields") instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> field(String.valueOf(key), value));
        }
        maps(written.get("tables")).forEach(block -> add("tables", () -> tables.add(table(block))));
    }

    List<Rows> rows() {
        return rows;
    }

    List<Table> tables() {
        return tables;
    }

    List<Sentence> leftOut() {
        return leftOut;
    }

    private void field(String key, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> parser)
                || !LINES.contains(key)
                || !"lines".equals(String.valueOf(parser.get("parser")))
                || parser.containsKey("area")) {
            return;
        }
        List<Map<?, ?>> blocks = parser.containsKey("rules") ? maps(parser.get("rules")) : List.of(parser);
        blocks.forEach(block -> add("fields." + key, () -> rows.add(rows(block))));
    }

    private void add(String key, Runnable block) {
        try {
            block.run();
        } catch (PatternSyntaxException e) {
            leftOut.add(Sentence.of("extraction.template-part", name, key, e.getDescription()));
        }
    }

    private static Rows rows(Map<?, ?> block) {
        return new Rows(
                section(block),
                patterns(block.get("first_line")),
                patterns(block.get("line")),
                patterns(block.get("last_line")),
                patterns(block.get("skip_line")));
    }

    private static Table table(Map<?, ?> block) {
        Set<String> summed = block.get("fields") instanceof Map<?, ?> fields
                ? fields.entrySet().stream()
                        .filter(field -> field.getValue() instanceof Map<?, ?> how
                                && "sum".equals(String.valueOf(how.get("group"))))
                        .map(field -> String.valueOf(field.getKey()))
                        .collect(Collectors.toSet())
                : Set.of();
        return new Table(section(block), ForeignPattern.compile(String.valueOf(block.get("body"))), summed);
    }

    private static Section section(Map<?, ?> block) {
        return new Section(pattern(block.get("start")), pattern(block.get("end")));
    }

    private static @Nullable ForeignPattern pattern(@Nullable Object expression) {
        return expression == null ? null : ForeignPattern.compile(String.valueOf(expression));
    }

    private static List<ForeignPattern> patterns(@Nullable Object expressions) {
        return TemplateFile.texts(expressions).stream()
                .map(ForeignPattern::compile)
                .toList();
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (one instanceof Map<?, ?> map) {
                maps.add(map);
            }
        }
        return maps;
    }
}
