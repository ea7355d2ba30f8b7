package io.paperbridge.extraction;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Line;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads UN/CEFACT Cross Industry Invoices: Factur-X, ZUGFeRD 1 and 2, XRechnung, in every profile. */
final class CiiReader {

    /** Lines of a hierarchy that repeat or explain others. */
    private static final Set<String> NOT_COUNTED = Set.of("GROUP", "INFORMATION");

    private final CiiNames names;
    private final Draft draft;
    private final XmlValues values;

    private CiiReader(CiiNames names, Draft draft, XmlValues values) {
        this.names = names;
        this.draft = draft;
        this.values = values;
    }

    static void read(XmlFile xml, CiiNames names, Draft draft) {
        new CiiReader(names, draft, new XmlValues(draft, xml)).read(xml.root());
    }

    private void read(XmlElement root) {
        XmlInvoices.type(draft, root.textOf(names.document, "TypeCode"));
        if ("true".equals(root.textOf(names.context, "TestIndicator", "Indicator"))) {
            draft.doubt(null, DoubtReason.AMBIGUOUS, "extraction.test-invoice");
        }
        draft.number = values.text(Term.INVOICE_NUMBER, root.filled(names.document, "ID"));
        draft.issueDate = values.date(Term.ISSUE_DATE, dateElement(root.all(names.document, "IssueDateTime")));
        root.all(names.transaction, names.agreement).stream().findFirst().ifPresent(this::parties);
        root.all(names.transaction, names.settlement).stream().findFirst().ifPresent(this::settlement);
        lines(root.all(names.transaction, "IncludedSupplyChainTradeLineItem"));
        String profile = root.textOf(names.context, "GuidelineSpecifiedDocumentContextParameter", "ID");
        if (profile != null && profile.contains("minimum")) {
            prepaidOfMinimum();
        }
    }

    /** The MINIMUM profile has no place for what was paid before; it only shows in the amount due. */
    private void prepaidOfMinimum() {
        if (draft.prepaid == null && draft.gross != null && draft.payable != null) {
            draft.prepaid = draft.gross.subtract(draft.payable);
        }
    }

    private void parties(XmlElement agreement) {
        XmlElement seller = agreement.first("SellerTradeParty");
        XmlElement buyer = agreement.first("BuyerTradeParty");
        draft.seller = seller == null ? null : party(seller, Term.SELLER, Term.SELLER_VAT_ID);
        draft.buyer = buyer == null ? null : party(buyer, Term.BUYER, Term.BUYER_VAT_ID);
    }

    private Party party(XmlElement party, Term nameTerm, Term vatTerm) {
        String vatId = null;
        String taxNumber = null;
        for (XmlElement id : party.all("SpecifiedTaxRegistration", "ID")) {
            if ("VA".equals(id.attribute("schemeID")) && vatId == null) {
                vatId = XmlInvoices.compact(values.text(vatTerm, id));
            } else if ("FC".equals(id.attribute("schemeID")) && taxNumber == null) {
                taxNumber = id.text().isEmpty() ? null : id.text();
            }
        }
        XmlElement name = party.filled("Name");
        return new Party(
                values.text(
                        nameTerm,
                        name == null ? party.filled("SpecifiedLegalOrganization", "TradingBusinessName") : name),
                vatId,
                taxNumber,
                null,
                party.textOf("PostalTradeAddress", "LineOne"),
                city(
                        party.textOf("PostalTradeAddress", "PostcodeCode"),
                        party.textOf("PostalTradeAddress", "CityName")),
                party.textOf("PostalTradeAddress", "CountryID"),
                party.textOf("DefinedTradeContact", "EmailURIUniversalCommunication", "URIID"));
    }

    private static @Nullable String city(@Nullable String code, @Nullable String town) {
        return code == null ? town : town == null ? code : code + " " + town;
    }

    private void settlement(XmlElement settlement) {
        XmlInvoices.currency(draft, values, settlement.filled("InvoiceCurrencyCode"));
        XmlElement iban = settlement.filled(
                "SpecifiedTradeSettlementPaymentMeans", "PayeePartyCreditorFinancialAccount", "IBANID");
        String account = XmlInvoices.compact(values.text(Term.IBAN, iban));
        if (account != null && draft.seller != null) {
            draft.seller = Parties.withIban(draft.seller, account);
        }
        LocalDate due = null;
        for (XmlElement terms : settlement.all("SpecifiedTradePaymentTerms", "DueDateDateTime")) {
            LocalDate one = values.date(Term.DUE_DATE, dateElement(List.of(terms)));
            // several terms are earlier dates with a discount; the last is when it must be paid
            due = due == null || (one != null && one.isAfter(due)) ? one : due;
        }
        draft.dueDate = due;
        allowancesAndCharges(settlement);
        breakdown(settlement);
        XmlElement sums = settlement.first(names.summation);
        if (sums != null) {
            totals(sums);
        }
    }

