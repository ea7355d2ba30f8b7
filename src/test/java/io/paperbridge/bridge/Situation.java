package io.paperbridge.bridge;

import io.paperbridge.sandbox.paperless.NewDocument;
import io.paperbridge.sandbox.seed.Language;
import io.paperbridge.sandbox.seed.SeedDocuments;
import io.paperbridge.sandbox.seed.SeedInvoice;
import io.paperbridge.sandbox.seed.SeedParties;
import io.paperbridge.sandbox.seed.SeedParty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that asks for something special of the books.
 *
 * @param name says what; the name of its golden file
 * @param document the document
 * @param total what its entry must amount to; null when a person must be asked and nothing is booked
 */
record Situation(String name, NewDocument document, @Nullable BigDecimal total) {

    private static final String VENDOR = "Vielfalt Handel GmbH";

    /** What is booked with the settings that most have: input tax reclaimed, a line for each printed line. */
    static List<Situation> usual() {
        return List.of(
                booked("one-rate", purchase("S-101").line("Paper", "3", "19.95", "19")),
                booked(
                        "two-rates-and-zero",
                        purchase("S-102")
                                .line("Coffee", "4", "17.95", "7")
                                .line("Cups", "6", "13.49", "19")
                                .line("Stamps", "10", "0.95", "Z", "0")),
                booked(
                        "exempt-beside-taxed",
                        purchase("S-103")
                                .line("Insurance", "1", "10.00", "E", "0")
                                .line("Envelopes", "1", "20.00", "19")),
                booked("reverse-charge", purchase("S-104").line("Consulting", "2", "890.00", "AE", "0")),
                booked("intra-community", purchase("S-105").line("Steel", "1", "1000.00", "K", "0")),
                booked(
                        "allowance-and-charge",
                        purchase("S-106")
                                .line("Chair", "1", "100.00", "19")
                                .discount("Loyalty discount", "10.00", "19")
                                .charge("Freight", "15.00", "19")),
                booked(
                        "deposit",
                        purchase("S-107").line("Machine", "1", "1000.00", "19").prepaid("595.00")),
                booked(
                        "paid-in-full",
                        purchase("S-108").line("Cartridge", "1", "100.00", "19").prepaid("119.00")),
                booked(
                        "rounded-as-printed",
                        purchase("S-109").line("Fruit", "1", "100.02", "7").rounded("-0.02")),
                booked(
                        "lines-miss-the-net-by-a-cent",
                        purchase("S-110")
                                .line("A third", "1", "33.33", "19")
                                .line("A third", "1", "33.33", "19")
                                .line("A third", "1", "33.33", "19")
                                .missingCents("0.01", "0")),
                booked(
                        "tax-as-printed-not-as-computed",
                        purchase("S-111").line("Cable", "3", "3.33", "19").missingCents("0", "-0.01")),
                booked(
                        "tax-withheld",
                        purchase("S-112").line("Licence", "1", "1000.00", "19").withheld("150.00")),
                booked(
                        "prices-with-vat",
                        purchase("S-113")
                                .line("Tea", "1", "11.90", "19")
                                .line("Pot", "1", "23.79", "19")
                                .pricesWithVat()),
                booked(
                        "prices-with-vat-of-two-rates",
                        purchase("S-114")
                                .line("Tea", "1", "10.70", "7")
                                .line("Pot", "1", "23.80", "19")
                                .pricesWithVat()),
                booked("largest-amount", purchase("S-115").line("Ship", "1", "9999999999.99", "0")),
                booked(
                        "sale-of-two-rates",
                        sale("S-116").line("Books", "3", "25.00", "7").line("Workshop", "1", "650.00", "19")),
                booked(
                        "sale-of-which-the-customer-owes-the-vat",
                        sale("S-117").line("Advice", "1", "500.00", "AE", "0")),
                booked(
                        "deposit-on-a-sale",
                        sale("S-118").line("Fair stand", "1", "1000.00", "19").prepaid("595.00")),
                booked(
                        "tax-withheld-by-the-customer",
                        sale("S-119").line("Design", "1", "1000.00", "19").withheld("150.00")),
                booked(
                        "credit-note",
                        sale("S-120")
                                .line("Returned chair", "1", "100.00", "19")
                                .asCreditNote()),
                booked(
                        "vendor-credit-of-two-rates",
                        purchase("S-121")
                                .line("Returned cups", "2", "13.49", "19")
                                .line("Returned coffee", "1", "17.95", "7")
                                .asCreditNote()),
                booked(
                        "vendor-credit-under-reverse-charge",
                        purchase("S-122")
                                .line("Consulting taken back", "1", "100.00", "AE", "0")
                                .asCreditNote()),
                receipt(
                        "receipt-whose-vat-is-reclaimed-is-a-bill",
                        purchase("S-123").line("Fuel", "1", "50.00", "19").asReceipt()),
                receipt(
                        "receipt-without-vat-and-number",
                        purchase(null).line("Parking", "1", "4.50", "0").asReceipt()),
                receipt(
                        "receipt-without-vat-and-payee",
                        purchase("S-125")
                                .line("Stamps", "10", "0.95", "0")
                                .from(new SeedParty("Kiosk", "", "", "Am Markt 1", "20095", "Hamburg", "DE", ""))
                                .asReceipt()));
    }

