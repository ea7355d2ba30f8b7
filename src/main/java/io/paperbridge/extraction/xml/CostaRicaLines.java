package io.paperbridge.extraction.xml;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.PrintedLine;
import io.paperbridge.document.PrintedLine.Part;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of Costa Rican documents: net is the subtotal after the line's discounts. */
final class CostaRicaLines {

    /** VAT, and VAT reckoned in another way; the other codes are taxes on fuel, drinks and the like. */
    private static final Set<String> VAT = Set.of("01", "07");

    private final Draft draft;
    private final XmlValues values;

    CostaRicaLines(Draft draft, XmlValues values) {
        this.draft = draft;
        this.values = values;
    }

    void read(List<XmlElement> elements) {
        XmlLines lines = new XmlLines(draft, values);
        for (XmlElement element : elements) {
            XmlElement tax = vat(element);
            lines.add(
                    element,
                    new PrintedLine(
                            Part.ITEM,
                            element.textOf("Detalle"),
                            values.amount(Term.LINES, element.filled("Cantidad")),
                            element.textOf("UnidadMedida"),
                            values.amount(Term.LINES, element.filled("PrecioUnitario")),
                            values.amount(Term.LINES, element.filled("SubTotal")),
                            tax == null ? null : values.amount(Term.LINES, tax.filled("Tarifa")),
                            discounts(element)),
                    null);
        }
        lines.finish();
    }

    private static @Nullable XmlElement vat(XmlElement element) {
        List<XmlElement> taxes = element.all("Impuesto");
        return taxes.stream()
                .filter(tax -> VAT.contains(String.valueOf(tax.textOf("Codigo"))))
                .findFirst()
                .orElse(taxes.isEmpty() ? null : taxes.get(0));
    }

    /** In 4.2 the discount stands in the line itself. */
    private List<AllowanceCharge> discounts(XmlElement element) {
        List<XmlElement> found = element.all("Descuento");
        return (found.isEmpty() ? List.of(element) : found)
                .stream()
                        .map(one -> values.allowance(
                                false, one.filled("MontoDescuento"), one.textOf("NaturalezaDescuento"), null, null))
                        .flatMap(List::stream)
                        .toList();
    }
}
