package io.paperbridge.sandbox.seed;

import static io.paperbridge.sandbox.seed.SeedDocument.asked;
import static io.paperbridge.sandbox.seed.SeedDocument.booked;

import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.SeedDocument.Decision;
import io.paperbridge.sandbox.seed.SeedDocument.Origin;
import java.time.LocalDate;
import java.util.List;

/** The documents of the demo: one for each situation a bookkeeper meets in the first week. */
public final class DemoDocuments {

    /** What the demo sets as limit for approvals, in the currency of the books. */
    public static final String APPROVAL_LIMIT = "5000";

    private static final String LONG_TEXT =
            "Ein sehr ausführlicher Leistungstext, wie ihn manche Systeme aus ihren Vorlagen ungekürzt übernehmen: "
                    + "Vorbereitung, Durchführung und Nachbereitung des Workshops einschließlich Anreise, Unterlagen, "
                    + "Verpflegung, Raummiete, Technik, Dokumentation der Ergebnisse und eines Telefonats zur Klärung "
                    + "offener Fragen. 🎉";

    private final LocalDate today;

    private DemoDocuments(LocalDate today) {
        this.today = today;
    }

    /** All of them in the order in which they are put into Paperless, dated shortly before the day. */
    public static List<SeedDocument> all(LocalDate today) {
        DemoDocuments demo = new DemoDocuments(today);
        return List.of(
                demo.facturX(),
                demo.zugferd1(),
                demo.ubl(),
                demo.twoRates(),
                demo.englishText(),
                demo.germanText(),
                demo.firstScan(),
                demo.secondScan(),
                demo.sharedNumber("Kastanie Catering GmbH", "312.50", "{number}"),
                demo.sharedNumber("Rotfuchs Werkzeuge GmbH", "88.40", "{number} (V{vendor})"),
                demo.foreignCurrency(),
                demo.order(),
                demo.brokenPdf(),
                demo.wrongTotals(),
                demo.longTexts(),
                demo.noNumber(),
                demo.ownVatId(),
                demo.reverseCharge(),
                demo.saleWithDeposit(),
                demo.saleToAbroad(),
                demo.creditNote(),
                demo.vendorCredit(),
                demo.printedVendorCredit(),
                demo.receipt(),
                demo.receiptWithVat(),
                demo.typedAsReceipt(),
                demo.finalInvoice(),
                demo.paidOnline(),
                demo.pricesWithVat(),
                demo.intraCommunity(),
                demo.exemptBesideTaxed(),
                demo.roundedAtTheTill(),
                demo.betweenOthers(),
                demo.contradictingType(),
                demo.aboveTheLimit(),
                demo.changedAccount());
    }

    private SeedDocument facturX() {
        SeedInvoice invoice = bill("NB-20417", 12, "Nordlicht Bürobedarf GmbH")
                .line("Kopierpapier A4, 500 Blatt", "20", "4.95", "19")
                .line("Ordner breit", "15", "2.79", "19");
        return booked("Factur-X", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice);
    }

    private SeedDocument zugferd1() {
        SeedInvoice invoice = bill("2026/8841", 30, "Stadtstrom Musterstadt GmbH")
                .line("Strom Hafenweg 12, kWh", "1840", "0.2891", "19")
                .line("Grundpreis", "1", "14.90", "19");
        return booked("ZUGFeRD 1.0", Origin.E_INVOICE, SeedDocuments.zugferd1(invoice), invoice);
    }

    private SeedDocument ubl() {
        SeedInvoice invoice = bill("AC-77310", 9, "Alpha Cloud Services GmbH")
                .line("Hosting, monthly", "3", "49.00", "19")
                .line("Traffic above quota, GB", "212", "0.08", "19")
                .discount("Loyalty discount", "7.35", "19");
        return booked("UBL inside a PDF", Origin.E_INVOICE, SeedDocuments.ubl(invoice), invoice);
    }

    private SeedDocument twoRates() {
        SeedInvoice invoice = bill("R-5512", 6, "Quellwasser Getränke GmbH")
                .line("Apfelsaft, Kiste", "6", "13.49", "19")
                .line("Kaffee, 1 kg", "4", "17.95", "7")
                .charge("Lieferung", "5.90", "19");
        return booked("7 % and 19 %", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice);
    }

