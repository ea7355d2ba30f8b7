package io.paperbridge.bigcapital;

import com.fasterxml.jackson.databind.JsonNode;
import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Company;
import io.paperbridge.document.Entry;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Line;
import io.paperbridge.document.PreparedEntry;
import io.paperbridge.document.Reading;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns a vendor's invoice into the lines of a bill.
 *
 * <p>Every line is canonical: quantity 1, the net amount as its rate, an explicit account; what was printed of quantity and price goes
 * into the description. An invoice of more than 200 lines is booked with one line per VAT rate. VAT is a line of its own per rate. So BigCapital's total is the gross, and the ledger balances.
 */
@Component("billPreparation")
public class BillPreparation {

    private static final BigDecimal LARGEST_ROUNDING = new BigDecimal("0.05");
    private static final int NOTE_LENGTH = 2000;

    /** BigCapital takes no request over 100 kB; a line with a long text is about 400 bytes. */
    private static final int MOST_LINES = 200;

    private final LedgerFacts facts;
    private final BookSettings settings;

    BillPreparation(LedgerFacts facts, BookSettings settings) {
        this.facts = facts;
        this.settings = settings;
    }

    /**
     * The bill.
     *
     * <p>Cents by which lines and VAT miss the gross go on a rounding line: printed lines 33.33 + 33.33 + 33.33, net 100.00 gives a line
     * of 0.01.
     *
     * @param number the number it is booked under
     * @throws ReviewNeeded when lines and VAT miss the gross by more than 0.05
     */
    public Entry entry(Invoice invoice, String reference, String number, long vendorId) {
        List<Entry.Line> lines = new ArrayList<>(costs(invoice));
        lines.addAll(taxes(invoice));
        BigDecimal sum = lines.stream().map(Entry.Line::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal missing = invoice.gross().amount().subtract(sum);
        if (missing.abs().compareTo(LARGEST_ROUNDING) > 0) {
            throw new ReviewNeeded(
                    Reason.LINES_DISAGREE,
                    "Invoice " + invoice.number() + ": lines and VAT sum to " + sum.toPlainString()
                            + ", not to the total " + invoice.gross() + ". Check the document; nothing was booked.");
        }
        if (missing.signum() != 0) {
            lines.add(new Entry.Line(facts.lineItem(), facts.roundingAccount(), "Rounding", missing));
        }
        return new Entry(
                invoice.kind(),
                reference,
                number,
                vendorId,
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.gross(),
                StorableText.of("Paperless " + reference + ", number as printed: " + invoice.number(), NOTE_LENGTH),
                lines);
    }

    /** The bill with its payload; posted or left a draft by where its reading came from. */
    public PreparedEntry prepared(Entry entry, JsonNode payload, Reading.Origin origin) {
        return PreparedEntry.of(entry, payload.toString(), settings.posting().posts(origin));
    }

    private List<Entry.Line> costs(Invoice invoice) {
        List<Entry.Line> lines = new ArrayList<>();
        if (invoice.lines().isEmpty() || invoice.lines().size() > MOST_LINES) {
            for (VatBreakdown vat : invoice.vatBreakdown()) {
                lines.add(cost(invoice, "Invoice " + invoice.number() + rate(" at ", vat.rate()), vat.taxable()));
            }
            if (lines.isEmpty()) {
                lines.add(cost(
                        invoice, "Invoice " + invoice.number(), invoice.net().amount()));
            }
            return lines;
        }
        for (Line line : invoice.lines()) {
            lines.add(cost(invoice, describe(line), line.net()));
        }
        for (AllowanceCharge more : invoice.allowancesAndCharges()) {
            String reason = more.reason() == null ? (more.charge() ? "Charge" : "Allowance") : more.reason();
            lines.add(cost(invoice, reason, more.signed()));
        }
        return lines;
    }

    private List<Entry.Line> taxes(Invoice invoice) {
        boolean cost = facts.company().inputTax() == Company.InputTax.COST;
        long account = cost ? facts.costAccount() : facts.inputTaxAccount();
        return invoice.vatBreakdown().stream()
                .filter(vat -> vat.tax().signum() != 0)
                .map(vat -> new Entry.Line(
                        facts.taxItem(), account, "VAT" + rate(" ", vat.rate()), cents(invoice, vat.tax())))
                .toList();
    }

    private Entry.Line cost(Invoice invoice, String description, BigDecimal amount) {
        return new Entry.Line(
                facts.lineItem(),
                facts.costAccount(),
                StorableText.of(description, StorableText.SHORT),
                cents(invoice, amount));
    }

    private static BigDecimal cents(Invoice invoice, BigDecimal amount) {
        return amount.setScale(invoice.gross().currency().getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    private static String describe(Line line) {
        BigDecimal quantity = line.quantity();
        BigDecimal price = line.unitPrice();
        if (quantity == null || price == null || quantity.compareTo(BigDecimal.ONE) == 0) {
            return line.description();
        }
        return plain(quantity) + (line.unit() == null ? "" : " " + line.unit()) + " x " + plain(price) + ": "
                + line.description();
    }

    private static String rate(String before, @Nullable BigDecimal rate) {
        return rate == null ? "" : before + plain(rate) + " %";
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
