package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Customers and vendors: two lists, one sequence of ids, no uniqueness of any kind. */
final class Contacts {

    private static final List<String> TEXTS = List.of(
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
    private static final List<String> NEVER_FILLED = List.of(
            "opening_balance_at",
            "opening_balance_branch_id",
            "billing_address_postcode",
            "shipping_address_postcode",
            "created_at",
            "updated_at");

    private final String baseCurrency;
    private final LongFunction<BigDecimal> balance;
    private final Map<Long, Contact> byId = new TreeMap<>();
    private final Map<Role, Listing<Contact>> listings = new HashMap<>();
    private BiConsumer<Role, Long> deleteCheck = (role, id) -> {};
    private long lastId;

    /** Customer or vendor. */
    enum Role {
        CUSTOMER,
        VENDOR;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A contact; the texts under their camel-case names. */
    record Contact(
            long id, Role role, @Nullable String type, Map<String, String> texts, String currency, boolean active) {

        String displayName() {
            return texts.getOrDefault("displayName", "");
        }

        Contact asActive(boolean value) {
            return new Contact(id, role, type, texts, currency, value);
        }
    }

    Contacts(String baseCurrency, LongFunction<BigDecimal> balance) {
        this.baseCurrency = baseCurrency;
        this.balance = balance;
        for (Role role : Role.values()) {
            listings.put(role, new Listing<>(role.key() + "s", false, fields(), Contacts::found, Map.of()));
        }
    }

    private Map<String, Function<Contact, @Nullable Object>> fields() {
        Map<String, Function<Contact, @Nullable Object>> fields = new HashMap<>();
        for (String name : List.of(
                "firstName",
                "lastName",
                "displayName",
                "email",
                "workPhone",
                "personalPhone",
                "companyName",
                "website")) {
            fields.put(Wire.snake(name), contact -> contact.texts().get(name));
        }
        fields.put("currency_code", Contact::currency);
        fields.put("balance", contact -> balance.apply(contact.id()));
        fields.put("opening_balance", contact -> BigDecimal.ZERO);
        fields.put("status", contact -> contact.active() ? "active" : "inactive");
        fields.put("created_at", contact -> null);
        return fields;
    }

    private static boolean found(Contact contact, String keyword) {
        boolean contained = List.of("displayName", "firstName").stream()
                .anyMatch(name -> Texts.like(contact.texts().getOrDefault(name, ""), "%" + keyword + "%"));
        return contained
                || List.of("lastName", "companyName", "email", "workPhone", "personalPhone", "website").stream()
                        .anyMatch(name -> Texts.same(contact.texts().getOrDefault(name, ""), keyword));
    }

    /** Who may object to a delete; throws when it does. */
    void onDelete(BiConsumer<Role, Long> check) {
        deleteCheck = check;
    }

    Optional<Contact> find(Role role, long id) {
        return Optional.ofNullable(byId.get(id)).filter(contact -> contact.role() == role);
    }

    Optional<Contact> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Contact> all(Role role) {
        return byId.values().stream().filter(contact -> contact.role() == role).toList();
    }

    SandboxAnswer list(Role role, Call call) {
        boolean inactive = call.parameter("inactiveMode").orElse("").equals("true");
        List<Contact> rows = all(role).stream()
                .filter(contact -> contact.active() != inactive)
                .toList();
        Listing<Contact> listing = Objects.requireNonNull(listings.get(role));
        return Wire.answer(200, listing.answer(call, rows, this::detail));
    }

    SandboxAnswer get(Role role, Call call) {
        return Wire.answer(200, detail(known(role, call)));
    }

    private Contact known(Role role, Call call) {
        return call.id().flatMap(id -> find(role, id)).orElseThrow(Refusal::notFound);
    }

    SandboxAnswer create(Role role, Call call) {
        ObjectNode body = call.body();
        Validation validation = new Validation(body);
        if (role == Role.CUSTOMER) {
            validation.requiredText("customerType").requiredText("currencyCode").requiredText("displayName");
        } else if (!body.path("displayName").isTextual()) {
            validation.add("displayName", Map.of("isString", "displayName must be a string"));
        }
        validate(validation, body);
        String currency = body.path("currencyCode").asText("");
        Map<String, String> texts = texts(body, Map.of());
        Contact contact = new Contact(
                ++lastId,
                role,
                body.hasNonNull("customerType") ? body.get("customerType").asText() : null,
                texts,
                currency.isEmpty() ? baseCurrency : currency,
                body.path("active").asBoolean(true));
        byId.put(contact.id(), contact);
        return Wire.answer(201, render(contact));
    }

    SandboxAnswer edit(Role role, Call call) {
        Contact old = known(role, call);
        ObjectNode body = call.body();
        Validation validation = new Validation(body);
        if (role == Role.CUSTOMER) {
            validation.requiredText("customerType");
        }
        validation.requiredText("displayName");
        validate(validation, body);
        // The currency is fixed at creation; another one is dropped without a word.
        Contact edited = new Contact(
                old.id(),
                role,
                body.hasNonNull("customerType") ? body.get("customerType").asText() : old.type(),
                texts(body, old.texts()),
                old.currency(),
                body.path("active").asBoolean(old.active()));
        byId.put(old.id(), edited);
        return Wire.answer(200, render(edited));
    }

    private static void validate(Validation validation, ObjectNode body) {
        TEXTS.stream()
                .filter(name -> !name.equals("displayName") && !name.equals("email"))
                .forEach(validation::text);
        validation.email("email").text("note").flag("active");
        if (body.has("openingBalance") && !body.hasNonNull("openingBalanceAt")) {
            validation.add(
                    "openingBalanceAt",
                    Map.of(
                            "isIso8601", "openingBalanceAt must be a valid ISO 8601 date string",
                            "isNotEmpty", "openingBalanceAt is required when openingBalance is provided"));
        }
        validation.done();
        // Accepted by the validators, but there is no such column.
        if (body.has("billingAddressZipcode") || body.has("shippingAddressZipcode")) {
            throw Refusal.internal();
        }
    }

    private static Map<String, String> texts(ObjectNode body, Map<String, String> old) {
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

    SandboxAnswer delete(Role role, Call call) {
        Contact contact = known(role, call);
        deleteCheck.accept(role, contact.id());
        byId.remove(contact.id());
        return SandboxAnswer.empty(200);
    }

    SandboxAnswer activate(Call call, boolean active) {
        Contact contact = call.id().flatMap(this::find).orElseThrow(Refusal::notFound);
        if (contact.active() == active) {
            throw Refusal.business(active ? "CONTACT_ALREADY_ACTIVE" : "CONTACT_ALREADY_INACTIVE");
        }
        byId.put(contact.id(), contact.asActive(active));
        return Wire.answer(200, Wire.object().put("id", contact.id()).put(active ? "activated" : "inactivated", true));
    }

    private ObjectNode detail(Contact contact) {
        ObjectNode node = render(contact);
        if (contact.role() == Role.CUSTOMER) {
            node.put("customer_type", contact.type());
        }
        return node;
    }

    /** A contact as it stands inside a document. */
    ObjectNode render(Contact contact) {
        ObjectNode node = Wire.object().put("id", contact.id());
        BigDecimal owed = balance.apply(contact.id());
        node.set("balance", Wire.number(owed));
        TEXTS.forEach(name -> node.put(Wire.snake(name), contact.texts().get(name)));
        node.put("note", contact.texts().get("note"))
                .put("active", contact.active() ? 1 : 0)
                .put("contact_service", contact.role().key())
                .put("contact_type", contact.type())
                .put("currency_code", contact.currency())
                .put("opening_balance", 0)
                .put("opening_balance_exchange_rate", 1);
        NEVER_FILLED.forEach(node::putNull);
        node.set("closing_balance", Wire.number(owed));
        return node.put("contact_normal", "debit").put("local_opening_balance", 0);
    }
}
