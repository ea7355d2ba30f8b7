package io.paperbridge.extraction.xml;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The business documents in XML that are told apart by their root element. */
enum XmlDialect {
    /** UN/CEFACT Cross Industry Invoice D16B: Factur-X, ZUGFeRD 2, XRechnung. */
    CII,
    /** ZUGFeRD 1.0. */
    ZUGFERD_1,
    UBL_INVOICE,
    UBL_CREDIT_NOTE,
    /** FatturaPA 1.0 to 1.2, for public and private buyers. */
    FATTURA_PA,
    /** The invoices, tickets and notes of the Costa Rican tax office, 4.2 to 4.4. */
    COSTA_RICA,
    /** Orders, quotes, delivery notes and the like in the same families. */
    OTHER_DOCUMENT;

    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String COSTA_RICAN_OFFICE = "go.cr/";

    /** An Order-X order, in both of its spellings. */
    static final String ORDER_X = "SCRDMCCBDACI";

    private static final Set<String> COSTA_RICAN = Set.of(
            "FacturaElectronica",
            "FacturaElectronicaCompra",
            "FacturaElectronicaExportacion",
            "TiqueteElectronico",
            "NotaCreditoElectronica",
            "NotaDebitoElectronica");

    static @Nullable XmlDialect of(@Nullable String namespace, String root) {
        if (root.equals("CrossIndustryInvoice")) {
            return CII;
        }
        if (root.equals("CrossIndustryDocument")) {
            return ZUGFERD_1;
        }
        if (root.startsWith(ORDER_X)) {
            return OTHER_DOCUMENT;
        }
        if (root.equals("FatturaElettronica")) {
            return FATTURA_PA;
        }
        String space = namespace == null ? "" : namespace;
        if (COSTA_RICAN.contains(root) && (space.isEmpty() || space.contains(COSTA_RICAN_OFFICE))) {
            return COSTA_RICA;
        }
        if (space.contains(COSTA_RICAN_OFFICE)) {
            return OTHER_DOCUMENT;
        }
        if (!space.startsWith(UBL)) {
            return null;
        }
        return switch (root) {
            case "Invoice" -> UBL_INVOICE;
            case "CreditNote" -> UBL_CREDIT_NOTE;
            default -> OTHER_DOCUMENT;
        };
    }
}
