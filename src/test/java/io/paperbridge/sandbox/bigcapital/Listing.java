package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lists the rows of a collection as the query asks: search, filters, order, page. Rows come in the order they were created, so that
 * new ones are on the last page.
 *
 * @param <T> a row
 */
final class Listing<T> {

    private final String collection;
    private final boolean textualPageSize;
    private final Map<String, Function<T, @Nullable Object>> fields;
    private final BiPredicate<T, String> search;
    private final Map<String, Predicate<T>> views;

    /**
     * @param collection the key the rows stand under
     * @param textualPageSize whether {@code page_size} is given back as text, as documents do and contacts do not
     * @param fields what can be filtered and sorted by
     * @param search whether a row is found by a keyword
     * @param views named selections
     */
    Listing(
            String collection,
            boolean textualPageSize,
            Map<String, Function<T, @Nullable Object>> fields,
            BiPredicate<T, String> search,
            Map<String, Predicate<T>> views) {
        this.collection = collection;
        this.textualPageSize = textualPageSize;
        this.fields = fields;
        this.search = search;
        this.views = views;
    }

    ObjectNode answer(Call call, List<T> rows, Function<T, ObjectNode> render) {
        int page = page(call, "page", 1);
        int size = page(call, "pageSize", 12);
        if (page < 1) {
            throw Refusal.internal();
        }
        List<T> found = new ArrayList<>(
                rows.stream().filter(view(call)).filter(filter(call)).toList());
        Optional<String> keyword = call.parameter("searchKeyword").filter(word -> !word.isEmpty());
        keyword.ifPresent(word -> found.removeIf(row -> !search.test(row, word)));
        sort(call, found);

        ObjectNode body = Wire.object();
        ArrayNode array = body.putArray(collection);
        found.stream().skip((long) (page - 1) * size).limit(size).forEach(row -> array.add(render.apply(row)));
        ObjectNode pagination =
                body.putObject("pagination").put("total", found.size()).put("page", page);
        if (textualPageSize && call.query().containsKey("pageSize")) {
            pagination.put("page_size", String.valueOf(size));
        } else {
            pagination.put("page_size", size);
        }
        ObjectNode meta = body.putObject("filter_meta")
                .put("order", call.parameter("sortOrder").orElse("desc"));
        keyword.ifPresent(word -> meta.put("search_keyword", word));
        meta.put("field_key", call.parameter("columnSortBy").orElse("created_at"));
        return body;
    }

    private static int page(Call call, String name, int otherwise) {
        String text = call.parameter(name).orElse(String.valueOf(otherwise));
        Optional<Long> number = Numbers.whole(text);
        if (number.isEmpty()) {
            ObjectNode target = Wire.object().put(name, text);
            throw Refusal.invalid(new Validation(target)
                    .add(name, Map.of("isInt", name + " must be an integer number"))
                    .problems());
        }
        return number.get().intValue();
    }

    private Predicate<T> view(Call call) {
        return call.parameter("viewSlug")
                .map(slug -> Optional.ofNullable(views.get(slug)).orElseThrow(() -> Refusal.business("view_not_found")))
                .orElse(row -> true);
    }

    private void sort(Call call, List<T> rows) {
        Optional<String> column = call.parameter("columnSortBy");
        if (column.isEmpty() || column.get().equals("created_at")) {
            return;
        }
        Function<T, @Nullable Object> field = fields.get(column.get());
        if (field == null) {
            throw Refusal.business("sort_column_not_found");
        }
        Comparator<T> order = Comparator.comparing(row -> Texts.fold(text(field.apply(row))));
        rows.sort(call.parameter("sortOrder").orElse("desc").equalsIgnoreCase("asc") ? order : order.reversed());
    }

    private Predicate<T> filter(Call call) {
        Optional<String> roles = call.parameter("stringifiedFilterRoles").filter(text -> !text.isEmpty());
        if (roles.isEmpty()) {
            return row -> true;
        }
        JsonNode parsed;
        try {
            parsed = Wire.parse(roles.get());
        } catch (JsonProcessingException e) {
            throw Refusal.internal();
        }
        List<JsonNode> conditions = new ArrayList<>();
        parsed.forEach(conditions::add);
        if (conditions.stream().anyMatch(role -> !role.hasNonNull("fieldKey") || !role.hasNonNull("value"))) {
            throw Refusal.business("stringified_filter_roles_invalid");
        }
        if (conditions.stream()
                .anyMatch(role -> !fields.containsKey(role.get("fieldKey").asText()))) {
            throw Refusal.business("filter_roles_fields_not_found");
        }
        Predicate<T> all = row -> true;
        for (int i = 0; i < conditions.size(); i++) {
            Predicate<T> condition = condition(conditions.get(i));
            boolean either = conditions.get(i).path("condition").asText("and").equalsIgnoreCase("or");
            all = i == 0 ? condition : either ? all.or(condition) : all.and(condition);
        }
        return all;
    }

    private Predicate<T> condition(JsonNode role) {
        Function<T, @Nullable Object> field = fields.get(role.get("fieldKey").asText());
        String comparator = role.path("comparator").asText("equals");
        String wanted = role.get("value").asText();
        return row -> {
            Object value = field == null ? null : field.apply(row);
            return value != null && compare(value, comparator, wanted);
        };
    }

    private static boolean compare(Object value, String comparator, String wanted) {
        if (value instanceof Labels labels) {
            return labels.all().contains(wanted);
        }
        if (value instanceof BigDecimal number) {
            return compareNumber(number, comparator, new BigDecimal(wanted));
        }
        String text = text(value);
        return switch (comparator) {
            case "contain", "contains" -> Texts.like(text, "%" + wanted + "%");
            case "starts_with", "start_with" -> Texts.like(text, wanted + "%");
            case "ends_with", "end_with" -> Texts.like(text, "%" + wanted);
            case "not_equal", "not_equals", "is_not" -> !Texts.same(text, wanted);
            case "after" -> text.compareTo(wanted) > 0;
            case "before" -> text.compareTo(wanted) < 0;
            // Unknown comparators, not_contain among them, behave as equals.
            default -> Texts.same(text, wanted);
        };
    }

    private static boolean compareNumber(BigDecimal number, String comparator, BigDecimal wanted) {
        int order = number.compareTo(wanted);
        return switch (comparator) {
            case "not_equal", "not_equals", "is_not" -> order != 0;
            case "bigger", "bigger_than" -> order > 0;
            case "bigger_or_equals" -> order >= 0;
            case "smaller", "smaller_than" -> order < 0;
            case "smaller_or_equals" -> order <= 0;
            default -> order == 0;
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** A field with several labels at once, the status for instance; a filter asks for one of them. */
    record Labels(List<String> all) {}
}
