package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.Company;
import io.paperbridge.document.ContactRole;
import io.paperbridge.document.EntryKind;
import io.paperbridge.document.Folding;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.RemoteFailure;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the other party of an invoice among the ledger's vendors or customers, or says what would create it.
 *
 * <p>A remembered link comes first, then exactly the same name, printed or the correspondent's. Never the first hit of a search, never
 * ourselves. A contact of nearly the same name is a proposal to a person, never taken. A contact is created only when its name is
 * sure: from structured data, the correspondent, or beside a checked VAT id or IBAN.
 */
@Component("contactSearch")
public class ContactSearch {

    private static final String MADE_BY = "Made by Paperbridge";
    private static final int NOTE_LENGTH = 1000;
    private static final int LINK_LENGTH = 300;

    /** From here on two names may be the same company's. */
    private static final int ALIKE = 80;

    /** Below this the correspondent is somebody else than who is printed. */
    private static final int RELATED = 50;

    private static final int MOST_PROPOSALS = 3;

    /** Narrower than BigCapital's own check: what it refuses would cost the contact. */
    private static final String EMAIL = "[\\w+-]+(\\.[\\w+-]+)*@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,}";

    private final LedgerFacts facts;

    ContactSearch(LedgerFacts facts) {
        this.facts = facts;
    }

    /** The word the journal keeps contacts of this side under: {@code vendor} or {@code customer}. */
    public String role(Invoice invoice) {
        return invoice.kind().role().word();
    }

    /** The path of the contacts of this side. */
    public String path(Invoice invoice) {
        return "/api/" + role(invoice) + "s";
    }

    /**
     * Whether a contact is looked for at all: every kind needs one, but an expense whose payee's name is not sure is booked without.
     */
    public boolean isNeeded(Invoice invoice, SourceDocument source) {
        return invoice.kind() != EntryKind.EXPENSE || (hasName(invoice) && isSure(invoice, source));
    }

    /**
     * The links a contact is found by: the VAT id; where there is none, the IBAN together with the first word of the name, because
     * several sellers may be paid to one factor, and the correspondent together with the printed name, because Paperless sets
     * correspondents by single words.
     */
    public List<String> links(Invoice invoice, SourceDocument source) {
        String vatId = invoice.party().vatId();
        return vatId != null ? List.of("vat:" + vatId) : weakLinks(invoice, source);
    }

    /** The links a contact is remembered by: those it is found by, and the weaker ones for documents without VAT id. */
    public List<String> linksToKeep(Invoice invoice, SourceDocument source) {
        List<String> links = new ArrayList<>(weakLinks(invoice, source));
        if (invoice.party().vatId() != null) {
            links.add(0, "vat:" + invoice.party().vatId());
        }
        return List.copyOf(links);
    }

    private static List<String> weakLinks(Invoice invoice, SourceDocument source) {
        List<String> links = new ArrayList<>();
        String iban = invoice.party().iban();
        SourceDocument.Correspondent correspondent = source.correspondent();
        if (iban != null && hasName(invoice)) {
            links.add(cut("iban:" + iban + ":" + Likeness.firstWord(name(invoice))));
        }
        if (correspondent != null && hasName(invoice)) {
            links.add(cut("correspondent:" + correspondent.id() + ":" + Folding.fold(name(invoice))));
        }
        return List.copyOf(links);
    }

    /** What makes a contact one: the VAT id, else the folded name. */
    public String key(Invoice invoice) {
        String vatId = invoice.party().vatId();
        return vatId != null ? "vat:" + vatId : "name:" + Folding.fold(name(invoice));
    }

    /**
     * The query for contacts of exactly this name, or the correspondent's, and for those that are alike. The list shows only active ones;
     * inactive ones are a second call.
     */
    public String query(Invoice invoice, SourceDocument source) {
        List<FilterRoles.Role> roles = new ArrayList<>();
        names(invoice, source).forEach(name -> roles.add(new FilterRoles.Role("display_name", name)));
        String word = Likeness.tellingWord(name(invoice));
        if (!word.isEmpty()) {
            roles.add(FilterRoles.Role.containing("display_name", word));
        }
        return FilterRoles.anyOf(roles) + "&page=1&page_size=1000";
    }

