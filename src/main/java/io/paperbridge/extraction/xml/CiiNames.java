package io.paperbridge.extraction.xml;

/** The element names that differ between the Cross Industry Invoice and its draft that ZUGFeRD 1.0 was made of. */
enum CiiNames {
    FACTUR_X(
            "ExchangedDocumentContext",
            "ExchangedDocument",
            "SupplyChainTradeTransaction",
            "ApplicableHeaderTradeAgreement",
            "ApplicableHeaderTradeSettlement",
            "SpecifiedTradeSettlementHeaderMonetarySummation",
            "RateApplicablePercent",
            "SpecifiedLineTradeAgreement",
            "SpecifiedLineTradeDelivery",
            "SpecifiedLineTradeSettlement",
            "SpecifiedTradeSettlementLineMonetarySummation"),
    ZUGFERD_1(
            "SpecifiedExchangedDocumentContext",
            "HeaderExchangedDocument",
            "SpecifiedSupplyChainTradeTransaction",
            "ApplicableSupplyChainTradeAgreement",
            "ApplicableSupplyChainTradeSettlement",
            "SpecifiedTradeSettlementMonetarySummation",
            "ApplicablePercent",
            "SpecifiedSupplyChainTradeAgreement",
            "SpecifiedSupplyChainTradeDelivery",
            "SpecifiedSupplyChainTradeSettlement",
            "SpecifiedTradeSettlementMonetarySummation");

    final String context;
    final String document;
    final String transaction;
    final String agreement;
    final String settlement;
    final String summation;
    final String rate;
    final String lineAgreement;
    final String lineDelivery;
    final String lineSettlement;
    final String lineSummation;

    CiiNames(
            String context,
            String document,
            String transaction,
            String agreement,
            String settlement,
            String summation,
            String rate,
            String lineAgreement,
            String lineDelivery,
            String lineSettlement,
            String lineSummation) {
        this.context = context;
        this.document = document;
        this.transaction = transaction;
        this.agreement = agreement;
        this.settlement = settlement;
        this.summation = summation;
        this.rate = rate;
        this.lineAgreement = lineAgreement;
        this.lineDelivery = lineDelivery;
        this.lineSettlement = lineSettlement;
        this.lineSummation = lineSummation;
    }
}
