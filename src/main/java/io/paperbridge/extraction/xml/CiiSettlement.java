package io.paperbridge.extraction.xml;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Details.ReferenceKind;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Parties;
import io.paperbridge.extraction.draft.Sums;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Cross Industry Invoice says of money: currency, payment, allowances and charges, VAT by rate, totals. */
final class CiiSettlement {

    private final CiiNames names;
    private final Draft draft;
    private final XmlValues values;

    CiiSettlement(CiiNames names, Draft draft, XmlValues values) {
        this.names = names;
        this.draft = draft;
        this.values = values;
    }

    void read(XmlElement settlement) {
        XmlInvoices.currency(draft, values, settlement.filled("InvoiceCurrencyCode"));
        XmlElement iban = settlement.filled(
                "SpecifiedTradeSettlementPaymentMeans", "PayeePartyCreditorFinancialAccount", "IBANID");
        String account = Characters.compact(values.text(Term.IBAN, iban));
        if (account != null && draft.seller != null) {
            draft.seller = Parties.withIban(draft.seller, account);
        }
        dueDate(settlement);
        draft.paymentTerms = settlement.textOf("SpecifiedTradePaymentTerms", "Description");
        values.reference(
                ReferenceKind.PRECEDING_INVOICE, settlement.textOf("InvoiceReferencedDocument", "IssuerAssignedID"));
        allowancesAndCharges(settlement);
        breakdown(settlement);
        XmlElement sums = settlement.first(names.summation);
        if (sums != null) {
            totals(sums);
        }
    }

    private void dueDate(XmlElement settlement) {
        LocalDate due = null;
        for (XmlElement terms : settlement.all("SpecifiedTradePaymentTerms", "DueDateDateTime")) {
            LocalDate one = values.date(Term.DUE_DATE, CiiReader.dateElement(List.of(terms)));
            // several terms are earlier dates with a discount; the last is when it must be paid
            due = due == null || (one != null && one.isAfter(due)) ? one : due;
        }
        draft.dueDate = due;
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
        Sums.alignAllowances(draft);
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
            draft.allowancesAndCharges.addAll(allowance(names, values, one));
        }
        for (XmlElement one : settlement.all("SpecifiedLogisticsServiceCharge")) {
            draft.allowancesAndCharges.addAll(values.allowance(
                    true,
                    one.filled("AppliedAmount"),
                    one.textOf("Description"),
                    one.textOf("AppliedTradeTax", "CategoryCode"),
                    values.amount(Term.NET, one.filled("AppliedTradeTax", names.rate))));
        }
    }

    /** An allowance or charge of the document or of a line. */
    static List<AllowanceCharge> allowance(CiiNames names, XmlValues values, XmlElement one) {
        String indicator = one.textOf("ChargeIndicator", "Indicator");
        return values.allowance(
                "true".equals(indicator == null ? one.textOf("ChargeIndicator") : indicator),
                one.filled("ActualAmount"),
                one.textOf("Reason"),
                one.textOf("CategoryTradeTax", "CategoryCode"),
                values.amount(Term.NET, one.filled("CategoryTradeTax", names.rate)));
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
}
