package io.paperbridge.sandbox.seed;

import static io.paperbridge.sandbox.seed.Xml.element;
import static io.paperbridge.sandbox.seed.Xml.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** An invoice as Factur-X: CII of the profile EN 16931. */
final class FacturX {

    private static final String ROOT = "rsm:CrossIndustryInvoice"
            + " xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\""
            + " xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\""
            + " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";

    private final SeedInvoice invoice;

    private FacturX(SeedInvoice invoice) {
        this.invoice = invoice;
    }

    static String of(SeedInvoice invoice) {
        return new FacturX(invoice).document();
    }

    private String document() {
        StringBuilder lines = new StringBuilder();
        int number = 1;
        for (SeedInvoice.Item item : invoice.items()) {
            lines.append(line(number++, item));
        }
        return Xml.document(element(
                ROOT,
                element(
                        "rsm:ExchangedDocumentContext",
                        element(
                                "ram:GuidelineSpecifiedDocumentContextParameter",
                                text("ram:ID", "urn:cen.eu:en16931:2017"))),
                element(
                        "rsm:ExchangedDocument",
                        invoice.number() == null ? "" : text("ram:ID", invoice.number()),
                        text("ram:TypeCode", invoice.kind() == SeedInvoice.Kind.CREDIT_NOTE ? "381" : "380"),
                        element("ram:IssueDateTime", date(invoice.issueDate()))),
                element(
                        "rsm:SupplyChainTradeTransaction",
                        lines.toString(),
                        element(
                                "ram:ApplicableHeaderTradeAgreement",
                                element("ram:SellerTradeParty", party(invoice.seller())),
                                element("ram:BuyerTradeParty", party(invoice.buyer()))),
                        element("ram:ApplicableHeaderTradeDelivery"),
                        element("ram:ApplicableHeaderTradeSettlement", settlement()))));
    }

    private String line(int number, SeedInvoice.Item item) {
        return element(
                "ram:IncludedSupplyChainTradeLineItem",
                element("ram:AssociatedDocumentLineDocument", text("ram:LineID", Integer.toString(number))),
                element("ram:SpecifiedTradeProduct", text("ram:Name", item.text())),
                element(
                        "ram:SpecifiedLineTradeAgreement",
                        element(
                                "ram:NetPriceProductTradePrice",
                                text("ram:ChargeAmount", item.price().toPlainString()))),
                element(
                        "ram:SpecifiedLineTradeDelivery",
                        text(
                                "ram:BilledQuantity unitCode=\"C62\"",
                                item.quantity().toPlainString())),
                element(
                        "ram:SpecifiedLineTradeSettlement",
                        element(
                                "ram:ApplicableTradeTax",
                                text("ram:TypeCode", "VAT"),
                                text("ram:CategoryCode", item.category()),
                                text("ram:RateApplicablePercent", item.rate().toPlainString())),
                        element(
                                "ram:SpecifiedTradeSettlementLineMonetarySummation",
                                text(
                                        "ram:LineTotalAmount",
                                        item.net(invoice.currency()).toPlainString()))));
    }

    private static String party(SeedParty party) {
        return text("ram:Name", party.name())
                + element(
                        "ram:PostalTradeAddress",
                        text("ram:PostcodeCode", party.postcode()),
                        text("ram:LineOne", party.street()),
                        text("ram:CityName", party.city()),
                        text("ram:CountryID", party.country()))
                + element("ram:URIUniversalCommunication", text("ram:URIID schemeID=\"EM\"", party.email()))
                + element("ram:SpecifiedTaxRegistration", text("ram:ID schemeID=\"VA\"", party.vatId()));
    }

    private String settlement() {
        StringBuilder xml = new StringBuilder();
        xml.append(text("ram:InvoiceCurrencyCode", invoice.currency()));
        xml.append(element(
                "ram:SpecifiedTradeSettlementPaymentMeans",
                text("ram:TypeCode", "58"),
                element(
                        "ram:PayeePartyCreditorFinancialAccount",
                        text("ram:IBANID", invoice.seller().iban()))));
        for (SeedInvoice.Tax tax : invoice.taxes()) {
            xml.append(element(
                    "ram:ApplicableTradeTax",
                    text("ram:CalculatedAmount", tax.amount().toPlainString()),
                    text("ram:TypeCode", "VAT"),
                    tax.category().equals("AE") ? text("ram:ExemptionReason", "Reverse charge") : "",
                    text("ram:BasisAmount", tax.basis().toPlainString()),
                    text("ram:CategoryCode", tax.category()),
                    text("ram:RateApplicablePercent", tax.rate().toPlainString())));
        }
        for (SeedInvoice.Allowance allowance : invoice.allowances()) {
            xml.append(element(
                    "ram:SpecifiedTradeAllowanceCharge",
                    element("ram:ChargeIndicator", text("udt:Indicator", Boolean.toString(allowance.charge()))),
                    text("ram:ActualAmount", allowance.amount().toPlainString()),
                    text("ram:Reason", allowance.reason()),
                    element(
                            "ram:CategoryTradeTax",
                            text("ram:TypeCode", "VAT"),
                            text("ram:CategoryCode", allowance.category()),
                            text("ram:RateApplicablePercent", allowance.rate().toPlainString()))));
        }
        LocalDate due = invoice.dueDate();
        xml.append(
                due == null
                        ? ""
                        : element("ram:SpecifiedTradePaymentTerms", element("ram:DueDateDateTime", date(due))));
        return xml.append(summation()).toString();
    }

    private String summation() {
        return element(
                "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
                text("ram:LineTotalAmount", invoice.lineTotal().toPlainString()),
                text("ram:ChargeTotalAmount", invoice.sumOf(true).toPlainString()),
                text("ram:AllowanceTotalAmount", invoice.sumOf(false).toPlainString()),
                text("ram:TaxBasisTotalAmount", invoice.net().toPlainString()),
                text(
                        "ram:TaxTotalAmount currencyID=\"" + invoice.currency() + "\"",
                        invoice.tax().toPlainString()),
                text("ram:GrandTotalAmount", invoice.gross().toPlainString()),
                text("ram:TotalPrepaidAmount", invoice.oddities().prepaid().toPlainString()),
                text("ram:RoundingAmount", invoice.oddities().rounding().toPlainString()),
                text("ram:DuePayableAmount", invoice.payable().toPlainString()));
    }

    private static String date(LocalDate date) {
        return text("udt:DateTimeString format=\"102\"", date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
