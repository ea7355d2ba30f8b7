package io.paperbridge.extraction.xml;

import io.paperbridge.document.Details.ReferenceKind;
import io.paperbridge.document.Party;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.extraction.draft.Characters;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Parties;
import io.paperbridge.extraction.draft.Sums;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads FatturaPA 1.0 to 1.2, the invoices of the Italian exchange system. */
final class FatturaReader {

    /** Credit notes, and simplified ones. */
    private static final Set<String> CREDITS = Set.of("TD04", "TD08");

    private static final String BODY = "FatturaElettronicaBody";
    private static final String HEADER = "FatturaElettronicaHeader";
    private static final String SPLIT_PAYMENT = "S";

    private final Draft draft;
    private final XmlValues values;

    private FatturaReader(Draft draft, XmlValues values) {
        this.draft = draft;
        this.values = values;
    }

    static void read(XmlFile xml, Draft draft) {
        new FatturaReader(draft, new XmlValues(draft, xml)).read(xml.root());
    }

    private void read(XmlElement root) {
        draft.seller = party(root.first(HEADER, "CedentePrestatore"), Term.SELLER, Term.SELLER_VAT_ID);
        draft.buyer = party(root.first(HEADER, "CessionarioCommittente"), Term.BUYER, Term.BUYER_VAT_ID);
        List<XmlElement> bodies = root.all(BODY);
        if (bodies.isEmpty()) {
            return;
        }
        if (bodies.size() > 1) {
            draft.doubt(
                    null,
                    DoubtReason.SEVERAL_INVOICES,
                    "extraction.several-e-invoices",
                    bodies.stream()
                            .map(body -> body.textOf("DatiGenerali", "DatiGeneraliDocumento", "Numero"))
                            .map(number -> number == null
                                    ? Sentence.of("extraction.one-without-number")
                                    : Sentence.verbatim(number))
                            .toList());
        }
        body(bodies.get(0));
    }

    private void body(XmlElement body) {
        XmlElement general = body.first("DatiGenerali", "DatiGeneraliDocumento");
        if (general != null) {
            general(general);
        }
        references(body);
        breakdown(body.all("DatiBeniServizi", "DatiRiepilogo"));
        if (general != null) {
            draft.gross = values.total(Term.GROSS, general.filled("ImportoTotaleDocumento"));
            draft.rounding = values.amount(Term.GROSS, general.filled("Arrotondamento"));
        }
        payment(body);
        withheld(body, general);
        new FatturaLines(draft, values).read(body.all("DatiBeniServizi", "DettaglioLinee"));
    }

    private void general(XmlElement general) {
        String type = general.textOf("TipoDocumento");
        draft.type = type != null && CREDITS.contains(type) ? DocumentType.CREDIT_NOTE : DocumentType.INVOICE;
        draft.number = values.text(Term.INVOICE_NUMBER, general.filled("Numero"));
        draft.issueDate = values.date(Term.ISSUE_DATE, general.filled("Data"));
        XmlInvoices.currency(draft, values, general.filled("Divisa"));
        for (XmlElement fund : general.all("DatiCassaPrevidenziale")) {
            // what a profession's pension fund gets: part of the net total, but of no line
            draft.allowancesAndCharges.addAll(values.allowance(
                    true,
                    fund.filled("ImportoContributoCassa"),
                    fund.textOf("TipoCassa"),
                    FatturaLines.category(fund.textOf("Natura")),
                    values.amount(Term.NET, fund.filled("AliquotaIVA"))));
        }
    }

    private void references(XmlElement body) {
        values.reference(ReferenceKind.ORDER, body.textOf("DatiGenerali", "DatiOrdineAcquisto", "IdDocumento"));
        values.reference(ReferenceKind.CONTRACT, body.textOf("DatiGenerali", "DatiContratto", "IdDocumento"));
        values.reference(
                ReferenceKind.PRECEDING_INVOICE, body.textOf("DatiGenerali", "DatiFattureCollegate", "IdDocumento"));
        values.reference(ReferenceKind.DELIVERY_NOTE, body.textOf("DatiGenerali", "DatiDDT", "NumeroDDT"));
    }

