package io.paperbridge.extraction.template;

import io.paperbridge.extraction.template.ForeignPattern.Found;
import io.paperbridge.extraction.template.Template.Field;
import io.paperbridge.extraction.template.Template.Fixed;
import io.paperbridge.extraction.template.Template.Group;
import io.paperbridge.extraction.template.Template.Looked;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the fields of a template hold in one text. */
final class FieldValues {

    private static final int MOST_PARTS = 50;

    private final Template template;
    private final TemplateValues values;
    private final PreparedText text;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    private final Map<String, LocalDate> dates = new LinkedHashMap<>();

    FieldValues(Template template, TemplateValues values, PreparedText text) {
        this.template = template;
        this.values = values;
        this.text = text;
    }

    Map<String, String> texts() {
        return texts;
    }

    Map<String, BigDecimal> amounts() {
        return amounts;
    }

    Map<String, LocalDate> dates() {
        return dates;
    }

    boolean holds(String name) {
        return texts.containsKey(name);
    }

    void read() {
        String whole = text.of(template);
        for (Field field : template.fields()) {
            if (field instanceof Fixed fixed) {
                texts.put(fixed.name(), fixed.value());
            } else if (field instanceof Looked looked) {
                look(looked, looked.area() == null ? whole : text.of(template, looked.area()));
            }
        }
        template.tables().forEach(table -> table.in(whole, text.deadline())
                .forEach((name, found) -> hold(name, found, table.summed().contains(name) ? Group.SUM : Group.FIRST)));
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
    }

    private void look(Looked field, String within) {
        List<String> found = new ArrayList<>();
        for (ForeignPattern pattern : field.patterns()) {
            int most = field.group() == Group.FIRST ? 1 : MOST_PARTS;
            pattern.find(within, most, text.deadline()).stream()
                    .map(Found::value)
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .forEach(found::add);
            if (field.group() == Group.FIRST && !found.isEmpty()) {
                break;
            }
        }
        hold(field.name(), found, field.group());
    }

    /** Of several values the group says which counts; what a field holds already stays. */
    private void hold(String name, List<String> found, Group group) {
        if (found.isEmpty() || texts.containsKey(name)) {
            return;
        }
        String last = found.get(found.size() - 1);
        String held =
                switch (group) {
                    case FIRST, SUM -> found.get(0);
                    case LAST -> last;
                    case JOIN -> String.join(" ", found.stream().distinct().toList());
                    case MIN -> least(name, found, false);
                    case MAX -> least(name, found, true);
                };
        texts.put(name, held);
        if (group == Group.SUM) {
            found.stream()
                    .map(values::amount)
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal::add)
                    .ifPresent(sum -> amounts.put(name, sum));
        }
    }

    /** The earliest or the smallest, by what the values mean; the first when they mean nothing. */
    private String least(String name, List<String> found, boolean greatest) {
        String least = isDate(name) ? least(found, values::date, greatest) : least(found, values::amount, greatest);
        return least == null ? found.get(0) : least;
    }

    private static <T extends Comparable<? super T>> @Nullable String least(
            List<String> found, Function<String, @Nullable T> meaning, boolean greatest) {
        record Meant<M>(String text, M value) {}
        List<Meant<T>> meant = new ArrayList<>();
        for (String one : found) {
            T value = meaning.apply(one);
            if (value != null) {
                meant.add(new Meant<>(one, value));
            }
        }
        Comparator<Meant<T>> order = Comparator.comparing(Meant::value);
        return meant.stream()
                .min(greatest ? order.reversed() : order)
                .map(Meant::text)
                .orElse(null);
    }

    private static boolean isAmount(String name) {
        return name.startsWith("amount");
    }

    private static boolean isDate(String name) {
        return name.startsWith("date") || name.endsWith("date");
    }
}