    private SeedDocument englishText() {
        SeedInvoice invoice = bill("JNS-2026-0193", 15, "Juniper Network Supply GmbH")
                .line("Patch cable 3 m", "25", "3.60", "19")
                .line("Switch 24 port", "1", "219.00", "19");
        return booked("text in English", Origin.TEXT, SeedDocuments.text(invoice, Language.ENGLISH), invoice);
    }

    private SeedDocument germanText() {
        SeedInvoice invoice = bill("RE-1048", 21, "Holzhaus Möbel GmbH")
                .line("Konferenztisch Eiche", "1", "1037.44", "19")
                .line("Montage", "2", "98.56", "19");
        return booked("text in German, 1.234,56", Origin.TEXT, SeedDocuments.text(invoice, Language.GERMAN), invoice);
    }

    private SeedInvoice scannedTwice() {
        return bill("IT-3306", 18, "Indigo Textilreinigung GmbH").line("Reinigung Berufskleidung", "14", "6.85", "19");
    }

    private SeedDocument firstScan() {
        SeedInvoice invoice = scannedTwice();
        return booked("scanned", Origin.TEXT, SeedDocuments.text(invoice, Language.GERMAN), invoice);
    }

    private SeedDocument secondScan() {
        SeedInvoice invoice = scannedTwice();
        return asked(
                "the same invoice scanned again",
                Decision.DUPLICATE,
                Origin.TEXT,
                SeedDocuments.scan(invoice, Language.GERMAN),
                invoice,
                "the invoice before it");
    }

    private SeedDocument sharedNumber(String vendor, String price, String entryNumber) {
        String number = "2026-100";
        SeedInvoice invoice = bill(number, 10, vendor).line("Lieferung wie bestellt", "1", price, "19");
        return booked("a number two vendors use", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice)
                .withEntryNumber(entryNumber.replace("{number}", number));
    }

    private SeedDocument foreignCurrency() {
        SeedInvoice invoice = bill("US-4410", 8, "Falkenstein Software AG")
                .line("Annual licence", "1", "480.00", "19")
                .in("USD");
        return booked("US dollars", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice);
    }

    private SeedDocument order() {
        SeedInvoice invoice =
                bill("B-20931", 5, "Seidenweg Verpackungen GmbH").line("Versandkartons 40 x 30", "200", "0.74", "19");
        return asked(
                "an order",
                Decision.REVIEW,
                Origin.TEXT,
                SeedDocuments.order(invoice, Language.GERMAN),
                invoice,
                "not an invoice");
    }

    private SeedDocument brokenPdf() {
        SeedInvoice invoice = bill("KL-90022", 25, "Kranich Logistik GmbH & Co. KG")
                .line("Transport Hamburg-Ulm", "1", "412.30", "19");
        return booked(
                "a broken PDF with good text", Origin.TEXT, SeedDocuments.broken(invoice, Language.GERMAN), invoice);
    }

    private SeedDocument wrongTotals() {
        SeedInvoice invoice = bill("OF-118", 11, "Ostsee Fischhandel GmbH")
                .line("Räucherlachs", "10", "10.00", "7")
                .withWrongGross("10.00");
        return asked(
                "totals that do not add up",
                Decision.REVIEW,
                Origin.E_INVOICE,
                SeedDocuments.facturX(invoice),
                invoice,
                "net, tax and total");
    }

    private SeedDocument longTexts() {
        SeedInvoice invoice = bill("MB-77", 4, "Morgentau Bäckerei GmbH 🥨")
                .line(LONG_TEXT, "1", "650.00", "19")
                .line("Brötchen 🥐, gemischt", "120", "0.45", "7");
        return booked("emoji and 300 characters", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice);
    }

    private SeedDocument noNumber() {
        SeedInvoice invoice = SeedInvoice.toUs(
                        null, today.minusDays(7), SeedParties.vendor("Grünschnitt Gartenpflege e.K."))
                .line("Heckenschnitt", "4", "45.00", "19");
        return asked(
                "no number",
                Decision.REVIEW,
                Origin.TEXT,
                SeedDocuments.text(invoice, Language.GERMAN),
                invoice,
                "the number");
    }

