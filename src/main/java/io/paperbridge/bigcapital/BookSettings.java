package io.paperbridge.bigcapital;

import io.paperbridge.document.Company;
import io.paperbridge.document.Reading;
import java.util.List;
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
 */
@ConfigurationProperties("paperbridge")
public record BookSettings(
        @DefaultValue OurCompany company,
        @DefaultValue Accounts accounts,
        @DefaultValue Items items,
        @DefaultValue Posting posting,
        @DefaultValue("PLX-") String referencePrefix) {

    /**
     * Our names and VAT ids, where the organisation's own are not enough.
     *
     * @param names as other people print them; default the organisation's name
     * @param vatIds default the organisation's tax number
     * @param inputTax what happens to the VAT of purchases; no default, a person must decide
     */
    public record OurCompany(
            @DefaultValue List<String> names, @DefaultValue List<String> vatIds, Company.@Nullable InputTax inputTax) {}

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
     */
    public record Accounts(
            @DefaultValue("other-expenses") String bill,
            @DefaultValue("other-expenses") String expense,
            @DefaultValue("sales-of-service-income") String income,
            @DefaultValue("tax-payable") String outputTax,
            @DefaultValue("tax-payable") String inputTax,
            @DefaultValue("other-expenses") String rounding,
            @DefaultValue("petty-cash") String paidFrom) {}

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
                        case TEXT -> text;
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
