package io.paperbridge.extraction;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Line;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads UBL 2.1 invoices and credit notes: XRechnung, Peppol BIS Billing. */
final class UblReader {

    private final UblNames names;
    private final Draft draft;
    private final XmlValues values;

    private UblReader(UblNames names, Draft draft, XmlValues values) {
        this.names = names;
        this.draft = draft;
        this.values = values;
    }

    static void read(XmlFile xml, UblNames names, Draft draft) {
        new UblReader(names, draft, new XmlValues(draft, xml)).read(xml.root());
    }

    private void read(XmlElement root) {
        if (names == UblNames.CREDIT_NOTE) {
            draft.type = DocumentType.CREDIT_NOTE;
        } else {
            XmlInvoices.type(draft, root.textOf(names.typeCode));
        }
        draft.number = values.text(Term.INVOICE_NUMBER, root.filled("ID"));
        draft.issueDate = values.date(Term.ISSUE_DATE, root.filled("IssueDate"));
        XmlElement due = root.filled("DueDate");
        draft.dueDate = values.date(Term.DUE_DATE, due == null ? root.filled("PaymentMeans", "PaymentDueDate") : due);
        XmlInvoices.currency(draft, values, root.filled("DocumentCurrencyCode"));
        parties(root);
        for (XmlElement one : root.all("AllowanceCharge")) {
            allowanceOrCharge(one);
        }
        taxes(root.all("TaxTotal"));
        XmlElement sums = root.first("LegalMonetaryTotal");
        if (sums != null) {
            totals(sums);
            withheld(root);
        }
        lines(root.all(names.line));
    }

    private void parties(XmlElement root) {
        XmlElement seller = root.first("AccountingSupplierParty", "Party");
        if (seller != null) {
            Party party = party(seller, Term.SELLER, Term.SELLER_VAT_ID);
            String iban = XmlInvoices.compact(
                    values.text(Term.IBAN, root.filled("PaymentMeans", "PayeeFinancialAccount", "ID")));
            draft.seller = iban == null ? party : Parties.withIban(party, iban);
        }
        XmlElement buyer = root.first("AccountingCustomerParty", "Party");
        draft.buyer = buyer == null ? null : party(buyer, Term.BUYER, Term.BUYER_VAT_ID);
    }

    private Party party(XmlElement party, Term nameTerm, Term vatTerm) {
        String vatId = null;
        String taxNumber = null;
        for (XmlElement scheme : party.all("PartyTaxScheme")) {
            XmlElement id = scheme.filled("CompanyID");
            if (id != null && "VAT".equals(scheme.textOf("TaxScheme", "ID"))) {
                vatId = XmlInvoices.compact(values.text(vatTerm, id));
            } else if (id != null) {
                taxNumber = id.text();
            }
        }
        XmlElement name = party.filled("PartyLegalEntity", "RegistrationName");
        String code = party.textOf("PostalAddress", "PostalZone");
        String town = party.textOf("PostalAddress", "CityName");
        return new Party(
                values.text(nameTerm, name == null ? party.filled("PartyName", "Name") : name),
                vatId,
                taxNumber,
                null,
                party.textOf("PostalAddress", "StreetName"),
                code == null ? town : town == null ? code : code + " " + town,
                party.textOf("PostalAddress", "Country", "IdentificationCode"),
                party.textOf("Contact", "ElectronicMail"));
    }

    private void allowanceOrCharge(XmlElement one) {
        BigDecimal amount = values.amount(Term.NET, one.filled("Amount"));
        if (amount != null) {
            draft.allowancesAndCharges.add(new AllowanceCharge(
                    "true".equals(one.textOf("ChargeIndicator")),
                    amount,
                    one.textOf("AllowanceChargeReason"),
                    one.textOf("TaxCategory", "ID"),
                    values.amount(Term.NET, one.filled("TaxCategory", "Percent"))));
        }
    }

    /** The tax total may be given once more in the currency of the tax office. */
    private void taxes(List<XmlElement> totals) {
        for (XmlElement total : totals) {
            XmlElement amount = total.filled("TaxAmount");
            String currency = amount == null ? null : amount.attribute("currencyID");
            if (amount == null || (currency != null && !currency.equals(draft.currency) && totals.size() > 1)) {
                continue;
            }
            draft.tax = values.total(Term.TAX, amount);
            for (XmlElement one : total.all("TaxSubtotal")) {
                breakdown(one);
            }
            return;
        }
    }

    private void breakdown(XmlElement one) {
        BigDecimal taxable = values.amount(Term.VAT_BREAKDOWN, one.filled("TaxableAmount"));
        BigDecimal tax = values.amount(Term.VAT_BREAKDOWN, one.filled("TaxAmount"));
        if (taxable != null && tax != null) {
            String category = one.textOf("TaxCategory", "ID");
            draft.vatBreakdown.add(new VatBreakdown(
                    category == null ? "S" : category,
                    values.amount(Term.VAT_BREAKDOWN, one.filled("TaxCategory", "Percent")),
                    taxable,
                    tax));
            draft.found(Term.VAT_BREAKDOWN, draft.vatBreakdown.size() + " rates", values.source(one));
        }
    }

    private void totals(XmlElement sums) {
        draft.lineTotal = values.amount(Term.NET, sums.filled("LineExtensionAmount"));
        draft.allowanceTotal = values.amount(Term.NET, sums.filled("AllowanceTotalAmount"));
        draft.chargeTotal = values.amount(Term.NET, sums.filled("ChargeTotalAmount"));
        draft.net = values.total(Term.NET, sums.filled("TaxExclusiveAmount"));
        draft.gross = values.total(Term.GROSS, sums.filled("TaxInclusiveAmount"));
        draft.prepaid = values.amount(Term.GROSS, sums.filled("PrepaidAmount"));
        draft.rounding = values.amount(Term.GROSS, sums.filled("PayableRoundingAmount"));
        draft.payable = values.amount(Term.GROSS, sums.filled("PayableAmount"));
    }

    /** Some print the tax that the buyer keeps back for information only: it counts where the amount due is lower by it. */
    private void withheld(XmlElement root) {
        BigDecimal gross = draft.gross;
        BigDecimal payable = draft.payable;
        BigDecimal withheld = values.amount(Term.GROSS, root.filled("WithholdingTaxTotal", "TaxAmount"));
        if (withheld == null || gross == null || payable == null) {
            return;
        }
        BigDecimal due = gross.subtract(Sums.orZero(draft.prepaid)).add(Sums.orZero(draft.rounding));
        if (Sums.equal(due.subtract(withheld), payable)) {
            draft.withheld = withheld;
        }
    }

    private void lines(List<XmlElement> elements) {
        List<@Nullable Line> lines = new ArrayList<>();
        for (XmlElement element : elements) {
            lines.add(line(element, lines.size() + 1));
        }
        XmlInvoices.lines(draft, values, elements, lines);
    }

    private @Nullable Line line(XmlElement element, int position) {
        BigDecimal net = values.amount(Term.LINES, element.filled("LineExtensionAmount"));
        if (net == null) {
            return null;
        }
        XmlElement quantity = element.filled(names.quantity);
        return new Line(
                XmlInvoices.description(
                        element.textOf("Item", "Name"), element.textOf("Item", "Description"), position),
                values.amount(Term.LINES, quantity),
                quantity == null ? null : quantity.attribute("unitCode"),
                values.amount(Term.LINES, element.filled("Price", "PriceAmount")),
                net,
                element.textOf("Item", "ClassifiedTaxCategory", "ID"),
                values.amount(Term.LINES, element.filled("Item", "ClassifiedTaxCategory", "Percent")));
    }
}