    private void totals(XmlElement sums) {
        draft.lineTotal = values.amount(Term.NET, sums.filled("LineTotalAmount"));
        draft.allowanceTotal = values.amount(Term.NET, sums.filled("AllowanceTotalAmount"));
        draft.chargeTotal = values.amount(Term.NET, sums.filled("ChargeTotalAmount"));
        draft.net = values.total(Term.NET, sums.filled("TaxBasisTotalAmount"));
        draft.tax = values.total(Term.TAX, inDocumentCurrency(sums.all("TaxTotalAmount")));
        draft.gross = values.total(Term.GROSS, sums.filled("GrandTotalAmount"));
        draft.prepaid = values.amount(Term.GROSS, sums.filled("TotalPrepaidAmount"));
        draft.rounding = values.amount(Term.GROSS, sums.filled("RoundingAmount"));
        draft.payable = values.amount(Term.GROSS, sums.filled("DuePayableAmount"));
    }

    /** The tax total may be given once more in the currency of the tax office. */
    private @Nullable XmlElement inDocumentCurrency(List<XmlElement> totals) {
        for (XmlElement total : totals) {
            String currency = total.attribute("currencyID");
            if (!total.text().isEmpty()
                    && (currency == null || currency.equals(draft.currency) || totals.size() == 1)) {
                return total;
            }
        }
        return null;
    }

    private void allowancesAndCharges(XmlElement settlement) {
        for (XmlElement one : settlement.all("SpecifiedTradeAllowanceCharge")) {
            BigDecimal amount = values.amount(Term.NET, one.filled("ActualAmount"));
            if (amount != null) {
                String indicator = one.textOf("ChargeIndicator", "Indicator");
                draft.allowancesAndCharges.add(new AllowanceCharge(
                        "true".equals(indicator == null ? one.textOf("ChargeIndicator") : indicator),
                        amount,
                        one.textOf("Reason"),
                        one.textOf("CategoryTradeTax", "CategoryCode"),
                        values.amount(Term.NET, one.filled("CategoryTradeTax", names.rate))));
            }
        }
        for (XmlElement one : settlement.all("SpecifiedLogisticsServiceCharge")) {
            BigDecimal amount = values.amount(Term.NET, one.filled("AppliedAmount"));
            if (amount != null) {
                draft.allowancesAndCharges.add(new AllowanceCharge(
                        true,
                        amount,
                        one.textOf("Description"),
                        one.textOf("AppliedTradeTax", "CategoryCode"),
                        values.amount(Term.NET, one.filled("AppliedTradeTax", names.rate))));
            }
        }
    }

    private void breakdown(XmlElement settlement) {
        for (XmlElement one : settlement.all("ApplicableTradeTax")) {
            BigDecimal taxable = values.amount(Term.VAT_BREAKDOWN, one.filled("BasisAmount"));
            BigDecimal tax = values.amount(Term.VAT_BREAKDOWN, one.filled("CalculatedAmount"));
            if (taxable != null && tax != null) {
                String category = one.textOf("CategoryCode");
                draft.vatBreakdown.add(new VatBreakdown(
                        category == null ? "S" : category,
                        values.amount(Term.VAT_BREAKDOWN, one.filled(names.rate)),
                        taxable,
                        tax));
                draft.found(Term.VAT_BREAKDOWN, draft.vatBreakdown.size() + " rates", values.source(one));
            }
        }
    }

    private void lines(List<XmlElement> items) {
        List<XmlElement> counted = items.stream()
                .filter(item -> {
                    String status = item.textOf("AssociatedDocumentLineDocument", "LineStatusReasonCode");
                    return status == null || !NOT_COUNTED.contains(status);
                })
                // a line with a note and nothing else is a sentence between lines
                .filter(item -> item.first("SpecifiedTradeProduct") != null
                        || item.first(names.lineSettlement, names.lineSummation) != null)
                .toList();
        List<@Nullable Line> lines = new ArrayList<>();
        for (XmlElement item : counted) {
            lines.add(line(item, lines.size() + 1));
        }
        XmlInvoices.lines(draft, values, counted, lines);
    }

    private @Nullable Line line(XmlElement item, int position) {
        BigDecimal net =
                values.amount(Term.LINES, item.filled(names.lineSettlement, names.lineSummation, "LineTotalAmount"));
        if (net == null) {
            return null;
        }
        XmlElement quantity = item.filled(names.lineDelivery, "BilledQuantity");
        return new Line(
                XmlInvoices.description(
                        item.textOf("SpecifiedTradeProduct", "Name"),
                        item.textOf("SpecifiedTradeProduct", "Description"),
                        position),
                values.amount(Term.LINES, quantity),
                quantity == null ? null : quantity.attribute("unitCode"),
                values.amount(
                        Term.LINES, item.filled(names.lineAgreement, "NetPriceProductTradePrice", "ChargeAmount")),
                net,
                item.textOf(names.lineSettlement, "ApplicableTradeTax", "CategoryCode"),
                values.amount(Term.LINES, item.filled(names.lineSettlement, "ApplicableTradeTax", names.rate)));
    }

    private static @Nullable XmlElement dateElement(List<XmlElement> holders) {
        for (XmlElement holder : holders) {
            XmlElement text = holder.filled("DateTimeString");
            return text == null ? holder.filled("DateTime") : text;
        }
        return null;
    }
}