    /**
     * The contact of exactly the invoice's name, or the correspondent's, in its currency.
     *
     * @param activeJson the list of active contacts
     * @param inactiveJson the list of inactive ones
     * @return null when there is none
     * @throws ReviewNeeded when there are several, and nothing says which; when it is inactive; or when there is only one of nearly the
     *     same name, which a person must decide on
     */
    public @Nullable Long choose(Invoice invoice, SourceDocument source, String activeJson, String inactiveJson) {
        requireNotUs(invoice, facts.company());
        List<JsonNode> all = Stream.of(activeJson, inactiveJson)
                .flatMap(json -> contacts(invoice, json))
                .filter(contact -> invoice.currencyCode().equals(Wire.text(contact, "currency_code")))
                .toList();
        for (String name : names(invoice, source)) {
            List<JsonNode> exact = all.stream()
                    .filter(contact -> normalized(displayName(contact)).equals(normalized(name)))
                    .toList();
            if (!exact.isEmpty()) {
                return only(invoice, exact);
            }
        }
        propose(invoice, all);
        return null;
    }

    private Long only(Invoice invoice, List<JsonNode> exact) {
        List<Long> ids =
                exact.stream().map(ContactSearch::id).distinct().sorted().toList();
        if (ids.size() > 1 && !exact.stream().allMatch(contact -> isOurs(contact, invoice))) {
            throw new ReviewNeeded(
                    Reason.PARTY_UNCERTAIN,
                    Sentence.of(
                            "bigcapital.contact-ambiguous",
                            ids.size(),
                            roleWord(invoice),
                            name(invoice),
                            ids.toString()));
        }
        JsonNode chosen = exact.stream()
                .filter(contact -> id(contact) == ids.get(0))
                .findFirst()
                .orElseThrow();
        requireActive(invoice, chosen);
        return ids.get(0);
    }

    /**
     * A contact remembered from earlier documents, as the ledger shows it now.
     *
     * @param json the contact; null when there is none of its id any more
     * @return its id; null when it is gone and must be looked for anew
     * @throws ReviewNeeded when it is inactive
     */
    public @Nullable Long stillThere(Invoice invoice, @Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonNode contact = Wire.parse("the contact", json);
        requireActive(invoice, contact);
        return id(contact);
    }

    private static void requireActive(Invoice invoice, JsonNode contact) {
        if (contact.has("active") && !Wire.isTrue(contact, "active")) {
            throw new ReviewNeeded(
                    Reason.PARTY_UNCERTAIN,
                    Sentence.of("bigcapital.contact-inactive", roleWord(invoice), displayName(contact), id(contact)));
        }
    }

    private static void propose(Invoice invoice, List<JsonNode> all) {
        String vatId = invoice.party().vatId();
        List<JsonNode> alike = all.stream()
                .filter(contact -> Likeness.of(name(invoice), displayName(contact)) >= ALIKE)
                .filter(contact -> vatId == null || !hasOtherVatId(contact, vatId))
                .sorted(Comparator.comparingInt(
                        (JsonNode contact) -> -Likeness.of(name(invoice), displayName(contact))))
                .toList();
        if (alike.isEmpty()) {
            return;
        }
        List<Sentence> proposals = alike.stream()
                .limit(MOST_PROPOSALS)
                .map(contact -> Sentence.of(
                        "bigcapital.contact-proposal",
                        displayName(contact),
                        id(contact),
                        Likeness.of(name(invoice), displayName(contact))))
                .toList();
        throw new ReviewNeeded(
                Reason.PARTY_UNCERTAIN,
                Sentence.of("bigcapital.contact-alike", roleWord(invoice), name(invoice), Sentence.joined(proposals)));
    }

    /** The printed name, and the correspondent's where it may be the same party's. */
    private static List<String> names(Invoice invoice, SourceDocument source) {
        String printed = name(invoice);
        SourceDocument.Correspondent correspondent = source.correspondent();
        String known = correspondent == null ? "" : StorableText.of(correspondent.name(), StorableText.SHORT);
        return known.isBlank() || normalized(known).equals(normalized(printed)) || Likeness.of(known, printed) < RELATED
                ? List.of(printed)
                : List.of(printed, known);
    }

    private static Stream<JsonNode> contacts(Invoice invoice, String json) {
        String key = invoice.kind().role().word() + "s";
        JsonNode answer = Wire.parse("the contacts", json);
        JsonNode rows = Wire.required("the contacts", answer, key);
        long total = answer.path("pagination").path("total").asLong(rows.size());
        if (total > rows.size()) {
            throw RemoteFailure.passing("BigCapital", key, 200, true, rows.size() + " of " + total + " contacts");
        }
        return stream(rows);
    }

