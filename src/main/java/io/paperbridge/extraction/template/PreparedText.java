package io.paperbridge.extraction.template;

import io.paperbridge.extraction.template.Template.Options;
import io.paperbridge.extraction.template.Template.Replacement;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The text of one document as its templates want it, each kind made once. */
final class PreparedText {

    private final String text;
    private final Function<Area, @Nullable String> areas;
    private final Deadline deadline;
    private final Map<String, String> stripped = new HashMap<>();
    private final Map<Area, String> parts = new HashMap<>();

    PreparedText(String text, Function<Area, @Nullable String> areas, Deadline deadline) {
        this.text = text;
        this.areas = areas;
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }

    /** By its keywords: in the text as it is, or as the template's options want it; replacements come after. */
    boolean isOf(Template template) {
        String prepared = stripped(template.options());
        boolean same = prepared.equals(text);
        return (template.knows(text, deadline) || (!same && template.knows(prepared, deadline)))
                && !template.excludes(text, deadline)
                && (same || !template.excludes(prepared, deadline));
    }

    /** What the template's keywords find in the text as it is. */
    List<String> knownBy(Template template) {
        return template.keywords().stream()
                .flatMap(keyword -> keyword.find(text, 1, deadline).stream())
                .map(found -> text.substring(found.start(), found.end()))
                .toList();
    }

    /** The whole text, ready for the template's fields. */
    String of(Template template) {
        return replaced(stripped(template.options()), template.options());
    }

    /** A part of the pages, ready for the template's fields; empty where there are no pages. */
    String of(Template template, Area area) {
        String part = parts.computeIfAbsent(area, this::read);
        return replaced(strip(part, template.options()), template.options());
    }

    private String read(Area area) {
        return deadline.uncounted(() -> {
            String part = areas.apply(area);
            if (part == null) {
                throw new Deadline.Passed();
            }
            return part;
        });
    }

    private String stripped(Options options) {
        String kind = options.removeWhitespace() + " " + options.removeAccents() + " " + options.lowercase();
        return stripped.computeIfAbsent(kind, any -> strip(text, options));
    }

    private static String strip(String text, Options options) {
        String prepared = options.removeWhitespace() ? text.replaceAll(" +", "") : text;
        if (options.removeAccents()) {
            prepared = Normalizer.normalize(prepared, Normalizer.Form.NFKD).replaceAll("[^\\x00-\\x7f]", "");
        }
        return options.lowercase() ? prepared.toLowerCase(Locale.ROOT) : prepared;
    }

    private String replaced(String prepared, Options options) {
        String replaced = prepared;
        for (Replacement replacement : options.replacements()) {
            replaced = replacement.pattern().replaceIn(replaced, replacement.by(), deadline);
        }
        return replaced;
    }
}
