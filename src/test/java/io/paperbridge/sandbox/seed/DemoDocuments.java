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

    private static final String LONG_TEXT =
            "Ein sehr ausführlicher Leistungstext, wie ihn manche Systeme aus ihren Vorlagen ungekürzt übernehmen: "
                    + "Vorbereitung, Durchführung und Nachbereitung des Workshops einschließlich Anreise, Unterlagen, "
                    + "Verpflegung, Raummiete, Technik, Dokumentation der Ergebnisse und eines Telefonats zur Klärung "
                    + "offener Fragen. 🎉";

    private final LocalDate today;

    private DemoDocuments(LocalDate today) {
        this.today = today;
    }

    /** All eighteen in the order in which they are put into Paperless, dated shortly before the day. */
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
                demo.reverseCharge());
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

    private SeedDocument sharedNumber(String vendor, String price, String billNumber) {
        String number = "2026-100";
        SeedInvoice invoice = bill(number, 10, vendor).line("Lieferung wie bestellt", "1", price, "19");
        return booked("a number two vendors use", Origin.E_INVOICE, SeedDocuments.facturX(invoice), invoice)
                .withBillNumber(billNumber.replace("{number}", number));
    }

    private SeedDocument foreignCurrency() {
        SeedInvoice invoice = bill("US-4410", 8, "Falkenstein Software AG")
                .line("Annual licence", "1", "480.00", "19")
                .in("USD");
        return asked(
                "US dollars",
                Decision.REVIEW,
                Origin.E_INVOICE,
                SeedDocuments.facturX(invoice),
                invoice,
                "the currency");
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
        return asked(
                "an invoice of our own",
                Decision.REVIEW,
                Origin.E_INVOICE,
                SeedDocuments.facturX(invoice),
                invoice,
                "the direction");
    }

    private SeedDocument reverseCharge() {
        SeedInvoice invoice = SeedInvoice.toUs("2026-0458", today.minusDays(14), SeedParties.ABROAD)
                .line("Beratung vor Ort, Tage", "2", "890.00", "AE", "0");
        NewDocument source = SeedDocuments.facturX(invoice);
        return booked("reverse charge without VAT", Origin.E_INVOICE, source, invoice);
    }

    private SeedInvoice bill(String number, int daysAgo, String vendor) {
        return SeedInvoice.toUs(number, today.minusDays(daysAgo), SeedParties.vendor(vendor));
    }
}
