package io.paperbridge.extraction.xml;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.PrintedLine;
import io.paperbridge.document.PrintedLine.Part;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a Cross Industry Invoice, sub-lines and sentences between lines among them. */
final class CiiLines {

    private final CiiNames names;
    private final Draft draft;
    private final XmlValues values;

    CiiLines(CiiNames names, Draft draft, XmlValues values) {
        this.names = names;
        this.draft = draft;
        this.values = values;
    }

    void read(List<XmlElement> items) {
        XmlLines lines = new XmlLines(draft, values);
        for (XmlElement item : items) {
            lines.add(item, line(item), item.textOf(names.lineSettlement, "ApplicableTradeTax", "CategoryCode"));
        }
        lines.finish();
    }

    private PrintedLine line(XmlElement item) {
        XmlElement quantity = item.filled(names.lineDelivery, "BilledQuantity");
        Part part = part(item);
        return new PrintedLine(
                part,
                description(item, part),
                values.amount(Term.LINES, quantity),
                quantity == null ? null : quantity.attribute("unitCode"),
                values.amount(
                        Term.LINES, item.filled(names.lineAgreement, "NetPriceProductTradePrice", "ChargeAmount")),
                values.amount(Term.LINES, item.filled(names.lineSettlement, names.lineSummation, "LineTotalAmount")),
                values.amount(Term.LINES, item.filled(names.lineSettlement, "ApplicableTradeTax", names.rate)),
                allowances(item));
    }

    private Part part(XmlElement item) {
        String status = item.textOf("AssociatedDocumentLineDocument", "LineStatusReasonCode");
        if ("GROUP".equals(status)) {
            return Part.GROUP;
        }
        // a line with a note and nothing else is a sentence between lines
        boolean sentence = item.first("SpecifiedTradeProduct") == null
                && item.first(names.lineSettlement, names.lineSummation) == null;
        return sentence || "INFORMATION".equals(status) ? Part.NOTE : Part.ITEM;
    }

    private static @Nullable String description(XmlElement item, Part part) {
        String name = item.textOf("SpecifiedTradeProduct", "Name");
        String text = name == null ? item.textOf("SpecifiedTradeProduct", "Description") : name;
        return text == null && part == Part.NOTE
                ? item.textOf("AssociatedDocumentLineDocument", "IncludedNote", "Content")
                : text;
    }

    private List<AllowanceCharge> allowances(XmlElement item) {
        return item.all(names.lineSettlement, "SpecifiedTradeAllowanceCharge").stream()
                .map(one -> CiiSettlement.allowance(names, values, one))
                .flatMap(List::stream)
                .toList();
    }
}
