package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON as BigCapital reads and writes it: any casing in, snake case out, numbers without trailing zeros. */
final class Wire {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Wire() {}

    static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    static SandboxAnswer answer(int status, JsonNode body) {
        try {
            return SandboxAnswer.text(status, "application/json; charset=utf-8", MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static JsonNode number(@Nullable BigDecimal value) {
        if (value == null) {
            return NullNode.instance;
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > 0) {
            return DecimalNode.valueOf(plain);
        }
        BigInteger whole = plain.toBigInteger();
        return LongNode.valueOf(whole.longValueExact());
    }

    /** An amount as people read it. */
    static String twoDecimals(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** Dates come back as midnight of the server's zone, which is UTC here. */
    static @Nullable String midnight(@Nullable LocalDate date) {
        return date == null ? null : date + "T00:00:00.000Z";
    }

    /** The same tree with all keys in camel case. */
    static JsonNode camelKeys(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = array();
            node.forEach(element -> array.add(camelKeys(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = object();
            node.properties().forEach(field -> object.set(camel(field.getKey()), camelKeys(field.getValue())));
            return object;
        }
        return node;
    }

    static String camel(String key) {
        StringBuilder camel = new StringBuilder();
        for (String part : key.split("_", -1)) {
            if (camel.isEmpty() || part.isEmpty()) {
                camel.append(part);
            } else {
                camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        return camel.toString();
    }

    static String snake(String key) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            if (Character.isUpperCase(letter)) {
                snake.append('_').append(Character.toLowerCase(letter));
            } else {
                snake.append(letter);
            }
        }
        return snake.toString();
    }
}
