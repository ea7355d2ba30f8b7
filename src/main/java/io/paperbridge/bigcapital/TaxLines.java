package io.paperbridge.bigcapital;

import io.paperbridge.document.Company.InputTax;
import io.paperbridge.document.Entry;
import io.paperbridge.document.Invoice;
import io.paperbridge.document.Treatment;
import io.paperbridge.document.Treatment.Aspect;
import io.paperbridge.document.Treatment.Choice;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.failure.Reason;
import io.paperbridge.failure.ReviewNeeded;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The VAT lines of an entry: one for each rate, with the tax as printed.
 *
 * <p>Where the buyer owes the tax in the seller's place (category AE: reverse charge, K: intra-community), a purchase gets two lines
 * that cancel each other, the tax we owe and the tax we reclaim: 100.00 gives +19.00 and −19.00. Exempt, zero-rated and exported
 * goods, and sales of which the customer owes the tax, get none.
 */
@Component
class TaxLines {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Set<String> BUYER_OWES = Set.of("AE", "K");

    private final ChartOfAccounts chart;
    private final LedgerItems items;
    private final LedgerFacts facts;
    private final BookSettings settings;

    TaxLines(ChartOfAccounts chart, LedgerItems items, LedgerFacts facts, BookSettings settings) {
        this.chart = chart;
        this.items = items;
        this.facts = facts;
        this.settings = settings;
    }

    /**
     * The lines.
     *
     * @param costAccount where the VAT goes that is part of the cost
     * @throws ReviewNeeded when the rate of a tax that we owe in the seller's place is not known
     */
    List<Entry.Line> of(Invoice invoice, Treatment treatment, long costAccount) {
        List<Entry.Line> lines = new ArrayList<>();
        for (VatBreakdown vat : invoice.vatBreakdown()) {
            if (vat.tax().signum() != 0) {
                lines.add(line(
                        "VAT" + EntryLines.rate(" ", vat.rate()),
                        account(invoice, treatment, vat.rate(), costAccount),
                        cents(invoice, vat.tax())));
            } else if (!invoice.kind().isSale() && BUYER_OWES.contains(vat.category())) {
                lines.addAll(owedBySelf(invoice, treatment, vat, costAccount));
            }
        }
        return lines;
    }

    private List<Entry.Line> owedBySelf(Invoice invoice, Treatment treatment, VatBreakdown vat, long costAccount) {
        BigDecimal rate = facts.reverseChargeRate();
        if (rate == null) {
            throw new ReviewNeeded(Reason.NOT_CONFIGURED, Sentence.of("bigcapital.reverse-charge-rate-unknown"));
        }
        BigDecimal tax = cents(invoice, vat.taxable().multiply(rate).divide(HUNDRED));
        if (tax.signum() == 0) {
            return List.of();
        }
        String what = vat.category().equals("K") ? "Intra-community VAT" : "Reverse charge VAT";
        return List.of(
                line(what + EntryLines.rate(" ", rate), account(invoice, treatment, rate, costAccount), tax),
                line(what + " owed" + EntryLines.rate(" ", rate), outputTax(rate), tax.negate()));
    }

    private long account(Invoice invoice, Treatment treatment, @Nullable BigDecimal rate, long costAccount) {
        Choice chosen = treatment.choice(Aspect.TAX_ACCOUNT);
        if (!invoice.kind().isSale() && isCost(treatment)) {
            return costAccount;
        }
        if (chosen != null) {
            return chart.line(chosen.value(), chosen.source());
        }
        return invoice.kind().isSale() ? outputTax(rate) : inputTax(rate);
    }

    private boolean isCost(Treatment treatment) {
        String chosen = treatment.value(Aspect.INPUT_TAX);
        return chosen == null
                ? settings.company().inputTax() == InputTax.COST
                : chosen.toUpperCase(Locale.ROOT).equals(InputTax.COST.name());
    }

    private long inputTax(@Nullable BigDecimal rate) {
        BookSettings.Accounts accounts = settings.accounts();
        return byRate(accounts.inputTaxByRate(), rate, accounts.inputTax(), "paperbridge.accounts.input-tax");
    }

    private long outputTax(@Nullable BigDecimal rate) {
        BookSettings.Accounts accounts = settings.accounts();
        return byRate(accounts.outputTaxByRate(), rate, accounts.outputTax(), "paperbridge.accounts.output-tax");
    }

    private long byRate(Map<BigDecimal, String> own, @Nullable BigDecimal rate, String other, String setting) {
        return own.entrySet().stream()
                .filter(one -> rate != null && one.getKey().compareTo(rate) == 0)
                .findFirst()
                .map(one -> chart.line(one.getValue(), setting + "-by-rate." + one.getKey()))
                .orElseGet(() -> chart.line(other, setting));
    }

    private Entry.Line line(String description, long account, BigDecimal amount) {
        return new Entry.Line(items.tax(), account, description, amount);
    }

    private static BigDecimal cents(Invoice invoice, BigDecimal amount) {
        return amount.setScale(invoice.gross().amount().scale(), RoundingMode.HALF_UP);
    }
}
