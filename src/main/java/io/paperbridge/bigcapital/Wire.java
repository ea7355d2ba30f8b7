package io.paperbridge.bigcapital;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.paperbridge.failure.RemoteFailure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** BigCapital's JSON, with exact numbers; what must be there and is not is a failure that names it. */
final class Wire {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Wire() {}

    /** Parses an answer. */
    static JsonNode parse(String what, String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node == null || node.isMissingNode()) {
                throw strange(what, "an empty body");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw strange(what, "a body that is no JSON");
        }
    }

    /** A required object or array. */
    static JsonNode required(String what, JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw strange(what, "no " + field);
        }
        return value;
    }

    /** A required whole number; BigCapital sometimes sends ids as strings. */
    static long requiredId(String what, JsonNode node, String field) {
        JsonNode value = required(what, node, field);
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        try {
            return Long.parseLong(value.asText());
        } catch (NumberFormatException e) {
            throw strange(what, field + " " + value);
        }
    }

    /** A required amount, exact as sent. */
    static BigDecimal requiredAmount(String what, JsonNode node, String field) {
        JsonNode value = required(what, node, field);
        if (!value.isNumber()) {
            throw strange(what, field + " " + value);
        }
        return value.decimalValue();
    }

    /** A text; null when absent. */
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** A truth value; BigCapital sends stored ones as 0 and 1. */
    static boolean isTrue(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && (value.isBoolean() ? value.booleanValue() : value.asInt() == 1);
    }

    private static RemoteFailure strange(String what, String detail) {
        return RemoteFailure.passing("BigCapital", what, 200, false, detail);
    }
}
