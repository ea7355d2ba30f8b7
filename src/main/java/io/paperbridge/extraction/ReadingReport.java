package io.paperbridge.extraction;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paperbridge.document.Box;
import io.paperbridge.document.Details;
import io.paperbridge.document.Line;
import io.paperbridge.document.Party;
import io.paperbridge.document.PrintedLine;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.language.Language;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read from one file, for people and for programs. */
public final class ReadingReport {

    /** Amounts as printed: 100.00 is neither 100.0 nor 1E+2. */
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    private static final int THOUSANDTHS = 3;
    private static final int NAME_WIDTH = 15;
    private static final int VALUE_WIDTH = 34;

    private final String file;
    private final Reading reading;
    private final Language language;

    /**
     * @param file how the file is called in the report
     * @param reading what was read from it
     * @param language that of the sentences
     */
    public ReadingReport(String file, Reading reading, Language language) {
        this.file = file;
        this.reading = reading;
        this.language = language;
    }

    /**
     * The report on a file that could not even be opened.
     *
     * @param problem what is in the way
     */
    public static ReadingReport unreadable(String file, Sentence problem, Language language) {
        Draft nothing = new Draft(Origin.TEXT);
        nothing.type = Reading.DocumentType.UNREADABLE;
        nothing.doubt(null, Reading.DoubtReason.MISSING, "extraction.file-unreadable", problem);
        return new ReadingReport(file, nothing.toReading(), language);
    }

    /** What would become of the document, if its party, date and direction raise no question and nothing is to be approved. */
    public enum Decision {
        ACCEPT,
        REVIEW,
        NOT_AN_INVOICE,
        UNREADABLE;

        /** As it is written in reports: {@code not-an-invoice}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What the reading alone leads to. */
    public Decision decision() {
        return switch (reading.type()) {
            case NOT_AN_INVOICE -> Decision.NOT_AN_INVOICE;
            case UNREADABLE -> Decision.UNREADABLE;
            default -> reading.doubts().isEmpty() ? Decision.ACCEPT : Decision.REVIEW;
        };
    }

    /**
     * One JSON object on one line; amounts as printed, dates as ISO 8601, nothing for what was not found. Under {@code evidence} stands of
     * each value how certain it is, in percent, and where it was found, with the page and the rectangle (left, top, right, bottom, in points from the top left).
     */
    public String json() {
        ObjectNode json = NODES.objectNode();
        json.put("file", file);
        json.put("decision", decision().code());
        json.put("source", source());
        json.put("kind", reading.type().name().toLowerCase(Locale.ROOT));
        values().forEach((name, value) -> {
            if (value instanceof BigDecimal amount) {
                json.put(name, plain(amount));
            } else {
                json.put(name, value.toString());
            }
        });
        ObjectNode evidence = json.putObject("evidence");
        values().keySet().stream().filter(TERMS::containsKey).forEach(name -> {
            Evidence found = reading.evidence().get(TERMS.get(name));
            if (found != null) {
                ObjectNode one = evidence.putObject(name)
                        .put("confidence", found.confidence())
                        .put("source", found.source());
                if (found.box() != null) {
                    put(one, found.box());
                }
            }
        });
        ArrayNode lines = json.putArray("lines");
        if (reading.details().lines().isEmpty()) {
            reading.lines().forEach(line -> lines.add(json(line)));
        } else {
            reading.details().lines().forEach(line -> lines.add(json(line)));
        }
        ArrayNode doubts = json.putArray("doubts");
        reading.doubts().forEach(doubt -> doubts.add(say(doubt)));
        ArrayNode notes = json.putArray("notes");
        reading.details().notes().forEach(note -> notes.add(language.say(note)));
        return json.toString();
    }

    /** A heading, a row for each value with how certain it is and where it was found, and a row for each doubt. */
    public List<String> table() {
        List<String> rows = new ArrayList<>();
        rows.add(file + ": " + decision().code() + " (" + source() + ", "
                + reading.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        values().forEach((name, value) -> {
            Term term = TERMS.get(name);
            Evidence evidence = term == null ? null : reading.evidence().get(term);
            String found = evidence == null ? "" : evidence.source();
            String percent = evidence == null ? "" : evidence.confidence() + " %";
            String shown = value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
            rows.add(("  %-" + NAME_WIDTH + "s %-" + VALUE_WIDTH + "s %5s  %s")
                    .formatted(name, shown, percent, found)
                    .stripTrailing());
        });
        if (!reading.lines().isEmpty()) {
            rows.add(("  %-" + NAME_WIDTH + "s %d")
                    .formatted("lines", reading.lines().size()));
        }
        reading.details().notes().forEach(note -> rows.add("  ! " + language.say(note)));
        reading.doubts().forEach(doubt -> rows.add("  ? " + say(doubt)));
        return rows;
    }

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

    private Map<String, Object> values() {
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

    /** In points from the top left corner. */
    private static void put(ObjectNode evidence, Box box) {
        evidence.put("page", box.page());
        ArrayNode edges = evidence.putArray("box");
        for (int edge : List.of(box.left(), box.top(), box.right(), box.bottom())) {
            edges.add(BigDecimal.valueOf(edge, THOUSANDTHS));
        }
    }

    private static ObjectNode json(Line line) {
        ObjectNode json = NODES.objectNode();
        json.put("description", line.description());
        if (line.quantity() != null) {
            json.put("quantity", plain(line.quantity()));
        }
        if (line.unit() != null) {
            json.put("unit", line.unit());
        }
        if (line.unitPrice() != null) {
            json.put("unitPrice", plain(line.unitPrice()));
        }
        json.put("net", plain(line.net()));
        if (line.vatRate() != null) {
            json.put("taxRate", plain(line.vatRate()));
        }
        return json;
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        return amount == null || amount.scale() >= 0 ? amount : amount.setScale(0);
    }

    private static ObjectNode json(PrintedLine line) {
        ObjectNode json = NODES.objectNode();
        if (line.part() != PrintedLine.Part.ITEM) {
            json.put("part", line.part().name().toLowerCase(Locale.ROOT));
        }
        putIfThere(json, "description", line.description());
        putIfThere(json, "quantity", line.quantity());
        putIfThere(json, "unit", line.unit());
        putIfThere(json, "unitPrice", line.unitPrice());
        putIfThere(json, "net", line.net());
        putIfThere(json, "taxRate", line.vatRate());
        return json;
    }

    private static void putIfThere(ObjectNode json, String name, @Nullable Object value) {
        if (value instanceof BigDecimal amount) {
            json.put(name, plain(amount));
        } else if (value != null) {
            json.put(name, value.toString());
        }
    }

    private String source() {
        return reading.origin() == Origin.E_INVOICE ? "e-invoice" : "text";
    }

    private String say(Doubt doubt) {
        return language.say(doubt.sentence());
    }
}