    private static long id(JsonNode contact) {
        return Wire.requiredId("a contact", contact, "id");
    }

    private static String displayName(JsonNode contact) {
        return String.valueOf(Wire.text(contact, "display_name"));
    }

    /** Whether it is ours, of another VAT id: another company, however alike the names are. */
    private static boolean hasOtherVatId(JsonNode contact, String vatId) {
        String note = String.valueOf(Wire.text(contact, "note"));
        return note.contains("VAT id ") && !note.contains("VAT id " + vatId + ";");
    }

    /**
     * The payload that creates the contact.
     *
     * @throws ReviewNeeded when the name is not sure enough, or is our own
     */
    public String payload(Invoice invoice, SourceDocument source, String reference) {
        if (!isSure(invoice, source)) {
            throw new ReviewNeeded(
                    Reason.PARTY_UNCERTAIN,
                    Sentence.of("bigcapital.contact-not-sure", roleWord(invoice), name(invoice)));
        }
        requireNotUs(invoice, facts.company());
        Party party = invoice.party();
        ObjectNode contact = Wire.JSON.createObjectNode();
        if (invoice.kind().role() == ContactRole.CUSTOMER) {
            contact.put("customer_type", "business");
        }
        contact.put("display_name", name(invoice));
        contact.put("company_name", name(invoice));
        contact.put("currency_code", invoice.currencyCode());
        put(contact, "billing_address_1", party.street());
        put(contact, "billing_address_city", party.city());
        put(contact, "billing_address_country", party.country());
        if (party.email() != null && party.email().matches(EMAIL)) {
            put(contact, "email", party.email());
        }
        contact.put("note", StorableText.of(marker(invoice) + "; first seen on " + reference, NOTE_LENGTH));
        return contact.toString();
    }

    /** The id in a create's answer. */
    public long created(String json) {
        return Wire.requiredId("the contact", Wire.parse("the contact", json), "id");
    }

    /** What Paperbridge wrote into the note of a contact it made, up to the document it was first seen on; null for all other notes. */
    static @Nullable String markerIn(@Nullable String note) {
        return note != null && note.startsWith(MADE_BY) ? note.split("; first seen on ", 2)[0] : null;
    }

    private static String marker(Invoice invoice) {
        String vatId = invoice.party().vatId();
        return MADE_BY + (vatId == null ? "" : "; VAT id " + vatId);
    }

    private static boolean isOurs(JsonNode contact, Invoice invoice) {
        String note = Wire.text(contact, "note");
        return note != null && note.startsWith(marker(invoice) + ";");
    }

    private static boolean isSure(Invoice invoice, SourceDocument source) {
        Party party = invoice.party();
        SourceDocument.Correspondent correspondent = source.correspondent();
        return invoice.origin() == Reading.Origin.E_INVOICE
                || party.vatId() != null
                || party.iban() != null
                || (correspondent != null && normalized(correspondent.name()).equals(normalized(name(invoice))));
    }

    private static void requireNotUs(Invoice invoice, Company company) {
        boolean us = company.names().stream().anyMatch(name -> normalized(name).equals(normalized(name(invoice))))
                || (invoice.party().vatId() != null
                        && company.vatIds().contains(invoice.party().vatId()));
        if (us) {
            throw new ReviewNeeded(
                    Reason.DIRECTION_UNCLEAR,
                    Sentence.of("bigcapital.contact-is-us", name(invoice), roleWord(invoice)));
        }
    }

    private static boolean hasName(Invoice invoice) {
        String name = invoice.party().name();
        return name != null && !StorableText.of(name, StorableText.SHORT).isBlank();
    }

    private static String name(Invoice invoice) {
        String name = invoice.party().name();
        if (name == null || !hasName(invoice)) {
            throw new ReviewNeeded(
                    Reason.PARTY_UNCERTAIN, Sentence.of("bigcapital.contact-nameless", roleWord(invoice)));
        }
        return StorableText.of(name, StorableText.SHORT);
    }

    private static Sentence roleWord(Invoice invoice) {
        return Sentence.of("bigcapital.role-" + invoice.kind().role().word());
    }

    private static String normalized(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String cut(String link) {
        return link.length() <= LINK_LENGTH ? link : link.substring(0, LINK_LENGTH);
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(field, StorableText.of(value, StorableText.SHORT));
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes.stream();
    }
}
