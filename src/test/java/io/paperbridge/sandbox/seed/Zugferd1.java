package io.paperbridge.sandbox.seed;

import static io.paperbridge.sandbox.seed.Xml.element;
import static io.paperbridge.sandbox.seed.Xml.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** An invoice as ZUGFeRD 1.0, profile COMFORT: an older CII with its own namespaces and element names. */
final class Zugferd1 {

    private static final String ROOT = "rsm:CrossIndustryDocument"
            + " xmlns:rsm=\"urn:ferd:CrossIndustryDocument:invoice:1p0\""
            + " xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12\""
            + " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15\"";

    private final SeedInvoice invoice;

    private Zugferd1(SeedInvoice invoice) {
        this.invoice = invoice;
    }

    static String of(SeedInvoice invoice) {
        return new Zugferd1(invoice).document();
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
                        "rsm:SpecifiedExchangedDocumentContext",
                        element(
                                "ram:GuidelineSpecifiedDocumentContextParameter",
                                text("ram:ID", "urn:ferd:CrossIndustryDocument:invoice:1p0:comfort"))),
                element(
                        "rsm:HeaderExchangedDocument",
                        invoice.number() == null ? "" : text("ram:ID", invoice.number()),
                        text("ram:Name", "RECHNUNG"),
                        text("ram:TypeCode", "380"),
                        element("ram:IssueDateTime", date(invoice.issueDate()))),
                element(
                        "rsm:SpecifiedSupplyChainTradeTransaction",
                        element(
                                "ram:ApplicableSupplyChainTradeAgreement",
                                element("ram:SellerTradeParty", party(invoice.seller())),
                                element("ram:BuyerTradeParty", party(invoice.buyer()))),
                        element("ram:ApplicableSupplyChainTradeDelivery"),
                        element("ram:ApplicableSupplyChainTradeSettlement", settlement()),
                        lines.toString())));
    }

    private String line(int number, SeedInvoice.Item item) {
        return element(
                "ram:IncludedSupplyChainTradeLineItem",
                element("ram:AssociatedDocumentLineDocument", text("ram:LineID", Integer.toString(number))),
                element(
                        "ram:SpecifiedSupplyChainTradeAgreement",
                        element("ram:NetPriceProductTradePrice", amount("ram:ChargeAmount", item.price()))),
                element(
                        "ram:SpecifiedSupplyChainTradeDelivery",
                        text(
                                "ram:BilledQuantity unitCode=\"C62\"",
                                item.quantity().toPlainString())),
                element(
                        "ram:SpecifiedSupplyChainTradeSettlement",
                        tax("ram:ApplicableTradeTax", "", "", item.category(), item.rate()),
                        element(
                                "ram:SpecifiedTradeSettlementMonetarySummation",
                                amount("ram:LineTotalAmount", item.net(invoice.currency())))),
                element("ram:SpecifiedTradeProduct", text("ram:Name", item.text())));
    }

    private static String party(SeedParty party) {
        return text("ram:Name", party.name())
                + element(
                        "ram:PostalTradeAddress",
                        text("ram:PostcodeCode", party.postcode()),
                        text("ram:LineOne", party.street()),
                        text("ram:CityName", party.city()),
                        text("ram:CountryID", party.country()))
                + element("ram:SpecifiedTaxRegistration", text("ram:ID schemeID=\"VA\"", party.vatId()));
    }

    private String settlement() {
        StringBuilder xml = new StringBuilder();
        xml.append(text("ram:InvoiceCurrencyCode", invoice.currency()));
        xml.append(element(
                "ram:SpecifiedTradeSettlementPaymentMeans",
                text("ram:TypeCode", "31"),
                element(
                        "ram:PayeePartyCreditorFinancialAccount",
                        text("ram:IBANID", invoice.seller().iban()))));
        for (SeedInvoice.Tax tax : invoice.taxes()) {
            xml.append(tax(
                    "ram:ApplicableTradeTax",
                    amount("ram:CalculatedAmount", tax.amount()),
                    amount("ram:BasisAmount", tax.basis()),
                    tax.category(),
                    tax.rate()));
        }
        for (SeedInvoice.Allowance allowance : invoice.allowances()) {
            xml.append(element(
                    "ram:SpecifiedTradeAllowanceCharge",
                    element("ram:ChargeIndicator", text("udt:Indicator", Boolean.toString(allowance.charge()))),
                    amount("ram:ActualAmount", allowance.amount()),
                    text("ram:Reason", allowance.reason()),
                    tax("ram:CategoryTradeTax", "", "", allowance.category(), allowance.rate())));
        }
        LocalDate dueDate = invoice.dueDate();
        if (dueDate != null) {
            xml.append(element("ram:SpecifiedTradePaymentTerms", element("ram:DueDateDateTime", date(dueDate))));
        }
        return xml.append(element(
                        "ram:SpecifiedTradeSettlementMonetarySummation",
                        amount("ram:LineTotalAmount", invoice.lineTotal()),
                        amount("ram:ChargeTotalAmount", invoice.sumOf(true)),
                        amount("ram:AllowanceTotalAmount", invoice.sumOf(false)),
                        amount("ram:TaxBasisTotalAmount", invoice.net()),
                        amount("ram:TaxTotalAmount", invoice.tax()),
                        amount("ram:GrandTotalAmount", invoice.gross()),
                        amount("ram:DuePayableAmount", invoice.gross())))
                .toString();
    }

    private static String tax(String tag, String calculated, String basis, String category, BigDecimal rate) {
        return element(
                tag,
                calculated,
                text("ram:TypeCode", "VAT"),
                basis,
                text("ram:CategoryCode", category),
                text("ram:ApplicablePercent", rate.toPlainString()));
    }

    private String amount(String tag, BigDecimal amount) {
        return text(tag + " currencyID=\"" + invoice.currency() + "\"", amount.toPlainString());
    }

    private static String date(LocalDate date) {
        return text("udt:DateTimeString format=\"102\"", date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
