package io.paperbridge.extraction.template;

import io.paperbridge.extraction.template.ForeignPattern.Found;
import io.paperbridge.extraction.template.Template.Field;
import io.paperbridge.extraction.template.Template.Fixed;
import io.paperbridge.extraction.template.Template.Looked;
import io.paperbridge.extraction.template.Template.Replacement;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template has found in a text.
 *
 * @param template its name
 * @param issuer the vendor's name
 * @param currency the currency of its documents; null when it names none
 * @param texts what its fields hold, as printed
 * @param amounts what its fields for amounts mean
 * @param dates what its fields for dates mean
 * @param chosen how the vendor's documents are booked
 */
public record TemplateReading(
        String template,
        String issuer,
        @Nullable String currency,
        Map<String, String> texts,
        Map<String, BigDecimal> amounts,
        Map<String, LocalDate> dates,
        Map<String, String> chosen) {

    private static final int MOST_PARTS = 50;

    public TemplateReading {
        texts = Map.copyOf(texts);
        amounts = Map.copyOf(amounts);
        dates = Map.copyOf(dates);
        chosen = Map.copyOf(chosen);
    }

    /** What a template finds; null when it is of another vendor, or something that it requires is not there. */
    static @Nullable TemplateReading of(Template template, String text, Deadline deadline) {
        String prepared = prepared(template, text, deadline);
        if (!template.fits(prepared, deadline)) {
            return null;
        }
        TemplateValues values = new TemplateValues(template.options());
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        for (Field field : template.fields()) {
            if (field instanceof Fixed fixed) {
                texts.put(fixed.name(), fixed.value());
            } else if (field instanceof Looked looked) {
                look(looked, prepared, deadline, values, texts, amounts);
            }
        }
        texts.forEach((name, printed) -> {
            BigDecimal amount = isAmount(name) && !amounts.containsKey(name) ? values.amount(printed) : null;
            if (amount != null) {
                amounts.put(name, amount);
            }
            LocalDate date = isDate(name) ? values.date(printed) : null;
            if (date != null) {
                dates.put(name, date);
            }
        });
        boolean complete = template.required().stream()
                .allMatch(name -> name.equals("issuer") || !isRead(name) || texts.containsKey(name));
        return complete
                ? new TemplateReading(
                        template.name(),
                        template.issuer(),
                        template.options().currency(),
                        texts,
                        amounts,
                        dates,
                        template.chosen())
                : null;
    }

    private static void look(
            Looked field,
            String text,
            Deadline deadline,
            TemplateValues values,
            Map<String, String> texts,
            Map<String, BigDecimal> amounts) {
        BigDecimal sum = null;
        for (ForeignPattern pattern : field.patterns()) {
            List<Found> found = pattern.find(text, field.sum() ? MOST_PARTS : 1, deadline);
            if (found.isEmpty()) {
                continue;
            }
            texts.putIfAbsent(field.name(), found.get(0).value().strip());
            if (!field.sum()) {
                return;
            }
            for (Found part : found) {
                BigDecimal amount = values.amount(part.value());
                sum = amount == null ? sum : sum == null ? amount : sum.add(amount);
            }
        }
        if (sum != null) {
            amounts.put(field.name(), sum);
        }
    }

    /** Tables of lines are not read: a template that requires them is content with the rest. */
    private static boolean isRead(String name) {
        return !name.equals("lines") && !name.equals("tax_lines");
    }

    private static boolean isAmount(String name) {
        return name.startsWith("amount");
    }

    private static boolean isDate(String name) {
        return name.startsWith("date") || name.endsWith("date");
    }

    private static String prepared(Template template, String text, Deadline deadline) {
        String prepared = template.options().removeWhitespace() ? text.replaceAll(" +", "") : text;
        if (template.options().removeAccents()) {
            prepared = Normalizer.normalize(prepared, Normalizer.Form.NFKD).replaceAll("[^\\x00-\\x7f]", "");
        }
        if (template.options().lowercase()) {
            prepared = prepared.toLowerCase(Locale.ROOT);
        }
        for (Replacement replacement : template.options().replacements()) {
            prepared = replacement.pattern().replaceIn(prepared, replacement.by(), deadline);
        }
        return prepared;
    }
}
