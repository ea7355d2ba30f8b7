package io.paperbridge.extraction;

import org.jspecify.annotations.Nullable;

/** The business documents in XML that are told apart by their root element. */
enum XmlDialect {
    /** UN/CEFACT Cross Industry Invoice D16B: Factur-X, ZUGFeRD 2, XRechnung. */
    CII,
    /** ZUGFeRD 1.0. */
    ZUGFERD_1,
    UBL_INVOICE,
    UBL_CREDIT_NOTE,
    /** Orders, quotes, delivery notes and the like in the same families. */
    OTHER_DOCUMENT;

    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

    static @Nullable XmlDialect of(@Nullable String namespace, String root) {
        if (root.equals("CrossIndustryInvoice")) {
            return CII;
        }
        if (root.equals("CrossIndustryDocument")) {
            return ZUGFERD_1;
        }
        if (root.startsWith("SCRDMCCBDACI")) {
            return OTHER_DOCUMENT;
        }
        if (namespace == null || !namespace.startsWith(UBL)) {
            return null;
        }
        return switch (root) {
            case "Invoice" -> UBL_INVOICE;
            case "CreditNote" -> UBL_CREDIT_NOTE;
            default -> OTHER_DOCUMENT;
        };
    }
}
