package io.paperbridge.sandbox.seed;

import static io.paperbridge.sandbox.seed.Xml.element;
import static io.paperbridge.sandbox.seed.Xml.text;

import java.math.BigDecimal;

/** An invoice or credit note as UBL 2.1, as XRechnung has it. */
final class Ubl {

    private static final String SPACES =
            " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
                    + " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\"";

    private final SeedInvoice invoice;
    private final String document;
    private final String quantity;
    private final String typeCode;

    private Ubl(SeedInvoice invoice) {
        boolean credit = invoice.kind() == SeedInvoice.Kind.CREDIT_NOTE;
        this.invoice = invoice;
        this.document = credit ? "CreditNote" : "Invoice";
        this.quantity = credit ? "CreditedQuantity" : "InvoicedQuantity";
        this.typeCode = credit ? "381" : "380";
    }

    static String of(SeedInvoice invoice) {
        return new Ubl(invoice).document();
    }

    private String document() {
        StringBuilder xml = new StringBuilder();
        xml.append(text("cbc:CustomizationID", "urn:cen.eu:en16931:2017"));
        xml.append(invoice.number() == null ? "" : text("cbc:ID", invoice.number()));
        xml.append(text("cbc:IssueDate", invoice.issueDate().toString()));
        xml.append(
                typeCode.equals("381") || invoice.dueDate() == null
                        ? ""
                        : text("cbc:DueDate", String.valueOf(invoice.dueDate())));
        xml.append(text("cbc:" + document + "TypeCode", typeCode));
        xml.append(text("cbc:DocumentCurrencyCode", invoice.currency()));
        xml.append(element("cac:AccountingSupplierParty", party(invoice.seller())));
        xml.append(element("cac:AccountingCustomerParty", party(invoice.buyer())));
        xml.append(element(
                "cac:PaymentMeans",
                text("cbc:PaymentMeansCode", "58"),
                element(
                        "cac:PayeeFinancialAccount",
                        text("cbc:ID", invoice.seller().iban()))));
        for (SeedInvoice.Allowance allowance : invoice.allowances()) {
            xml.append(element(
                    "cac:AllowanceCharge",
                    text("cbc:ChargeIndicator", Boolean.toString(allowance.charge())),
                    text("cbc:AllowanceChargeReason", allowance.reason()),
                    amount("cbc:Amount", allowance.amount()),
                    category("cac:TaxCategory", allowance.category(), allowance.rate())));
        }
        xml.append(taxTotal());
        if (invoice.oddities().withheld().signum() != 0) {
            xml.append(element(
                    "cac:WithholdingTaxTotal",
                    amount("cbc:TaxAmount", invoice.oddities().withheld())));
        }
        xml.append(element(
                "cac:LegalMonetaryTotal",
                amount("cbc:LineExtensionAmount", invoice.lineTotal()),
                amount("cbc:TaxExclusiveAmount", invoice.net()),
                amount("cbc:TaxInclusiveAmount", invoice.gross()),
                amount("cbc:AllowanceTotalAmount", invoice.sumOf(false)),
                amount("cbc:ChargeTotalAmount", invoice.sumOf(true)),
                amount("cbc:PrepaidAmount", invoice.oddities().prepaid()),
                amount("cbc:PayableRoundingAmount", invoice.oddities().rounding()),
                amount("cbc:PayableAmount", invoice.payable())));
        int number = 1;
        for (SeedInvoice.Item item : invoice.items()) {
            xml.append(line(number++, item));
        }
        return Xml.document(element(
                "ubl:" + document + " xmlns:ubl=\"urn:oasis:names:specification:ubl:schema:xsd:" + document + "-2\""
                        + SPACES,
                xml.toString()));
    }

    private String taxTotal() {
        StringBuilder subtotals = new StringBuilder();
        for (SeedInvoice.Tax tax : invoice.taxes()) {
            subtotals.append(element(
                    "cac:TaxSubtotal",
                    amount("cbc:TaxableAmount", tax.basis()),
                    amount("cbc:TaxAmount", tax.amount()),
                    category("cac:TaxCategory", tax.category(), tax.rate())));
        }
        return element("cac:TaxTotal", amount("cbc:TaxAmount", invoice.tax()), subtotals.toString());
    }

    private String line(int number, SeedInvoice.Item item) {
        return element(
                "cac:" + document + "Line",
                text("cbc:ID", Integer.toString(number)),
                text("cbc:" + quantity + " unitCode=\"C62\"", item.quantity().toPlainString()),
                amount("cbc:LineExtensionAmount", item.net(invoice.currency())),
                element(
                        "cac:Item",
                        text("cbc:Name", item.text()),
                        category("cac:ClassifiedTaxCategory", item.category(), item.rate())),
                element("cac:Price", amount("cbc:PriceAmount", item.price())));
    }

    private static String party(SeedParty party) {
        return element(
                "cac:Party",
                element("cac:PartyName", text("cbc:Name", party.name())),
                element(
                        "cac:PostalAddress",
                        text("cbc:StreetName", party.street()),
                        text("cbc:CityName", party.city()),
                        text("cbc:PostalZone", party.postcode()),
                        element("cac:Country", text("cbc:IdentificationCode", party.country()))),
                element(
                        "cac:PartyTaxScheme",
                        text("cbc:CompanyID", party.vatId()),
                        element("cac:TaxScheme", text("cbc:ID", "VAT"))),
                element("cac:PartyLegalEntity", text("cbc:RegistrationName", party.name())),
                element("cac:Contact", text("cbc:ElectronicMail", party.email())));
    }

    private static String category(String tag, String category, BigDecimal rate) {
        return element(
                tag,
                text("cbc:ID", category),
                text("cbc:Percent", rate.toPlainString()),
                element("cac:TaxScheme", text("cbc:ID", "VAT")));
    }

    private String amount(String tag, BigDecimal amount) {
        return text(tag + " currencyID=\"" + invoice.currency() + "\"", amount.toPlainString());
    }
}
