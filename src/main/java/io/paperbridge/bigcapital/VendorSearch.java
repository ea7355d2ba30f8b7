package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.Company;
import io.paperbridge.document.Folding;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.SourceDocument;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the vendor of an invoice, or says what would create it.
 *
 * <p>A remembered link comes first, then exactly the same name. Never the first hit of a search, never ourselves. A vendor is created
 * only when its name is sure: from structured data, the correspondent, or beside a checked VAT id or IBAN.
 */
@Component("vendors")
public class VendorSearch {

    private static final int NOTE_LENGTH = 1000;
    private static final int LINK_LENGTH = 300;

    private final LedgerFacts facts;

    VendorSearch(LedgerFacts facts) {
        this.facts = facts;
    }

    /**
     * The links a vendor is remembered by: the VAT id; where there is none, the correspondent together with the printed name, because
     * Paperless sets correspondents by single words.
     */
    public List<String> links(Invoice invoice, SourceDocument source) {
        List<String> links = new ArrayList<>();
        String vatId = invoice.seller().vatId();
        SourceDocument.Correspondent correspondent = source.correspondent();
        if (vatId != null) {
            links.add("vat:" + vatId);
        } else if (correspondent != null) {
            links.add(cut("correspondent:" + correspondent.id() + ":" + Folding.fold(name(invoice))));
        }
        return List.copyOf(links);
    }

    /** What makes a vendor one: the VAT id, else the folded name. */
    public String key(Invoice invoice) {
        String vatId = invoice.seller().vatId();
        return vatId != null ? "vat:" + vatId : "name:" + Folding.fold(name(invoice));
    }

    /** The query for vendors of exactly this name. The list shows only active ones; inactive ones are a second call. */
    public String query(Invoice invoice) {
        return FilterRoles.anyOf(List.of(new FilterRoles.Role("display_name", name(invoice)))) + "&page_size=100";
    }

    /**
     * The vendor of exactly the invoice's name, in its currency.
     *
     * @param activeJson the list of active vendors
     * @param inactiveJson the list of inactive ones
     * @return null when there is none
     * @throws ReviewNeeded when there are several
     */
    public @Nullable Long choose(Invoice invoice, String activeJson, String inactiveJson) {
        List<JsonNode> exact = Stream.of(activeJson, inactiveJson)
                .flatMap(json -> stream(Wire.required("the vendors", Wire.parse("the vendors", json), "vendors")))
                .filter(vendor -> normalized(String.valueOf(Wire.text(vendor, "display_name")))
                        .equals(normalized(name(invoice))))
                .filter(vendor -> invoice.currencyCode().equals(Wire.text(vendor, "currency_code")))
                .toList();
        List<Long> ids = exact.stream()
                .map(vendor -> Wire.requiredId("a vendor", vendor, "id"))
                .distinct()
                .sorted()
                .toList();
        if (ids.size() > 1 && !exact.stream().allMatch(vendor -> isOurs(vendor, invoice))) {
            throw new ReviewNeeded(
                    Reason.PARTY_UNCERTAIN,
                    "BigCapital has " + ids.size() + " vendors named \"" + name(invoice) + "\" (ids " + ids
                            + "). Merge or rename them there, then put the tag back.");
        }
        return ids.isEmpty() ? null : ids.get(0);
    }

    /**
     * The payload that creates the vendor.
     *
     * @throws ReviewNeeded when the name is not sure enough, or is our own
     */
    public String payload(Invoice invoice, SourceDocument source, String reference) {
        requireSure(invoice, source);
        requireNotUs(invoice, facts.company());
        Party seller = invoice.seller();
        ObjectNode vendor = Wire.JSON.createObjectNode();
        vendor.put("display_name", name(invoice));
        vendor.put("company_name", name(invoice));
        vendor.put("currency_code", invoice.currencyCode());
        put(vendor, "billing_address_1", seller.street());
        put(vendor, "billing_address_city", seller.city());
        put(vendor, "billing_address_country", seller.country());
        if (seller.email() != null && seller.email().matches("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+")) {
            put(vendor, "email", seller.email());
        }
        vendor.put("note", StorableText.of(marker(invoice) + "; first seen on " + reference, NOTE_LENGTH));
        return vendor.toString();
    }

    /** The id in a create's answer. */
    public long created(String json) {
        return Wire.requiredId("the vendor", Wire.parse("the vendor", json), "id");
    }

    private String marker(Invoice invoice) {
        String vatId = invoice.seller().vatId();
        return "Made by Paperbridge" + (vatId == null ? "" : "; VAT id " + vatId);
    }

    private boolean isOurs(JsonNode vendor, Invoice invoice) {
        String note = Wire.text(vendor, "note");
        return note != null && note.startsWith(marker(invoice) + ";");
    }

    private static void requireSure(Invoice invoice, SourceDocument source) {
        Party seller = invoice.seller();
        SourceDocument.Correspondent correspondent = source.correspondent();
        boolean sure = invoice.origin() == Reading.Origin.E_INVOICE
                || seller.vatId() != null
                || seller.iban() != null
                || (correspondent != null && normalized(correspondent.name()).equals(normalized(name(invoice))));
        if (!sure) {
            throw new ReviewNeeded(
                    Reason.PARTY_UNCERTAIN,
                    "BigCapital has no vendor named \"" + name(invoice)
                            + "\", and nothing in the document proves the name. Set"
                            + " the correspondent in Paperless or add the vendor in BigCapital, then put the tag back.");
        }
    }

    private static void requireNotUs(Invoice invoice, Company company) {
        boolean us = company.names().stream().anyMatch(name -> normalized(name).equals(normalized(name(invoice))))
                || (invoice.seller().vatId() != null
                        && company.vatIds().contains(invoice.seller().vatId()));
        if (us) {
            throw new ReviewNeeded(
                    Reason.DIRECTION_UNCLEAR,
                    "The document names ourselves (" + name(invoice)
                            + ") as the vendor; it may be a sale. Nothing was booked.");
        }
    }

    private static String name(Invoice invoice) {
        String name = invoice.seller().name();
        String storable = name == null ? "" : StorableText.of(name, StorableText.SHORT);
        if (storable.isBlank()) {
            throw new ReviewNeeded(
                    Reason.PARTY_UNCERTAIN,
                    "The document " + invoice.number()
                            + " names no vendor. Set the correspondent in Paperless, then put the tag back.");
        }
        return storable;
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
