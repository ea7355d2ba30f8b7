package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request after the body parser: keys in camel case, whatever casing was sent.
 *
 * @param request as it came
 * @param path the values of the path's variables, in order
 * @param query first value of each parameter
 * @param body an empty object when none was sent or its type was not JSON
 */
record Call(SandboxRequest request, List<String> path, Map<String, String> query, ObjectNode body) {

    private static final int BODY_LIMIT = 100 * 1024;

    static Call of(SandboxRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        request.query().forEach((name, values) -> query.put(Wire.camel(name), values.isEmpty() ? "" : values.get(0)));
        return new Call(request, List.of(), query, body(request));
    }

    private static ObjectNode body(SandboxRequest request) {
        String text = request.body().text();
        if (!request.header("content-type").orElse("").contains("application/json") || text.isEmpty()) {
            return Wire.object();
        }
        if (request.body().bytes().length > BODY_LIMIT) {
            throw Refusal.tooLarge();
        }
        try {
            JsonNode node = Wire.camelKeys(Wire.parse(text));
            return node instanceof ObjectNode object ? object : Wire.object();
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("Unexpected end of JSON input");
        }
    }

    Call with(List<String> values) {
        return new Call(request, values, query, body);
    }

    /** The number in the path; empty when it is none, which BigCapital treats as unknown. */
    Optional<Long> id() {
        return path.isEmpty() ? Optional.empty() : Numbers.whole(path.get(0));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
