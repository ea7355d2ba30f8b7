package io.paperbridge.extraction.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a template has found in a text.
 *
 * @param template its name
 * @param issuer the vendor's name; null when the template gives none
 * @param knownBy what its keywords found
 * @param currency the currency of its documents; null when it names none
 * @param texts what its fields hold, as printed
 * @param amounts what its fields for amounts mean
 * @param dates what its fields for dates mean
 * @param tables the rows of each table of lines that it found
 * @param chosen how the vendor's documents are booked
 */
public record TemplateReading(
        String template,
        @Nullable String issuer,
        List<String> knownBy,
        @Nullable String currency,
        Map<String, String> texts,
        Map<String, BigDecimal> amounts,
        Map<String, LocalDate> dates,
        List<List<TemplateLine>> tables,
        Map<String, String> chosen) {

    public TemplateReading {
        knownBy = List.copyOf(knownBy);
        texts = Map.copyOf(texts);
        amounts = Map.copyOf(amounts);
        dates = Map.copyOf(dates);
        tables = tables.stream().map(List::copyOf).toList();
        chosen = Map.copyOf(chosen);
    }

    /** What a template finds; null when it is of another vendor, or something that it requires is not there. */
    static @Nullable TemplateReading of(Template template, PreparedText text) {
        if (!text.isOf(template)) {
            return null;
        }
        TemplateValues values = new TemplateValues(template.options());
        FieldValues fields = new FieldValues(template, values, text);
        fields.read();
        boolean complete = template.required().stream()
                .allMatch(name -> name.equals("issuer") || isTable(name) || fields.holds(name));
        if (!complete) {
            return null;
        }
        String whole = text.of(template);
        List<List<TemplateLine>> tables = template.rows().stream()
                .map(rows -> rows.in(whole, text.deadline()).stream()
                        .map(row -> TemplateLine.of(row, values))
                        .filter(Objects::nonNull)
                        .toList())
                .filter(lines -> !lines.isEmpty())
                .toList();
        return new TemplateReading(
                template.name(),
                template.issuer(),
                text.knownBy(template),
                template.options().currency(),
                fields.texts(),
                fields.amounts(),
                fields.dates(),
                tables,
                template.chosen());
    }

    /** A template that requires a table of lines is content with the rest: no line is read that does not add up. */
    private static boolean isTable(String name) {
        return name.endsWith("lines") || name.equals("line_items");
    }
}