    /** What is booked where the VAT of purchases is part of the cost. */
    static List<Situation> withInputTaxAsCost() {
        return List.of(
                booked("cost-one-rate", purchase("C-101").line("Paper", "3", "19.95", "19")),
                booked("cost-reverse-charge", purchase("C-102").line("Consulting", "2", "890.00", "AE", "0")),
                booked(
                        "cost-vendor-credit",
                        purchase("C-103").line("Returned", "1", "100.00", "19").asCreditNote()),
                booked("cost-sale", sale("C-104").line("Workshop", "1", "650.00", "19")),
                electronicReceipt(
                        "cost-receipt-of-two-rates-is-an-expense",
                        purchase("C-105")
                                .line("Coffee", "4", "17.95", "7")
                                .line("Cups", "6", "13.49", "19")
                                .asReceipt()),
                receipt(
                        "cost-receipt-without-number",
                        purchase(null).line("Taxi", "1", "21.40", "7").asReceipt()));
    }

    /** What is booked with accounts of their own for 7 %, and with quantity and price where these are exact. */
    static List<Situation> withPrintedLines() {
        return List.of(
                booked(
                        "printed-accounts-by-rate",
                        purchase("P-101").line("Coffee", "4", "17.95", "7").line("Cups", "6", "13.49", "19")),
                booked(
                        "printed-sale-with-accounts-by-rate",
                        sale("P-102").line("Books", "3", "25.00", "7").line("Workshop", "1.5", "650.00", "19")),
                booked(
                        "printed-where-it-is-exact",
                        purchase("P-103")
                                .line("Cable", "2.5", "4.00", "19")
                                .line("Wire", "3", "3.3333", "19")
                                .line("Kilowatt hours", "1840", "0.2891", "19")));
    }

    /** What is booked with one line for each rate. */
    static List<Situation> byRate() {
        return List.of(
                booked(
                        "by-rate",
                        purchase("R-101")
                                .line("Coffee", "4", "17.95", "7")
                                .line("Cups", "6", "13.49", "19")
                                .line("Plates", "6", "3.99", "19")
                                .charge("Freight", "5.90", "19")),
                booked(
                        "by-rate-sale",
                        sale("R-102").line("Books", "3", "25.00", "7").line("Map", "1", "9.90", "7")));
    }

    private static SeedInvoice purchase(@Nullable String number) {
        return SeedInvoice.toUs(number, Invoices.date(), SeedParties.vendor(VENDOR));
    }

    private static SeedInvoice sale(String number) {
        return purchase(number).from(SeedParties.US).to(SeedParties.vendor("Kundin Sund AG"));
    }

    /** An e-invoice: what is left to pay is booked, or all of it when nothing is left. */
    private static Situation booked(String name, SeedInvoice invoice) {
        BigDecimal payable = invoice.payable();
        return new Situation(name, SeedDocuments.ubl(invoice), payable.signum() == 0 ? invoice.gross() : payable);
    }

    /** A receipt that came as an e-invoice: somebody has said with the document type that it is paid. */
    private static Situation electronicReceipt(String name, SeedInvoice receipt) {
        return new Situation(name, SeedDocuments.ubl(receipt).withDocumentType("Receipt"), receipt.gross());
    }

    /** A paper from a till, as text. */
    private static Situation receipt(String name, SeedInvoice receipt) {
        return new Situation(name, SeedDocuments.text(receipt, Language.GERMAN), receipt.gross());
    }
}
