package io.paperbridge.sandbox.seed;

import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.paperless.PaperlessText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes documents of invoices, single ones and many. */
public final class SeedDocuments {

    private static final List<String> GOODS = List.of(
            "Kopierpapier A4",
            "Beratung",
            "Hosting, monthly",
            "Wartung Server",
            "Versandkartons",
            "Fachbuch",
            "Büroreinigung",
            "Kaffee, 1 kg",
            "Software-Lizenz",
            "Transport");
    private static final List<String> RATES = List.of("19", "19", "19", "7", "7", "0");

    private SeedDocuments() {}

    /** A PDF with {@code factur-x.xml} inside. */
    public static NewDocument facturX(SeedInvoice invoice) {
        byte[] pdf = PdfPages.attach(InvoicePdf.of(invoice, Language.GERMAN), "factur-x.xml", FacturX.of(invoice));
        return document(invoice, pdf);
    }

    /** A PDF with {@code ZUGFeRD-invoice.xml} of version 1.0 inside. */
    public static NewDocument zugferd1(SeedInvoice invoice) {
        byte[] pdf =
                PdfPages.attach(InvoicePdf.of(invoice, Language.GERMAN), "ZUGFeRD-invoice.xml", Zugferd1.of(invoice));
        return document(invoice, pdf);
    }

    /** A PDF with a UBL invoice inside. */
    public static NewDocument ubl(SeedInvoice invoice) {
        byte[] pdf = PdfPages.attach(InvoicePdf.of(invoice, Language.ENGLISH), "xrechnung.xml", Ubl.of(invoice));
        return document(invoice, pdf);
    }

    /** A PDF with nothing but text. */
    public static NewDocument text(SeedInvoice invoice, Language language) {
        return document(invoice, InvoicePdf.of(invoice, language));
    }

    /** A picture of the paper; the text comes from the recognition. */
    public static NewDocument scan(SeedInvoice invoice, Language language) {
        byte[] printed = InvoicePdf.of(invoice, language);
        return NewDocument.pdf(title(invoice), PaperlessText.of(printed), PdfPages.scan(printed))
                .asScan();
    }

    /** An order with the same lines. */
    public static NewDocument order(SeedInvoice invoice, Language language) {
        return document(invoice, InvoicePdf.order(invoice, language));
    }

    /** A PDF that breaks off in the middle; Paperless still has its text. */
    public static NewDocument broken(SeedInvoice invoice, Language language) {
        byte[] pdf = InvoicePdf.of(invoice, language);
        byte[] half = Arrays.copyOf(pdf, pdf.length / 2);
        return NewDocument.pdf(title(invoice), PaperlessText.of(pdf), half);
    }

    /** That many e-invoices of about twenty vendors, dated within the last months; the same seed on the same day gives the same. */
    public static List<SeedDocument> many(int n, long seed) {
        return many(n, seed, LocalDate.now(ZoneOffset.UTC));
    }

    /** That many e-invoices as seen on a day. */
    public static List<SeedDocument> many(int n, long seed, LocalDate today) {
        Random random = new Random(seed);
        List<SeedDocument> documents = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            SeedInvoice invoice = varied(i, random, today);
            NewDocument source =
                    switch (i % 3) {
                        case 0 -> facturX(invoice);
                        case 1 -> zugferd1(invoice);
                        default -> ubl(invoice);
                    };
            documents.add(SeedDocument.booked("load " + (i + 1), SeedDocument.Origin.E_INVOICE, source, invoice));
        }
        return documents;
    }

    private static SeedInvoice varied(int index, Random random, LocalDate today) {
        SeedParty vendor = SeedParties.VENDORS.get(random.nextInt(SeedParties.VENDORS.size()));
        LocalDate issued = today.minusDays(1L + random.nextInt(150));
        SeedInvoice invoice = SeedInvoice.toUs("L-%d-%05d".formatted(issued.getYear(), index + 1), issued, vendor);
        int lines = 1 + random.nextInt(5);
        String first = "19";
        for (int line = 0; line < lines; line++) {
            String rate = RATES.get(random.nextInt(RATES.size()));
            first = line == 0 ? rate : first;
            String price = (1 + random.nextInt(400)) + "." + "%02d".formatted(random.nextInt(100));
            invoice = invoice.line(
                    GOODS.get(random.nextInt(GOODS.size())), Integer.toString(1 + random.nextInt(9)), price, rate);
        }
        if (random.nextInt(4) == 0) {
            invoice = invoice.discount("Rabatt", "0." + (10 + random.nextInt(90)), first);
        }
        return random.nextInt(4) == 0 ? invoice.charge("Fracht", "6.90", first) : invoice;
    }

    private static NewDocument document(SeedInvoice invoice, byte[] pdf) {
        return NewDocument.pdf(title(invoice), PaperlessText.of(pdf), pdf);
    }

    private static String title(SeedInvoice invoice) {
        String title = invoice.seller().name() + " " + (invoice.number() == null ? "" : invoice.number());
        return title.strip();
    }
}
