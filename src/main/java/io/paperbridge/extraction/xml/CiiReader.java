package io.paperbridge.extraction.xml;

import io.paperbridge.document.Details.ReferenceKind;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reservation;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads UN/CEFACT Cross Industry Invoices: Factur-X, ZUGFeRD 1 and 2, XRechnung, in every profile. */
final class CiiReader {

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
        if ("true".equals(root.textOf(names.context, "TestIndicator", "Indicator"))) {
            draft.reserve(Reservation.MARKED_AS_TEST, "extraction.test-invoice");
        }
        draft.number = values.text(Term.INVOICE_NUMBER, root.filled(names.document, "ID"));
        draft.issueDate = values.date(Term.ISSUE_DATE, dateElement(root.all(names.document, "IssueDateTime")));
        XmlElement agreement = root.first(names.transaction, names.agreement);
        if (agreement != null) {
            parties(agreement);
            references(agreement);
        }
        XmlElement settlement = root.first(names.transaction, names.settlement);
        if (settlement != null) {
            new CiiSettlement(names, draft, values).read(settlement);
        }
        new CiiLines(names, draft, values).read(root.all(names.transaction, "IncludedSupplyChainTradeLineItem"));
        XmlInvoices.type(draft, root.textOf(names.document, "TypeCode"));
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

    private void references(XmlElement agreement) {
        values.reference(ReferenceKind.BUYER_REFERENCE, agreement.textOf("BuyerReference"));
        values.reference(ReferenceKind.ORDER, named(agreement, "BuyerOrderReferencedDocument"));
        values.reference(ReferenceKind.SALES_ORDER, named(agreement, "SellerOrderReferencedDocument"));
        values.reference(ReferenceKind.CONTRACT, named(agreement, "ContractReferencedDocument"));
    }

    private static @Nullable String named(XmlElement parent, String document) {
        String id = parent.textOf(document, "IssuerAssignedID");
        return id == null ? parent.textOf(document, "ID") : id;
    }

    private Party party(XmlElement party, Term nameTerm, Term vatTerm) {
        String vatId = null;
        String taxNumber = null;
        for (XmlElement id : party.all("SpecifiedTaxRegistration", "ID")) {
            if ("VA".equals(id.attribute("schemeID")) && vatId == null) {
                vatId = Characters.compact(values.text(vatTerm, id));
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
                XmlInvoices.joined(
                        party.textOf("PostalTradeAddress", "PostcodeCode"),
                        party.textOf("PostalTradeAddress", "CityName")),
                party.textOf("PostalTradeAddress", "CountryID"),
                party.textOf("DefinedTradeContact", "EmailURIUniversalCommunication", "URIID"));
    }

    /** The first date of the elements that hold one. */
    static @Nullable XmlElement dateElement(List<XmlElement> holders) {
        for (XmlElement holder : holders) {
            XmlElement text = holder.filled("DateTimeString");
            return text == null ? holder.filled("DateTime") : text;
        }
        return null;
    }
}
