package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Cuts a list into pages and wraps a page in the envelope of Paperless. */
final class Listing {

    private static final int DEFAULT_SIZE = 25;
    private static final int LARGEST_SIZE = 100_000;

    private final Call call;

    Listing(Call call) {
        this.call = call;
    }

    /** The page asked for; {@code all} lists every id, but only up to API 9. */
    <T> ObjectNode page(List<T> rows, ToLongFunction<T> id, Function<T, JsonNode> render) {
        int size = size();
        int last = Math.max(1, (rows.size() + size - 1) / size);
        int page = pageNumber(last);
        ObjectNode json = Json.object().put("count", rows.size());
        json.put("next", page < last ? link(page + 1) : null);
        json.put("previous", page > 1 ? link(page - 1) : null);
        if (call.api() <= 9) {
            ArrayNode all = json.putArray("all");
            rows.forEach(row -> all.add(id.applyAsLong(row)));
        }
        ArrayNode results = json.putArray("results");
        rows.subList((page - 1) * size, Math.min(rows.size(), page * size))
                .forEach(row -> results.add(render.apply(row)));
        return json;
    }

    private int size() {
        int asked = call.parameter("page_size").map(Listing::positive).orElse(0);
        return asked <= 0 ? DEFAULT_SIZE : Math.min(asked, LARGEST_SIZE);
    }

    private int pageNumber(int last) {
        String asked = call.parameter("page").orElse("1");
        int page = asked.equals("last") ? last : positive(asked);
        if (page < 1 || page > last) {
            throw Refusal.detail(404, "Invalid page.");
        }
        return page;
    }

    private static int positive(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private String link(int page) {
        TreeMap<String, List<String>> query = new TreeMap<>(call.request().query());
        if (page == 1) {
            query.remove("page");
        } else {
            query.put("page", List.of(Integer.toString(page)));
        }
        List<String> pairs = new ArrayList<>();
        query.forEach((name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        String address = "http://" + call.request().header("host").orElse("localhost")
                + call.request().path();
        return pairs.isEmpty() ? address : address + "?" + String.join("&", pairs);
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
    }
}
