package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Collects what is wrong with the form of a request, worded as BigCapital's validators do. */
final class Validation {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private final ObjectNode target;
    private final ArrayNode problems = Wire.array();

    Validation(ObjectNode target) {
        this.target = target;
    }

    boolean failed() {
        return !problems.isEmpty();
    }

    ArrayNode problems() {
        return problems;
    }

    void done() {
        if (failed()) {
            throw Refusal.invalid(problems);
        }
    }

    Validation requiredText(String field) {
        JsonNode node = at(field);
        if (!node.isTextual()) {
            boolean absent = node.isMissingNode() || node.isNull();
            add(
                    field,
                    absent
                            ? Map.of("isNotEmpty", notEmpty(field), "isString", isString(field))
                            : Map.of("isString", isString(field)));
        } else if (node.textValue().isEmpty()) {
            add(field, Map.of("isNotEmpty", notEmpty(field)));
        }
        return this;
    }

    /** Anything at all, as long as it is there. */
    Validation required(String field) {
        return at(field).isMissingNode() || at(field).isNull()
                ? add(field, Map.of("isNotEmpty", notEmpty(field)))
                : this;
    }

    Validation text(String field) {
        return optional(field, JsonNode::isTextual, "isString", isString(field));
    }

    /** An optional text of at most so many characters. */
    Validation most(String field, int most) {
        JsonNode node = at(field);
        if (node.isMissingNode() || node.isNull()) {
            return this;
        }
        String tooLong = field + " must be shorter than or equal to " + most + " characters";
        if (!node.isTextual()) {
            return add(field, Map.of("maxLength", tooLong, "isString", isString(field)));
        }
        return node.textValue().length() > most ? add(field, Map.of("maxLength", tooLong)) : this;
    }

    Validation length(String field, int least, int most) {
        JsonNode node = at(field);
        String tooLong = field + " must be shorter than or equal to " + most + " characters";
        String tooShort = field + " must be longer than or equal to " + least + " characters";
        if (!node.isTextual()) {
            add(field, Map.of("maxLength", tooLong, "minLength", tooShort, "isString", isString(field)));
        } else if (node.textValue().length() < least) {
            add(field, Map.of("minLength", tooShort));
        } else if (node.textValue().length() > most) {
            add(field, Map.of("maxLength", tooLong));
        }
        return this;
    }

    Validation email(String field) {
        return optional(
                field,
                node -> node.isTextual()
                        && (node.textValue().isEmpty()
                                || EMAIL.matcher(node.textValue()).matches()),
                "isEmail",
                field + " must be an email");
    }

    Validation requiredId(String field) {
        JsonNode node = at(field);
        String rule = field + " must be an integer number";
        if (node.isMissingNode() || node.isNull()) {
            add(field, Map.of("isNotEmpty", notEmpty(field), "isInt", rule));
        } else if (!node.isIntegralNumber()) {
            add(field, Map.of("isInt", rule));
        }
        return this;
    }

    /** As {@link #requiredId}, but a text that is a number will do. */
    Validation requiredLenientId(String field) {
        JsonNode node = at(field);
        return node.isTextual() && Numbers.whole(node.textValue()).isPresent() ? this : requiredId(field);
    }

    Validation notNegative(String field) {
        return optional(
                field,
                node -> node.isNumber() && node.decimalValue().signum() >= 0,
                "min",
                field + " must not be less than 0");
    }

    Validation id(String field) {
        return optional(field, JsonNode::isIntegralNumber, "isInt", field + " must be an integer number");
    }

    Validation requiredNumber(String field) {
        JsonNode node = at(field);
        String rule = field + " must be a number conforming to the specified constraints";
        if (node.isMissingNode() || node.isNull()) {
            add(field, Map.of("isNumber", rule, "isNotEmpty", notEmpty(field)));
        } else if (Numbers.lenient(node) == null) {
            add(field, Map.of("isNumber", rule));
        }
        return this;
    }

    Validation positive(String field) {
        return optional(
                field,
                node -> node.isNumber() && node.decimalValue().signum() > 0,
                "isPositive",
                field + " must be a positive number");
    }

    Validation number(String field) {
        return optional(
                field,
                JsonNode::isNumber,
                "isNumber",
                field + " must be a number conforming to the specified constraints");
    }

    Validation flag(String field) {
        return optional(field, JsonNode::isBoolean, "isBoolean", field + " must be a boolean value");
    }

    Validation requiredDate(String field) {
        JsonNode node = at(field);
        String rule = field + " must be a valid ISO 8601 date string";
        if (node.isMissingNode() || node.isNull()) {
            add(field, Map.of("isDateString", rule, "isNotEmpty", notEmpty(field)));
        } else if (!Texts.isDateShape(node.asText())) {
            add(field, Map.of("isDateString", rule));
        }
        return this;
    }

    /** As {@link #requiredDate}, worded as for a date that is only checked for its form. */
    Validation requiredDateOnly(String field) {
        return Texts.isDateShape(at(field).asText())
                ? this
                : add(field, Map.of("isDateString", field + " must be a valid ISO 8601 date string"));
    }

    Validation date(String field) {
        return optional(
                field,
                node -> Texts.isDateShape(node.asText()),
                "isDateString",
                field + " must be a valid ISO 8601 date string");
    }

    Validation oneOf(String field, List<String> values) {
        return optional(
                field,
                node -> values.contains(node.asText()),
                "isIn",
                field + " must be one of the following values: " + String.join(", ", values));
    }

    private Validation optional(String field, Predicate<JsonNode> rule, String name, String message) {
        JsonNode node = at(field);
        if (!node.isMissingNode() && !node.isNull() && !rule.test(node)) {
            add(field, Map.of(name, message));
        }
        return this;
    }

    Validation add(String field, Map<String, String> constraints) {
        ObjectNode problem = problem(field);
        ObjectNode rules = problem.putObject("constraints");
        constraints.forEach(rules::put);
        return this;
    }

    /** A problem inside a list: each faulty element under its index. */
    ArrayNode children(String field) {
        return (ArrayNode) problem(field).get("children");
    }

    private ObjectNode problem(String field) {
        ObjectNode problem = problems.addObject();
        problem.set("target", target);
        if (!at(field).isMissingNode()) {
            problem.set("value", at(field));
        }
        problem.put("property", field).putArray("children");
        return problem;
    }

    private JsonNode at(String field) {
        JsonNode node = target.get(field);
        return node == null ? MissingNode.getInstance() : node;
    }

    private static String notEmpty(String field) {
        return field + " should not be empty";
    }

    private static String isString(String field) {
        return field + " must be a string";
    }
}
