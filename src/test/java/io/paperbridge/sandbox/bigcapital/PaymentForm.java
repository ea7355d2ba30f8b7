package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The form a request for a payment must have. */
final class PaymentForm {

    private PaymentForm() {}

    static ObjectNode validated(PaymentKind kind, Call call) {
        ObjectNode body = call.body();
        Validation validation = new Validation(body)
                .requiredId(kind.pays().contactField())
                .requiredDateOnly("paymentDate")
                .requiredId(kind.accountField())
                .number("amount")
                .notNegative("exchangeRate")
                .text("statement")
                .text("referenceNo")
                .id("branchId");
        // A number that looks like one is made one, and then is no text any more.
        JsonNode number = body.path(kind.numberField());
        if (!number.isMissingNode() && !number.isNull() && (!number.isTextual() || Numbers.lenient(number) != null)) {
            validation.add(kind.numberField(), Map.of("isString", kind.numberField() + " must be a string"));
        }
        JsonNode entries = body.path("entries");
        if (kind == PaymentKind.RECEIVED && !entries.isArray()) {
            validation.add("entries", Map.of("isArray", "entries must be an array"));
        }
        entries(kind, validation, entries);
        validation.done();
        if (!entries.isArray()) {
            throw Refusal.internal();
        }
        return body;
    }

    private static void entries(PaymentKind kind, Validation validation, JsonNode entries) {
        ArrayNode faulty = Wire.array();
        for (int i = 0; i < entries.size(); i++) {
            ObjectNode entry = entries.get(i) instanceof ObjectNode object ? object : Wire.object();
            Validation inner = new Validation(entry).requiredId(kind.paidField());
            if (kind == PaymentKind.RECEIVED) {
                inner.requiredId("paymentAmount");
            } else {
                inner.requiredNumber("paymentAmount");
            }
            if (inner.failed()) {
                ObjectNode problem = faulty.addObject();
                problem.set("value", entry);
                problem.set("target", entries);
                problem.put("property", String.valueOf(i)).set("children", inner.problems());
            }
        }
        if (!faulty.isEmpty()) {
            validation.children("entries").addAll(faulty);
        }
    }
}
