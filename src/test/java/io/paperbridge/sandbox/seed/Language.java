package io.paperbridge.sandbox.seed;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The words, dates and figures of a printed invoice. */
public enum Language {
    /** {@code Invoice number}, {@code 2026-11-03}, {@code EUR 1,234.56}. */
    ENGLISH,
    /** {@code Rechnungsnummer}, {@code 03.11.2026}, {@code 1.234,56 EUR}. */
    GERMAN;

    private String either(String english, String german) {
        return this == ENGLISH ? english : german;
    }

    String title(SeedInvoice.Kind kind) {
        return switch (kind) {
            case INVOICE -> either("INVOICE", "RECHNUNG");
            case CREDIT_NOTE -> either("CREDIT NOTE", "GUTSCHRIFT");
            case RECEIPT -> either("RECEIPT", "QUITTUNG");
        };
    }

    String receiptNumber() {
        return either("Document number", "Belegnummer");
    }

    String day() {
        return either("Date", "Datum");
    }

    String exempt() {
        return either("VAT exempt", "Umsatzsteuerfrei");
    }

    String order() {
        return either("PURCHASE ORDER", "BESTELLUNG");
    }

    String billTo() {
        return either("Bill to:", "Rechnungsempfänger:");
    }

    String vatId() {
        return either("VAT ID", "USt-IdNr.");
    }

    String buyersVatId() {
        return either("Customer VAT ID", "Ihre USt-IdNr.");
    }

    String number() {
        return either("Invoice number", "Rechnungsnummer");
    }

    String orderNumber() {
        return either("Order number", "Bestellnummer");
    }

    String issued() {
        return either("Invoice date", "Rechnungsdatum");
    }

    String ordered() {
        return either("Order date", "Bestelldatum");
    }

    String due() {
        return either("Due date", "Fällig am");
    }

    String net() {
        return either("Net total", "Nettobetrag");
    }

    String tax(BigDecimal rate) {
        return either("VAT " + rate.toPlainString() + "%", "zzgl. " + rate.toPlainString() + " % USt");
    }

    String gross() {
        return either("Total due", "Gesamtbetrag");
    }

    String reverseCharge() {
        return either(
                "Reverse charge: VAT is payable by the customer.", "Steuerschuldnerschaft des Leistungsempfängers.");
    }

    List<String> columns() {
        return this == ENGLISH
                ? List.of("Description", "Quantity", "Unit price", "VAT", "Amount")
                : List.of("Bezeichnung", "Menge", "Einzelpreis", "USt", "Betrag");
    }

    String date(LocalDate date) {
        return this == ENGLISH ? date.toString() : date.format(DateTimeFormatter.ofPattern("dd.MM.uuuu"));
    }

    String money(BigDecimal amount, String currency) {
        return this == ENGLISH ? currency + " " + figure(amount) : figure(amount) + " " + currency;
    }

    String figure(BigDecimal amount) {
        Locale locale = this == ENGLISH ? Locale.ENGLISH : Locale.GERMAN;
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(locale)).format(amount);
    }
}
