package io.paperbridge.extraction.xml;

/** The element names that differ between a UBL invoice and a UBL credit note. */
enum UblNames {
    INVOICE("InvoiceTypeCode", "InvoiceLine", "InvoicedQuantity"),
    CREDIT_NOTE("CreditNoteTypeCode", "CreditNoteLine", "CreditedQuantity");

    final String typeCode;
    final String line;
    final String quantity;

    UblNames(String typeCode, String line, String quantity) {
        this.typeCode = typeCode;
        this.line = line;
        this.quantity = quantity;
    }
}
