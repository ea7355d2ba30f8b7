package io.paperbridge.extraction.xml;

import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Origin;
import io.paperbridge.document.Reservation;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Currencies;
import io.paperbridge.extraction.draft.Draft;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** E-invoices in XML become drafts; what CII and UBL have in common. */
final class XmlInvoices {

    /** UNTDID 1001: credit notes of any kind. */
    private static final Set<String> CREDITS =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");

    /** UNTDID 1001: quotes, orders, delivery notes, pro-forma invoices: nobody owes anything by them. */
    private static final Set<String> NO_INVOICES =
            Set.of("220", "221", "225", "226", "227", "230", "231", "270", "310", "315", "325", "351");

    /** UNTDID 1001: a corrected invoice takes the place of an earlier one. */
    private static final String CORRECTED = "384";

    private XmlInvoices() {}

    static Draft read(XmlFile xml) {
        Draft draft = new Draft(Origin.E_INVOICE);
        switch (xml.dialect()) {
            case CII -> CiiReader.read(xml, CiiNames.FACTUR_X, draft);
            case ZUGFERD_1 -> CiiReader.read(xml, CiiNames.ZUGFERD_1, draft);
            case UBL_INVOICE -> UblReader.read(xml, UblNames.INVOICE, draft);
            case UBL_CREDIT_NOTE -> UblReader.read(xml, UblNames.CREDIT_NOTE, draft);
            case FATTURA_PA -> FatturaReader.read(xml, draft);
            case COSTA_RICA -> CostaRicaReader.read(xml, draft);
            case OTHER_DOCUMENT -> draft.type = DocumentType.NOT_AN_INVOICE;
        }
        return draft;
    }

    /** Type, from the code that the document carries; a document without one is what its root says. */
    static void type(Draft draft, @Nullable String code) {
        if (code == null) {
            return;
        }
        if (CREDITS.contains(code)) {
            draft.type = DocumentType.CREDIT_NOTE;
        } else if (NO_INVOICES.contains(code)) {
            draft.type = DocumentType.NOT_AN_INVOICE;
        } else if (code.equals(CORRECTED) && draft.gross != null && draft.gross.signum() < 0) {
            // it only takes back what was too much in the earlier one
            draft.type = DocumentType.CREDIT_NOTE;
        } else if (code.equals(CORRECTED)) {
            draft.reserve(Reservation.REPLACES_ANOTHER, "extraction.corrected-invoice");
        }
    }

    /** The currency, if there is such a one. */
    static void currency(Draft draft, XmlValues values, @Nullable XmlElement element) {
        String code = values.text(Term.CURRENCY, element);
        if (code == null) {
            return;
        }
        draft.currency = Currencies.known(code);
        if (draft.currency == null) {
            draft.doubt(Term.CURRENCY, DoubtReason.INVALID, "extraction.no-such-currency", code);
        }
    }

    /** Two parts of an address or a name; null when there is neither. */
    static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + " " + other;
    }
}
