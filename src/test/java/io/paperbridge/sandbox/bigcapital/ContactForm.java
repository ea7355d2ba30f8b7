package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.bigcapital.Contacts.Opening;
import io.paperbridge.sandbox.bigcapital.Contacts.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form a request for a customer or a vendor must have, and what is read from it. */
final class ContactForm {

    static final List<String> TEXTS = List.of(
            "salutation",
            "firstName",
            "lastName",
            "companyName",
            "displayName",
            "website",
            "email",
            "workPhone",
            "personalPhone",
            "billingAddress1",
            "billingAddress2",
            "billingAddressCity",
            "billingAddressCountry",
            "billingAddressEmail",
            "billingAddressPhone",
            "billingAddressState",
            "shippingAddress1",
            "shippingAddress2",
            "shippingAddressCity",
            "shippingAddressCountry",
            "shippingAddressEmail",
            "shippingAddressPhone",
            "shippingAddressState");

    private ContactForm() {}

    static void validate(Role role, Validation validation, ObjectNode body) {
        TEXTS.stream()
                .filter(name -> !name.equals("displayName") && !name.equals("email"))
                .forEach(validation::text);
        validation.email("email").text("note").flag("active");
        if (body.has("openingBalance") && !body.hasNonNull("openingBalanceAt")) {
            validation.add(
                    "openingBalanceAt",
                    Map.of(
                            role == Role.CUSTOMER ? "isString" : "isIso8601",
                            role == Role.CUSTOMER
                                    ? "openingBalanceAt must be a string"
                                    : "openingBalanceAt must be a valid ISO 8601 date string",
                            "isNotEmpty",
                            "openingBalanceAt is required when openingBalance is provided"));
        }
        validation.done();
        // Accepted by the validators, but there is no such column.
        if (body.has("billingAddressZipcode") || body.has("shippingAddressZipcode")) {
            throw Refusal.internal();
        }
    }

    static @Nullable Opening opening(ObjectNode body) {
        return body.hasNonNull("openingBalance")
                ? new Opening(
                        body.get("openingBalance").decimalValue(),
                        Texts.day(body.get("openingBalanceAt").asText()))
                : null;
    }

    static Map<String, String> texts(ObjectNode body, Map<String, String> old) {
        Map<String, String> texts = new HashMap<>(old);
        for (String name : TEXTS) {
            String text = Texts.stored(body, name, Texts.VARCHAR);
            if (text != null) {
                texts.put(name, text);
            }
        }
        String note = Texts.stored(body, "note", Texts.TEXT);
        if (note != null) {
            texts.put("note", note);
        }
        return Map.copyOf(texts);
    }
}