    private @Nullable Party party(@Nullable XmlElement party, Term nameTerm, Term vatTerm) {
        if (party == null) {
            return null;
        }
        XmlElement code = party.filled("DatiAnagrafici", "IdFiscaleIVA", "IdCodice");
        String country = party.textOf("DatiAnagrafici", "IdFiscaleIVA", "IdPaese");
        String vatId = Characters.compact(values.text(vatTerm, code));
        if (vatId != null && country != null) {
            vatId = country + vatId;
            draft.found(vatTerm, vatId, values.source(code == null ? party : code));
        }
        String street = party.textOf("Sede", "Indirizzo");
        String house = party.textOf("Sede", "NumeroCivico");
        return new Party(
                name(party, nameTerm),
                vatId,
                party.textOf("DatiAnagrafici", "CodiceFiscale"),
                null,
                XmlInvoices.joined(street, house),
                XmlInvoices.joined(party.textOf("Sede", "CAP"), party.textOf("Sede", "Comune")),
                party.textOf("Sede", "Nazione"),
                party.textOf("Contatti", "Email"));
    }

    private @Nullable String name(XmlElement party, Term term) {
        XmlElement company = party.filled("DatiAnagrafici", "Anagrafica", "Denominazione");
        if (company != null) {
            return values.text(term, company);
        }
        XmlElement family = party.filled("DatiAnagrafici", "Anagrafica", "Cognome");
        return XmlInvoices.joined(
                party.textOf("DatiAnagrafici", "Anagrafica", "Nome"),
                family == null ? null : values.text(term, family));
    }

    /** There are no totals of net and VAT in the document: they are what the rows add up to. */
    private void breakdown(List<XmlElement> rows) {
        for (XmlElement row : rows) {
            BigDecimal taxable = values.total(Term.NET, row.filled("ImponibileImporto"));
            BigDecimal tax = values.total(Term.TAX, row.filled("Imposta"));
            if (taxable == null || tax == null) {
                draft.net = null;
                draft.tax = null;
                return;
            }
            draft.vatBreakdown.add(new VatBreakdown(
                    FatturaLines.category(row.textOf("Natura")),
                    values.amount(Term.VAT_BREAKDOWN, row.filled("AliquotaIVA")),
                    taxable,
                    tax));
            draft.net = Sums.ofTaxables(draft);
            draft.tax = Sums.ofTaxes(draft);
            draft.found(Term.NET, draft.net.toPlainString(), values.source(row));
            draft.found(Term.TAX, draft.tax.toPlainString(), values.source(row));
            draft.found(Term.VAT_BREAKDOWN, draft.vatBreakdown.size() + " rates", values.source(row));
        }
    }

    /** Several payments are instalments: what is due is their sum, and at last by the latest date. */
    private void payment(XmlElement body) {
        BigDecimal payable = null;
        String account = null;
        for (XmlElement one : body.all("DatiPagamento", "DettaglioPagamento")) {
            BigDecimal amount = values.amount(Term.GROSS, one.filled("ImportoPagamento"));
            payable = amount == null ? payable : payable == null ? amount : payable.add(amount);
            LocalDate due = values.date(Term.DUE_DATE, one.filled("DataScadenzaPagamento"));
            if (due != null && (draft.dueDate == null || due.isAfter(draft.dueDate))) {
                draft.dueDate = due;
            }
            XmlElement iban = one.filled("IBAN");
            if (account == null && iban != null) {
                account = Characters.compact(values.text(Term.IBAN, iban));
            }
        }
        draft.payable = payable;
        // what was paid before is named nowhere
        draft.payableMayBePart = true;
        if (account != null && draft.seller != null) {
            draft.seller = Parties.withIban(draft.seller, account);
        }
    }

    /** What the buyer pays to the tax office instead: tax on the seller's income, and VAT under split payment. */
    private void withheld(XmlElement body, @Nullable XmlElement general) {
        BigDecimal withheld = BigDecimal.ZERO;
        List<XmlElement> incomeTax = general == null ? List.of() : general.all("DatiRitenuta", "ImportoRitenuta");
        for (XmlElement one : incomeTax) {
            withheld = withheld.add(Sums.orZero(values.amount(Term.GROSS, one)));
        }
        for (XmlElement row : body.all("DatiBeniServizi", "DatiRiepilogo")) {
            if (SPLIT_PAYMENT.equals(row.textOf("EsigibilitaIVA"))) {
                withheld = withheld.add(Sums.orZero(values.amount(Term.GROSS, row.filled("Imposta"))));
            }
        }
        BigDecimal gross = draft.gross;
        if (gross == null && draft.net != null && draft.tax != null) {
            gross = draft.net.add(draft.tax);
        }
        if (withheld.signum() != 0 && gross != null) {
            Sums.withhold(draft, gross, withheld);
        }
    }
}
