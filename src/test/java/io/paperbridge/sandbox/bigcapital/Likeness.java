package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Compares an answer with a recorded one key by key, both ways. Recorded values in angle brackets stand for any value; texts made for
 * people ({@code *formatted*}) and echoes of the request are left out.
 */
final class Likeness {

    private static final BigDecimal NOISE = new BigDecimal("1E-9");

    private final List<String> differences = new ArrayList<>();

    private Likeness() {}

    /** What differs, each with its place; empty when the two are alike. */
    static List<String> differences(JsonNode recorded, JsonNode answered) {
        Likeness likeness = new Likeness();
        likeness.compare("", recorded, answered);
        return likeness.differences;
    }

    private void compare(String place, JsonNode recorded, JsonNode answered) {
        if (recorded.isTextual() && recorded.textValue().matches("<[a-z]+>")) {
            return;
        }
        if (recorded.isObject() && answered.isObject()) {
            names(recorded, answered)
                    .distinct()
                    .forEach(name -> compareField(place + "/" + name, name, recorded, answered));
        } else if (recorded.isArray() && answered.isArray()) {
            compareElements(place, recorded, answered);
        } else if (recorded.isNumber() && answered.isNumber()) {
            // The real server reckons in floating point; its noise in the last digits is no difference.
            BigDecimal apart =
                    recorded.decimalValue().subtract(answered.decimalValue()).abs();
            if (apart.compareTo(
                            recorded.decimalValue().abs().max(BigDecimal.ONE).multiply(NOISE))
                    > 0) {
                differ(place, recorded, answered);
            }
        } else if (!recorded.equals(answered)) {
            differ(place, recorded, answered);
        }
    }

    private void compareField(String place, String name, JsonNode recorded, JsonNode answered) {
        boolean echo = name.equals("target") || (name.equals("value") && answered.has("property"));
        if (echo || name.contains("formatted")) {
            return;
        }
        if (!recorded.has(name)) {
            differences.add(place + ": the real server has no such key");
        } else if (!answered.has(name)) {
            differences.add(place + ": missing, recorded " + recorded.get(name));
        } else {
            compare(place, recorded.get(name), answered.get(name));
        }
    }

    private void compareElements(String place, JsonNode recorded, JsonNode answered) {
        if (recorded.size() != answered.size()) {
            differences.add(place + ": " + answered.size() + " elements, recorded " + recorded.size());
            return;
        }
        for (int i = 0; i < recorded.size(); i++) {
            compare(place + "/" + i, recorded.get(i), answered.get(i));
        }
    }

    private void differ(String place, JsonNode recorded, JsonNode answered) {
        differences.add(place + ": " + answered + ", recorded " + recorded);
    }

    private static Stream<String> names(JsonNode left, JsonNode right) {
        return Stream.of(left, right)
                .flatMap(node -> StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false));
    }
}
