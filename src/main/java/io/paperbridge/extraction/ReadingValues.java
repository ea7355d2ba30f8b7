package io.paperbridge.extraction;

import io.paperbridge.document.Details;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Term;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read, under the names that reports give it. */
final class ReadingValues {

    private static final Map<String, Term> TERMS = Map.ofEntries(
            Map.entry("number", Term.INVOICE_NUMBER),
            Map.entry("issueDate", Term.ISSUE_DATE),
            Map.entry("dueDate", Term.DUE_DATE),
            Map.entry("currency", Term.CURRENCY),
            Map.entry("seller", Term.SELLER),
            Map.entry("sellerVatId", Term.SELLER_VAT_ID),
            Map.entry("buyer", Term.BUYER),
            Map.entry("buyerVatId", Term.BUYER_VAT_ID),
            Map.entry("iban", Term.IBAN),
            Map.entry("net", Term.NET),
            Map.entry("tax", Term.TAX),
            Map.entry("gross", Term.GROSS));

    private ReadingValues() {}

    /** The values that were found, in the order of a report. */
    static Map<String, Object> of(Reading reading) {
        Party seller = reading.seller();
        Party buyer = reading.buyer();
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "number", reading.number());
        put(values, "issueDate", reading.issueDate());
        put(values, "dueDate", reading.dueDate());
        put(values, "currency", reading.currency());
        put(values, "seller", seller == null ? null : seller.name());
        put(values, "sellerVatId", seller == null ? null : vatNumber(seller));
        put(values, "buyer", buyer == null ? null : buyer.name());
        put(values, "buyerVatId", buyer == null ? null : buyer.vatId());
        put(values, "iban", seller == null ? null : seller.iban());
        put(values, "net", reading.net());
        put(values, "tax", reading.tax());
        put(values, "gross", reading.gross());
        put(values, "prepaid", reading.prepaid());
        put(values, "rounding", reading.rounding());
        put(values, "withheld", reading.withheld());
        put(values, "payable", reading.payable());
        put(values, "terms", reading.details().paymentTerms());
        reading.details()
                .references()
                .forEach(one -> values.merge(name(one.kind()), one.number(), (all, next) -> all + ", " + next));
        return values;
    }

    /** Where the value of a name was found; null where that is not known, or is kept of no such value. */
    static @Nullable Evidence evidence(Reading reading, String name) {
        Term term = TERMS.get(name);
        return term == null ? null : reading.evidence().get(term);
    }

    /** As other values are named: {@code salesOrder}. */
    private static String name(Details.ReferenceKind kind) {
        String[] words = kind.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }

    /** With its country where the document prints it, else as the country itself writes it. */
    private static @Nullable String vatNumber(Party seller) {
        return seller.vatId() == null ? seller.taxNumber() : seller.vatId();
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