    private SeedDocument ownVatId() {
        SeedInvoice invoice = SeedInvoice.toUs("AR-2026-031", today.minusDays(3), SeedParties.US)
                .to(SeedParties.vendor("Lotse Unternehmensberatung GmbH"))
                .line("Handelsware", "12", "31.20", "19");
        return booked("an invoice of our own", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice);
    }

    private SeedDocument reverseCharge() {
        SeedInvoice invoice = SeedInvoice.toUs("2026-0458", today.minusDays(14), SeedParties.ABROAD)
                .line("Beratung vor Ort, Tage", "2", "890.00", "AE", "0");
        NewDocument source = SeedDocuments.facturX(invoice);
        return booked("reverse charge without VAT", Origin.E_INVOICE, source, invoice);
    }

    private SeedDocument saleWithDeposit() {
        SeedInvoice invoice = sale("AR-2026-032", 2, "Kastanie Catering GmbH")
                .line("Messestand, Aufbau und Miete", "1", "2400.00", "19")
                .line("Broschüren", "250", "0.84", "7")
                .prepaid("1200.00");
        return booked("our invoice after a deposit", Origin.E_INVOICE, SeedDocuments.ubl(invoice), invoice);
    }

    private SeedDocument saleToAbroad() {
        SeedInvoice invoice = SeedInvoice.toUs("AR-2026-033", today.minusDays(6), SeedParties.US)
                .to(SeedParties.ABROAD)
                .line("Schulung, online", "2", "420.00", "AE", "0");
        return booked("a customer abroad owes the VAT", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice);
    }

    private SeedDocument creditNote() {
        SeedInvoice invoice = sale("GS-2026-004", 1, "Lotse Unternehmensberatung GmbH")
                .line("Rücknahme Handelsware", "2", "31.20", "19")
                .asCreditNote();
        return booked("our credit note", Origin.E_INVOICE, SeedDocuments.ubl(invoice), invoice);
    }

    private SeedDocument vendorCredit() {
        SeedInvoice invoice = bill("G-20417", 5, "Nordlicht Bürobedarf GmbH")
                .line("Ordner breit, zurück", "5", "2.79", "19")
                .asCreditNote();
        return booked("a vendor's credit", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice);
    }

    private SeedDocument printedVendorCredit() {
        SeedInvoice invoice = bill("G-5512", 4, "Quellwasser Getränke GmbH")
                .line("Leergut", "6", "3.10", "19")
                .asCreditNote();
        return booked("a vendor's credit as text", Origin.TEXT, SeedDocuments.text(invoice, Language.GERMAN), invoice);
    }

    private SeedDocument receipt() {
        SeedInvoice invoice = SeedInvoice.toUs(null, today.minusDays(3), SeedParties.vendor("Bücherstube am Tor e.K."))
                .line("Briefmarken", "20", "0.95", "0")
                .asReceipt();
        return booked(
                "a receipt without VAT and number", Origin.TEXT, SeedDocuments.text(invoice, Language.GERMAN), invoice);
    }

    private SeedDocument receiptWithVat() {
        SeedInvoice invoice = bill("4711-0815", 2, "Tankhof Süderelbe GmbH")
                .line("Diesel, Liter", "41.5", "1.40", "19")
                .asReceipt();
        return booked(
                "a receipt whose VAT is reclaimed", Origin.TEXT, SeedDocuments.text(invoice, Language.GERMAN), invoice);
    }

    private SeedDocument typedAsReceipt() {
        SeedInvoice invoice = bill("P-88123", 2, "Parkhaus Mitte GmbH")
                .line("Stellplatz, Tage", "3", "18.00", "0")
                .asReceipt();
        NewDocument source = SeedDocuments.ubl(invoice).withDocumentType("Receipt");
        return booked("the type says that it is paid", Origin.E_INVOICE, source, invoice);
    }

    private SeedDocument finalInvoice() {
        SeedInvoice invoice = bill("SR-2026-77", 9, "Holzhaus Möbel GmbH")
                .line("Einbauschrank nach Maß", "1", "3200.00", "19")
                .prepaid("1904.00");
        return booked("the final invoice after a deposit", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice);
    }

