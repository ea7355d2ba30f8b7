package io.paperbridge.extraction.xml;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Details.ReferenceKind;
import io.paperbridge.document.Party;
import io.paperbridge.document.PrintedLine;
import io.paperbridge.document.PrintedLine.Part;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Parties;
import io.paperbridge.extraction.draft.Sums;
import java.math.BigDecimal;
import java.util.List;

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
        draft.number = values.text(Term.INVOICE_NUMBER, root.filled("ID"));
        draft.issueDate = values.date(Term.ISSUE_DATE, root.filled("IssueDate"));
        XmlElement due = root.filled("DueDate");
        draft.dueDate = values.date(Term.DUE_DATE, due == null ? root.filled("PaymentMeans", "PaymentDueDate") : due);
        XmlInvoices.currency(draft, values, root.filled("DocumentCurrencyCode"));
        parties(root);
        references(root);
        draft.paymentTerms = root.textOf("PaymentTerms", "Note");
        for (XmlElement one : root.all("AllowanceCharge")) {
            draft.allowancesAndCharges.addAll(allowanceOrCharge(one));
        }
        taxes(root.all("TaxTotal"));
        XmlElement sums = root.first("LegalMonetaryTotal");
        if (sums != null) {
            totals(sums);
            claimsOfOthers(root);
            withheld(root);
        }
        lines(root.all(names.line));
        if (names == UblNames.CREDIT_NOTE) {
            draft.type = DocumentType.CREDIT_NOTE;
        } else {
            XmlInvoices.type(draft, root.textOf(names.typeCode));
        }
    }

    private void parties(XmlElement root) {
        XmlElement seller = root.first("AccountingSupplierParty", "Party");
        if (seller != null) {
            Party party = party(seller, Term.SELLER, Term.SELLER_VAT_ID);
            String iban = Characters.compact(
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
                vatId = Characters.compact(values.text(vatTerm, id));
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
                XmlInvoices.joined(code, town),
                party.textOf("PostalAddress", "Country", "IdentificationCode"),
                party.textOf("Contact", "ElectronicMail"));
    }

    private List<AllowanceCharge> allowanceOrCharge(XmlElement one) {
        return values.allowance(
                "true".equals(one.textOf("ChargeIndicator")),
                one.filled("Amount"),
                one.textOf("AllowanceChargeReason"),
                one.textOf("TaxCategory", "ID"),
                values.amount(Term.NET, one.filled("TaxCategory", "Percent")));
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
        Sums.alignAllowances(draft);
    }

    /** XRechnung's extension names what third parties get; elsewhere the same element is what was paid before, and in the totals. */
    private void claimsOfOthers(XmlElement root) {
        BigDecimal claims = BigDecimal.ZERO;
        for (XmlElement one : root.all("PrepaidPayment", "PaidAmount")) {
            claims = claims.add(Sums.orZero(values.amount(Term.GROSS, one)));
        }
        draft.claimsOfOthers = claims.signum() == 0 ? null : claims;
    }

    /** Some print the tax that the buyer keeps back for information only: it counts where the amount due is lower by it. */
    private void withheld(XmlElement root) {
        BigDecimal gross = draft.gross;
        BigDecimal payable = draft.payable;
        BigDecimal withheld = values.amount(Term.GROSS, root.filled("WithholdingTaxTotal", "TaxAmount"));
        if (withheld == null || gross == null || payable == null) {
            return;
        }
        Sums.withhold(draft, gross, withheld);
    }

    private void references(XmlElement root) {
        values.reference(ReferenceKind.BUYER_REFERENCE, root.textOf("BuyerReference"));
        values.reference(ReferenceKind.ORDER, root.textOf("OrderReference", "ID"));
        values.reference(ReferenceKind.SALES_ORDER, root.textOf("OrderReference", "SalesOrderID"));
        values.reference(ReferenceKind.CONTRACT, root.textOf("ContractDocumentReference", "ID"));
        values.reference(ReferenceKind.DELIVERY_NOTE, root.textOf("DespatchDocumentReference", "ID"));
        values.reference(
                ReferenceKind.PRECEDING_INVOICE, root.textOf("BillingReference", "InvoiceDocumentReference", "ID"));
    }

    private void lines(List<XmlElement> elements) {
        XmlLines lines = new XmlLines(draft, values);
        for (XmlElement element : elements) {
            lines.add(element, line(element), element.textOf("Item", "ClassifiedTaxCategory", "ID"));
        }
        lines.finish();
    }

    private PrintedLine line(XmlElement element) {
        XmlElement quantity = element.filled(names.quantity);
        String name = element.textOf("Item", "Name");
        return new PrintedLine(
                Part.ITEM,
                name == null ? element.textOf("Item", "Description") : name,
                values.amount(Term.LINES, quantity),
                quantity == null ? null : quantity.attribute("unitCode"),
                values.amount(Term.LINES, element.filled("Price", "PriceAmount")),
                values.amount(Term.LINES, element.filled("LineExtensionAmount")),
                values.amount(Term.LINES, element.filled("Item", "ClassifiedTaxCategory", "Percent")),
                element.all("AllowanceCharge").stream()
                        .map(this::allowanceOrCharge)
                        .flatMap(List::stream)
                        .toList());
    }
}
