package io.paperbridge.sandbox.seed;

import static io.paperbridge.sandbox.seed.Xml.element;
import static io.paperbridge.sandbox.seed.Xml.text;

import java.math.BigDecimal;

/** An invoice as UBL 2.1, as XRechnung has it. */
final class Ubl {

    private static final String ROOT = "ubl:Invoice"
            + " xmlns:ubl=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\""
            + " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
            + " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\"";

    private final SeedInvoice invoice;

    private Ubl(SeedInvoice invoice) {
        this.invoice = invoice;
    }

    static String of(SeedInvoice invoice) {
        return new Ubl(invoice).document();
    }

    private String document() {
        StringBuilder xml = new StringBuilder();
        xml.append(text("cbc:CustomizationID", "urn:cen.eu:en16931:2017"));
        xml.append(invoice.number() == null ? "" : text("cbc:ID", invoice.number()));
        xml.append(text("cbc:IssueDate", invoice.issueDate().toString()));
        xml.append(text("cbc:DueDate", invoice.dueDate().toString()));
        xml.append(text("cbc:InvoiceTypeCode", "380"));
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
        xml.append(element(
                "cac:LegalMonetaryTotal",
                amount("cbc:LineExtensionAmount", invoice.lineTotal()),
                amount("cbc:TaxExclusiveAmount", invoice.net()),
                amount("cbc:TaxInclusiveAmount", invoice.gross()),
                amount("cbc:AllowanceTotalAmount", invoice.sumOf(false)),
                amount("cbc:ChargeTotalAmount", invoice.sumOf(true)),
                amount("cbc:PayableAmount", invoice.gross())));
        int number = 1;
        for (SeedInvoice.Item item : invoice.items()) {
            xml.append(line(number++, item));
        }
        return Xml.document(element(ROOT, xml.toString()));
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
                "cac:InvoiceLine",
                text("cbc:ID", Integer.toString(number)),
                text("cbc:InvoicedQuantity unitCode=\"C62\"", item.quantity().toPlainString()),
                amount("cbc:LineExtensionAmount", item.net()),
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
