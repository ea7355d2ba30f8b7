package io.paperbridge.extraction.xml;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Sums;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the electronic documents of the Costa Rican tax office, 4.2 to 4.4. */
final class CostaRicaReader {

    private static final String SUMMARY = "ResumenFactura";
    private static final String COLONES = "CRC";
    private static final Pattern DAYS = Pattern.compile("\\d{1,3}");

    /** Where the 50 digits of the key hold the 20 of the number. */
    private static final int NUMBER_FROM = 21;

    private static final int NUMBER_TO = 41;

    private final Draft draft;
    private final XmlValues values;

    private CostaRicaReader(Draft draft, XmlValues values) {
        this.draft = draft;
        this.values = values;
    }

    static void read(XmlFile xml, Draft draft) {
        new CostaRicaReader(draft, new XmlValues(draft, xml)).read(xml.root());
    }

    private void read(XmlElement root) {
        draft.type = switch (root.name()) {
            case "TiqueteElectronico" -> DocumentType.RECEIPT;
            case "NotaCreditoElectronica" -> DocumentType.CREDIT_NOTE;
            default -> DocumentType.INVOICE;
        };
        draft.number = number(root);
        draft.issueDate = values.date(Term.ISSUE_DATE, root.filled("FechaEmision"));
        draft.dueDate = dueDate(root.filled("PlazoCredito"));
        draft.seller = party(root.first("Emisor"), Term.SELLER, Term.SELLER_VAT_ID);
        draft.buyer = party(root.first("Receptor"), Term.BUYER, Term.BUYER_VAT_ID);
        XmlElement sums = root.first(SUMMARY);
        currency(sums);
        for (XmlElement other : root.all("OtrosCargos")) {
            charge(other);
        }
        for (XmlElement other : root.all("OtrosCargos", "OtrosCargos")) {
            charge(other);
        }
        new CostaRicaLines(draft, values).read(root.all("DetalleServicio", "LineaDetalle"));
        if (sums != null) {
            totals(sums);
        }
        breakdown(root);
    }

    private @Nullable String number(XmlElement root) {
        String number = values.text(Term.INVOICE_NUMBER, root.filled("NumeroConsecutivo"));
        XmlElement key = root.filled("Clave");
        if (number == null && key != null && key.text().matches("\\d{50}")) {
            number = key.text().substring(NUMBER_FROM, NUMBER_TO);
            draft.found(Term.INVOICE_NUMBER, number, values.source(key));
        }
        return number;
    }

    private @Nullable LocalDate dueDate(@Nullable XmlElement days) {
        LocalDate issued = draft.issueDate;
        if (days == null
                || issued == null
                || !DAYS.matcher(days.text()).matches()
                || days.text().matches("0+")) {
            return null;
        }
        draft.found(Term.DUE_DATE, days.text(), values.source(days));
        return issued.plusDays(Integer.parseInt(days.text()));
    }

    private @Nullable Party party(@Nullable XmlElement party, Term nameTerm, Term idTerm) {
        if (party == null) {
            return null;
        }
        return new Party(
                values.text(nameTerm, party.filled("Nombre")),
                Characters.compact(values.text(idTerm, party.filled("Identificacion", "Numero"))),
                null,
                null,
                party.textOf("Ubicacion", "OtrasSenas"),
                null,
                party.first("Ubicacion") == null ? null : "CR",
                party.textOf("CorreoElectronico"));
    }

    /** The schema says that amounts are in colones where no currency is named. */
    private void currency(@Nullable XmlElement sums) {
        XmlElement named = sums == null ? null : sums.filled("CodigoTipoMoneda", "CodigoMoneda");
        if (named == null && sums != null) {
            named = sums.filled("CodigoMoneda");
        }
        if (named == null) {
            draft.currency = COLONES;
            draft.found(Term.CURRENCY, COLONES, "no currency named");
        } else {
            XmlInvoices.currency(draft, values, named);
        }
    }

    private void charge(XmlElement other) {
        BigDecimal amount = values.amount(Term.NET, other.filled("MontoCargo"));
        if (amount != null) {
            draft.allowancesAndCharges.add(new AllowanceCharge(true, amount, other.textOf("Detalle"), null, null));
        }
    }

    /** Other charges bear no VAT and stand beside the net sale; VAT that is returned at once is never owed. */
    private void totals(XmlElement sums) {
        BigDecimal sale = values.total(Term.NET, sums.filled("TotalVentaNeta"));
        BigDecimal charges = values.amount(Term.NET, sums.filled("TotalOtrosCargos"));
        BigDecimal tax = values.total(Term.TAX, sums.filled("TotalImpuesto"));
        BigDecimal returned = values.amount(Term.TAX, sums.filled("TotalIVADevuelto"));
        draft.net = sale == null ? null : charges == null ? sale : sale.add(charges);
        draft.tax = tax == null ? null : returned == null ? tax : tax.subtract(returned);
        draft.gross = values.total(Term.GROSS, sums.filled("TotalComprobante"));
    }

    /** The document has no breakdown of its own before 4.4; the lines make one where it fits the totals. */
    private void breakdown(XmlElement root) {
        BigDecimal net = draft.net;
        BigDecimal tax = draft.tax;
        Map<BigDecimal, VatBreakdown> rates = new LinkedHashMap<>();
        for (XmlElement line : root.all("DetalleServicio", "LineaDetalle")) {
            BigDecimal taxable = values.amount(Term.VAT_BREAKDOWN, line.filled("SubTotal"));
            BigDecimal rate = values.amount(Term.VAT_BREAKDOWN, line.filled("Impuesto", "Tarifa"));
            BigDecimal amount = values.amount(Term.VAT_BREAKDOWN, line.filled("Impuesto", "Monto"));
            if (taxable == null || line.all("Impuesto").size() > 1 || (amount == null && rate != null)) {
                return;
            }
            BigDecimal key = Sums.orZero(rate).stripTrailingZeros();
            VatBreakdown row = new VatBreakdown(key.signum() == 0 ? "E" : "S", key, taxable, Sums.orZero(amount));
            rates.merge(
                    key,
                    row,
                    (one, other) -> new VatBreakdown(
                            one.category(),
                            key,
                            one.taxable().add(other.taxable()),
                            one.tax().add(other.tax())));
        }
        draft.vatBreakdown.addAll(rates.values());
        if (net == null || tax == null || !Sums.breakdownFits(draft, net, tax)) {
            draft.vatBreakdown.clear();
        }
    }
}