    private SeedDocument paidOnline() {
        SeedInvoice invoice = bill("WEB-501120", 7, "Rotfuchs Werkzeuge GmbH")
                .line("Akkuschrauber", "1", "129.00", "19")
                .prepaid("153.51");
        return booked("paid when it was ordered", Origin.E_INVOICE, SeedDocuments.ubl(invoice), invoice);
    }

    private SeedDocument pricesWithVat() {
        SeedInvoice invoice = bill("LD-3020", 3, "Laubenheim Delikatessen GmbH")
                .line("Belegte Brötchen", "20", "2.60", "7")
                .line("Kaltgetränke", "12", "2.38", "19")
                .pricesWithVat();
        return booked("prices that contain their VAT", Origin.E_INVOICE, SeedDocuments.ubl(invoice), invoice);
    }

    private SeedDocument intraCommunity() {
        SeedInvoice invoice = SeedInvoice.toUs("2026-0461", today.minusDays(5), SeedParties.ABROAD)
                .line("Präsentationskoffer", "3", "149.00", "K", "0");
        return booked("goods from another EU country", Origin.E_INVOICE, SeedDocuments.ubl(invoice), invoice);
    }

    private SeedDocument exemptBesideTaxed() {
        SeedInvoice invoice = bill("V-66012", 13, "Kranich Logistik GmbH & Co. KG")
                .line("Transportversicherung", "1", "38.00", "E", "0")
                .line("Transport Hamburg-Kassel", "1", "240.00", "19");
        return booked("exempt beside taxed", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice);
    }

    private SeedDocument roundedAtTheTill() {
        SeedInvoice invoice = bill("FM-1207", 1, "Ostsee Fischhandel GmbH")
                .line("Matjes, kg", "3", "18.71", "7")
                .rounded("-0.01");
        return booked("rounded as printed", Origin.E_INVOICE, SeedDocuments.ubl(invoice), invoice);
    }

    private SeedDocument betweenOthers() {
        SeedInvoice invoice = bill("PV-300", 8, "Pergament Fachbuchverlag GmbH")
                .to(SeedParties.vendor("Netzwerk Telefonie Nord GmbH"))
                .line("Fachbuch", "1", "64.00", "7");
        return asked(
                "an invoice between two others",
                Decision.REVIEW,
                Origin.E_INVOICE,
                SeedDocuments.ubl(invoice),
                invoice,
                "who sells to whom");
    }

    private SeedDocument contradictingType() {
        SeedInvoice invoice =
                bill("AC-77341", 3, "Alpha Cloud Services GmbH").line("Hosting, monthly", "1", "49.00", "19");
        NewDocument source = SeedDocuments.ubl(invoice).withDocumentType("Ausgangsrechnung");
        return asked(
                "a type that contradicts the document",
                Decision.REVIEW,
                Origin.E_INVOICE,
                source,
                invoice,
                "who sells to whom");
    }

    private SeedDocument aboveTheLimit() {
        SeedInvoice invoice = bill("HM-2026-12", 2, "Holzhaus Möbel GmbH")
                .line("Büroausstattung, zweites Stockwerk", "1", "6480.00", "19");
        return asked(
                "a total above the limit",
                Decision.REVIEW,
                Origin.E_INVOICE,
                SeedDocuments.facturX(invoice),
                invoice,
                "an approval");
    }

    private SeedDocument changedAccount() {
        String name = "Nordlicht Bürobedarf GmbH";
        SeedParty vendor = SeedParties.vendor(name)
                .paidTo(SeedParties.vendor("Ganz Andere AG").iban());
        SeedInvoice invoice =
                SeedInvoice.toUs("NB-20466", today.minusDays(1), vendor).line("Toner schwarz", "4", "61.90", "19");
        return asked(
                "another account of a known vendor",
                Decision.REVIEW,
                Origin.E_INVOICE,
                SeedDocuments.facturX(invoice),
                invoice,
                "an approval");
    }

    private SeedInvoice sale(String number, int daysAgo, String customer) {
        return SeedInvoice.toUs(number, today.minusDays(daysAgo), SeedParties.US)
                .to(SeedParties.vendor(customer));
    }

    private SeedInvoice bill(String number, int daysAgo, String vendor) {
        return SeedInvoice.toUs(number, today.minusDays(daysAgo), SeedParties.vendor(vendor));
    }
}
