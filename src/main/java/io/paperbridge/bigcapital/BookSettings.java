package io.paperbridge.bigcapital;

import io.paperbridge.document.Company;
import io.paperbridge.document.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents become entries.
 *
 * @param company whose books these are
 * @param accounts account slugs or codes
 * @param items item codes
 * @param posting what is posted and what stays a draft
 * @param referencePrefix what our references begin with
 * @param lineMode how the lines of a document become lines of its entry
 * @param branch the branch of entries: its id, code or name; used only where branches are switched on
 * @param warehouse the warehouse of entries: its id, code or name; used only where warehouses are switched on
 * @param retry when failed documents are tried again, which is also when the ledger is asked again at the latest
 */
@ConfigurationProperties("paperbridge")
public record BookSettings(
        @DefaultValue OurCompany company,
        @DefaultValue Accounts accounts,
        @DefaultValue Items items,
        @DefaultValue Posting posting,
        @DefaultValue("PLX-") String referencePrefix,
        @DefaultValue("line") LineMode lineMode,
        @DefaultValue("") String branch,
        @DefaultValue("") String warehouse,
        @DefaultValue Retry retry) {

    /**
     * When failed documents are tried again.
     *
     * @param delays the wait after the first failed attempt, the second and so on
     */
    public record Retry(@DefaultValue({"5m", "15m", "1h", "4h", "12h"}) List<Duration> delays) {

        public Retry {
            delays = List.copyOf(delays);
        }

        Duration first() {
            return delays.get(0);
        }
    }

    /** How the lines of a document become lines of its entry. */
    public enum LineMode {
        /** One for each printed line, with its net amount. */
        LINE,
        /** One for each VAT rate. */
        RATE,
        /** One for each printed line, with the printed quantity and price where these are exact. */
        PRINTED
    }

    /**
     * Our names and VAT ids, where the organisation's own are not enough.
     *
     * @param names as other people print them; default the organisation's name
     * @param vatIds default the organisation's tax number
     * @param inputTax what happens to the VAT of purchases; no default, a person must decide
     * @param reverseChargeRate the rate in percent of the VAT that we owe in the seller's place; default the standard rate of the
     *     organisation's country
     */
    public record OurCompany(
            @DefaultValue List<String> names,
            @DefaultValue List<String> vatIds,
            Company.@Nullable InputTax inputTax,
            @Nullable BigDecimal reverseChargeRate) {

        public OurCompany {
            if (reverseChargeRate != null
                    && (reverseChargeRate.signum() < 0 || reverseChargeRate.compareTo(new BigDecimal(100)) > 0)) {
                throw new IllegalArgumentException("paperbridge.company.reverse-charge-rate must be a percentage from 0"
                        + " to 100, not " + reverseChargeRate.toPlainString());
            }
        }
    }

    /**
     * Where amounts are booked; each an account's slug or code.
     *
     * @param bill costs of bills
     * @param expense costs of receipts
     * @param income sales
     * @param outputTax VAT of sales
     * @param inputTax VAT of purchases that is reclaimed
     * @param rounding cent differences
     * @param paidFrom what receipts were paid from
     * @param prepaidPurchases what we paid before a bill: deposits
     * @param prepaidSales what customers paid before an invoice: deposits
     * @param withheldPurchases tax that we keep back and pay for the vendor
     * @param withheldSales tax that a customer keeps back and pays for us
     * @param inputTaxByRate VAT of purchases that is reclaimed, where a rate has an account of its own: {@code 7} or {@code "[5.5]"}
     * @param outputTaxByRate VAT of sales, where a rate has an account of its own
     */
    public record Accounts(
            @DefaultValue("other-expenses") String bill,
            @DefaultValue("other-expenses") String expense,
            @DefaultValue("sales-of-service-income") String income,
            @DefaultValue("tax-payable") String outputTax,
            @DefaultValue("tax-payable") String inputTax,
            @DefaultValue("other-expenses") String rounding,
            @DefaultValue("petty-cash") String paidFrom,
            @DefaultValue("prepaid-expenses") String prepaidPurchases,
            @DefaultValue("revenue-received-in-advance") String prepaidSales,
            @DefaultValue("tax-payable") String withheldPurchases,
            @DefaultValue("tax-payable") String withheldSales,
            @DefaultValue Map<BigDecimal, String> inputTaxByRate,
            @DefaultValue Map<BigDecimal, String> outputTaxByRate) {

        public Accounts {
            inputTaxByRate = Map.copyOf(inputTaxByRate);
            outputTaxByRate = Map.copyOf(outputTaxByRate);
        }
    }

    /**
     * The generic items every line needs, by code; made when they are missing.
     *
     * @param line for goods and services
     * @param tax for VAT
     */
    public record Items(@DefaultValue("PLX-SVC") String line, @DefaultValue("PLX-VAT") String tax) {}

    /**
     * What is posted, by where the reading came from.
     *
     * @param eInvoice structured data
     * @param corrected a person's corrections
     * @param text labels in the text
     */
    public record Posting(
            @DefaultValue("verified") Mode eInvoice,
            @DefaultValue("verified") Mode corrected,
            @DefaultValue("draft") Mode text) {

        /** Whether an entry of this origin is posted after its check. */
        boolean posts(Reading.Origin origin) {
            return switch (origin) {
                        case E_INVOICE -> eInvoice;
                        case CORRECTED -> corrected;
                        case TEXT, LANGUAGE_MODEL -> text;
                    }
                    == Mode.VERIFIED;
        }

        /** What happens to an entry. */
        public enum Mode {
            /** It is posted after the check. */
            VERIFIED,
            /** It stays a verified draft for the bookkeeper. */
            DRAFT
        }
    }
}
