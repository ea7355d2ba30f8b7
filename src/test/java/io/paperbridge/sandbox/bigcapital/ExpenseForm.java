package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The form a request for an expense must have. */
final class ExpenseForm {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private ExpenseForm() {}

    static ObjectNode validated(Call call) {
        ObjectNode body = call.body();
        Validation validation = new Validation(body)
                .requiredDate("paymentDate")
                .requiredId("paymentAccountId")
                .most("referenceNo", Texts.VARCHAR)
                .most("description", 1000)
                .notNegative("exchangeRate")
                .id("payeeId")
                .id("branchId");
        if (body.hasNonNull("currencyCode")
                && !CURRENCIES.contains(body.get("currencyCode").asText())) {
            validation.add(
                    "currencyCode",
                    Map.of("isISO4217CurrencyCode", "currencyCode must be a valid ISO4217 currency code"));
        }
        JsonNode categories = body.path("categories");
        if (categories.isArray()) {
            checkEach(validation, categories);
        } else {
            validation.add("categories", Map.of("isArray", "categories must be an array"));
        }
        validation.done();
        return body;
    }

    private static void checkEach(Validation validation, JsonNode categories) {
        ArrayNode faulty = Wire.array();
        for (int i = 0; i < categories.size(); i++) {
            ObjectNode category = categories.get(i) instanceof ObjectNode object ? object : Wire.object();
            Validation inner = new Validation(category)
                    .requiredId("index")
                    .requiredId("expenseAccountId")
                    .number("amount")
                    .most("description", Texts.VARCHAR);
            if (inner.failed()) {
                ObjectNode problem = faulty.addObject();
                problem.set("value", category);
                problem.set("target", categories);
                problem.put("property", String.valueOf(i)).set("children", inner.problems());
            }
        }
        if (!faulty.isEmpty()) {
            validation.children("categories").addAll(faulty);
        }
    }
}
