package io.paperbridge.sandbox.paperless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Paperless makes of a value for a custom field: stores it, refuses it with a sentence, or falls over. */
final class FieldValues {

    private static final String NOT_MONEY = "Must be a two-decimal number with optional currency code e.g. GBP123.45";

    private final Archive archive;

    FieldValues(Archive archive) {
        this.archive = archive;
    }

    /** Why a value is refused; empty when it is not. A value of a wrong JSON type is a server error. */
    Optional<String> refusal(FieldDefinition field, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        return switch (field.dataType()) {
            case "string" -> tooLong(text(value));
            case "longtext" -> noProblem(text(value));
            case "url" -> url(text(value));
            case "date" -> date(value);
            case "boolean" -> {
                if (!value.isBoolean()) {
                    throw Refusal.serverError();
                }
                yield Optional.empty();
            }
            case "integer" -> integer(value);
            case "float" -> isNumber(value) ? Optional.empty() : Optional.of("A valid number is required.");
            case "monetary" -> monetary(value);
            case "select" -> select(field, value);
            case "documentlink" -> links(value);
            default -> Optional.empty();
        };
    }

    /** The value as it is stored. */
    static JsonNode stored(FieldDefinition field, JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        return switch (field.dataType()) {
            case "integer" -> IntNode.valueOf(new BigDecimal(value.asText()).intValueExact());
            case "float" -> DoubleNode.valueOf(new BigDecimal(value.asText()).doubleValue());
            case "monetary" -> TextNode.valueOf(value.asText());
            default -> value;
        };
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw Refusal.serverError();
        }
        return value.textValue();
    }

    private static Optional<String> noProblem(String text) {
        return text.contains("\u0000") ? Optional.of("Null characters are not allowed.") : Optional.empty();
    }

    private static Optional<String> tooLong(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= 128
                ? Optional.empty()
                : Optional.of("Ensure this value has at most 128 characters (it has " + length + ").");
    }

    private static Optional<String> url(String text) {
        return text.isEmpty() || text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")
                ? Optional.empty()
                : Optional.of("Unable to parse URI " + text + ", missing scheme");
    }

    private static Optional<String> date(JsonNode value) {
        try {
            LocalDate.parse(value.asText());
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("Date has wrong format. Use one of these formats instead: YYYY-MM-DD.");
        }
    }

    private static Optional<String> integer(JsonNode value) {
        if (!isNumber(value)
                || new BigDecimal(value.asText()).stripTrailingZeros().scale() > 0) {
            return Optional.of("Enter a valid integer.");
        }
        BigDecimal number = new BigDecimal(value.asText());
        if (number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            return Optional.of("Ensure this value is less than or equal to 2147483647.");
        }
        return number.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) < 0
                ? Optional.of("Ensure this value is greater than or equal to -2147483648.")
                : Optional.empty();
    }

    private static Optional<String> monetary(JsonNode value) {
        String text = value.asText();
        if (text.isEmpty() || text.matches("[A-Z]{3}-?\\d+\\.\\d{1,2}")) {
            return Optional.empty();
        }
        if (!isNumber(value)) {
            return Optional.of(NOT_MONEY);
        }
        BigDecimal number = new BigDecimal(text);
        boolean fits = number.scale() <= 2 && number.precision() - number.scale() <= 10;
        return fits ? Optional.empty() : Optional.of(NOT_MONEY);
    }

    private static Optional<String> select(FieldDefinition field, JsonNode value) {
        if (field.options().containsKey(value.asText())) {
            return Optional.empty();
        }
        List<String> options = new ArrayList<>();
        field.options().forEach((id, label) -> options.add("{'label': '" + label + "', 'id': '" + id + "'}"));
        return Optional.of("Value must be an id of an element in [" + String.join(", ", options) + "]");
    }

    private Optional<String> links(JsonNode value) {
        if (!value.isArray()) {
            return Optional.of("Value must be a list");
        }
        for (JsonNode id : value) {
            StoredDocument target = archive.documents.get(id.asLong());
            if (target == null || target.deletedAt != null) {
                return Optional.of("Some documents in value don't exist or were specified twice.");
            }
        }
        return Optional.empty();
    }

    private static boolean isNumber(JsonNode value) {
        return value.isNumber() || (value.isTextual() && value.textValue().matches("-?\\d+(\\.\\d+)?"));
    }
}
