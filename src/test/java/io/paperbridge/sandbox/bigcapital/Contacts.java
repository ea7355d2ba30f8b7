package io.paperbridge.sandbox.bigcapital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.sandbox.SandboxAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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

    private final String baseCurrency;
    private final Branches branches;
    private final ContactView view;
    private final Map<Long, Contact> byId = new TreeMap<>();
    private final Map<Role, Listing<Contact>> listings = new HashMap<>();
    private final List<BiConsumer<Role, Long>> deleteChecks = new ArrayList<>();
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
            long id,
            Role role,
            @Nullable String type,
            Map<String, String> texts,
            String currency,
            boolean active,
            @Nullable Opening opening) {

        String displayName() {
            return texts.getOrDefault("displayName", "");
        }

        Contact asActive(boolean value) {
            return new Contact(id, role, type, texts, currency, value, opening);
        }
    }

    /** What was owed before the books began; shown, and not booked here. */
    record Opening(BigDecimal amount, LocalDate date) {}

    Contacts(String baseCurrency, Branches branches, LongFunction<BigDecimal> balance) {
        this.branches = branches;
        this.baseCurrency = baseCurrency;
        this.view = new ContactView(balance);
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
        fields.put("balance", view::owed);
        fields.put(
                "opening_balance",
                contact -> contact.opening() == null
                        ? BigDecimal.ZERO
                        : contact.opening().amount());
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
        deleteChecks.add(check);
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
        return Wire.answer(200, listing.answer(call, rows, view::detail));
    }

    /** Customers and vendors together; a limit can never be given. */
    SandboxAnswer autoComplete(Call call) {
        if (call.query().containsKey("limit")) {
            ObjectNode target = Wire.object();
            call.query().forEach(target::put);
            new Validation(target).number("limit").done();
        }
        ArrayNode array = Wire.array();
        String keyword = call.parameter("keyword").orElse("");
        byId.values().stream()
                .filter(contact -> Texts.like(contact.displayName(), "%" + keyword + "%"))
                .forEach(contact -> array.add(view.render(contact).without("local_opening_balance")));
        return Wire.answer(200, array);
    }

    SandboxAnswer get(Role role, Call call) {
        return Wire.answer(200, view.detail(known(role, call)));
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
        ContactForm.validate(role, validation, body);
        if (body.hasNonNull("openingBalance")) {
            branches.checkOpening(body);
        }
        String currency = body.path("currencyCode").asText("");
        Map<String, String> texts = ContactForm.texts(body, Map.of());
        Contact contact = new Contact(
                ++lastId,
                role,
                body.hasNonNull("customerType") ? body.get("customerType").asText() : null,
                texts,
                currency.isEmpty() ? baseCurrency : currency,
                body.path("active").asBoolean(true),
                ContactForm.opening(body));
        byId.put(contact.id(), contact);
        return Wire.answer(201, view.render(contact));
    }

    SandboxAnswer edit(Role role, Call call) {
        Contact old = known(role, call);
        ObjectNode body = call.body();
        Validation validation = new Validation(body);
        if (role == Role.CUSTOMER) {
            validation.requiredText("customerType");
        }
        validation.requiredText("displayName");
        ContactForm.validate(role, validation, body);
        // The currency is fixed at creation; another one is dropped without a word.
        Contact edited = new Contact(
                old.id(),
                role,
                body.hasNonNull("customerType") ? body.get("customerType").asText() : old.type(),
                ContactForm.texts(body, old.texts()),
                old.currency(),
                body.path("active").asBoolean(old.active()),
                old.opening());
        byId.put(old.id(), edited);
        return Wire.answer(200, view.render(edited));
    }

    SandboxAnswer delete(Role role, Call call) {
        Contact contact = known(role, call);
        deleteChecks.forEach(check -> check.accept(role, contact.id()));
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

    /** A contact as it stands inside a document. */
    ObjectNode render(Contact contact) {
        return view.render(contact);
    }
}
