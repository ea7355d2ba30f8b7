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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the fields of a template hold in one text. */
final class FieldValues {

    /** Of more it cannot be told what the last, the greatest or the sum of them is. */
    static final int MOST_PARTS = 500;

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
            int most = field.group() == Group.FIRST ? 1 : MOST_PARTS + 1;
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

    /** Of several values the group says which counts; what a field holds already stays. Where not all of them are known, it holds nothing. */
    private void hold(String name, List<String> found, Group group) {
        boolean isCut = group != Group.FIRST && found.size() > MOST_PARTS;
        if (found.isEmpty() || isCut || texts.containsKey(name)) {
            return;
        }
        if (group == Group.SUM) {
            BigDecimal sum = sum(found);
            if (sum == null) {
                return;
            }
            amounts.put(name, sum);
        }
        String last = found.get(found.size() - 1);
        @Nullable
        String held =
                switch (group) {
                    case FIRST, SUM -> found.get(0);
                    case LAST -> last;
                    case JOIN -> String.join(" ", found.stream().distinct().toList());
                    case MIN -> least(name, found, false);
                    case MAX -> least(name, found, true);
                };
        if (held != null) {
            texts.put(name, held);
        }
    }

    /** Null when one of them is no amount: a part that cannot be read must not be left out of a sum. */
    private @Nullable BigDecimal sum(List<String> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : parts) {
            BigDecimal amount = values.amount(part);
            if (amount == null) {
                return null;
            }
            sum = sum.add(amount);
        }
        return sum;
    }

    /** The earliest or the smallest, by what the values mean; the first when none means anything, none when only some do. */
    private @Nullable String least(String name, List<String> found, boolean greatest) {
        return isDate(name) ? least(found, values::date, greatest) : least(found, values::amount, greatest);
    }

    /** A part that cannot be read may be the one that counts, so it must not be left out. */
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
        if (meant.isEmpty()) {
            return found.get(0);
        }
        Comparator<Meant<T>> order = Comparator.comparing(Meant::value);
        return meant.size() < found.size()
                ? null
                : meant.stream()
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
