package io.paperbridge.extraction.xml;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.PrintedLine;
import io.paperbridge.document.PrintedLine.Part;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a FatturaPA. */
final class FatturaLines {

    private final Draft draft;
    private final XmlValues values;

    FatturaLines(Draft draft, XmlValues values) {
        this.draft = draft;
        this.values = values;
    }

    void read(List<XmlElement> elements) {
        XmlLines lines = new XmlLines(draft, values);
        for (XmlElement element : elements) {
            BigDecimal net = values.amount(Term.LINES, element.filled("PrezzoTotale"));
            lines.add(
                    element,
                    new PrintedLine(
                            Part.ITEM,
                            element.textOf("Descrizione"),
                            values.amount(Term.LINES, element.filled("Quantita")),
                            element.textOf("UnitaMisura"),
                            values.amount(Term.LINES, element.filled("PrezzoUnitario")),
                            net,
                            values.amount(Term.LINES, element.filled("AliquotaIVA")),
                            discounts(element)),
                    category(element.textOf("Natura")));
        }
        lines.finish();
    }

    /** Per unit, as printed. */
    private List<AllowanceCharge> discounts(XmlElement element) {
        return element.all("ScontoMaggiorazione").stream()
                .map(one -> values.allowance(
                        "MG".equals(one.textOf("Tipo")), one.filled("Importo"), one.textOf("Percentuale"), null, null))
                .flatMap(List::stream)
                .toList();
    }

    /** The VAT category of a reason why no VAT is charged. */
    static String category(@Nullable String nature) {
        if (nature == null) {
            return "S";
        }
        return switch (nature) {
            case "N3.1" -> "G";
            case "N3.2" -> "K";
            case "N1", "N7" -> "O";
            default -> nature.startsWith("N6") ? "AE" : nature.startsWith("N2") ? "O" : "E";
        };
    }
}
