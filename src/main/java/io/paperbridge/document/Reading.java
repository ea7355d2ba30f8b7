package io.paperbridge.document;

import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a document, complete or not, each value with its evidence.
 *
 * <p>A reading judges only the document. Whether it may be booked is decided at the review gate, which turns it into an
 * {@link Invoice} or asks a person.
 *
 * @param origin where the values came from
 * @param type what kind of document this is
 * @param number the invoice number as printed (BT-1); null when not found
 * @param issueDate the issue date (BT-2); null when not found or not certain
 * @param dueDate the payment due date (BT-9); null when not found
 * @param currency the ISO 4217 code (BT-5); null when not found
 * @param seller the seller; null when not found
 * @param buyer the buyer; null when not found
 * @param lines the lines in printed order; empty when the document shows no readable table
 * @param allowancesAndCharges allowances and charges on the whole document
 * @param vatBreakdown the VAT by category and rate; empty when the document shows none
 * @param net the total without VAT (BT-109); null when not found
 * @param tax the total VAT (BT-110); null when not found
 * @param gross the total with VAT (BT-112); null when not found
 * @param prepaid what was paid before (BT-113); null when not printed
 * @param rounding the rounding amount (BT-114); null when not printed
 * @param withheld the tax the buyer keeps back and pays for the seller; null when not printed
 * @param payable the amount due (BT-115); null when not printed
 * @param details what the document says besides
 * @param evidence where each value was found
 * @param doubts what is wrong or missing, in the document's own terms; empty when nothing is
 * @param template the vendor's template it was read with; null when there is none
 */
public record Reading(
        Origin origin,
        DocumentType type,
        @Nullable String number,
        @Nullable LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable String currency,
        @Nullable Party seller,
        @Nullable Party buyer,
        List<Line> lines,
        List<AllowanceCharge> allowancesAndCharges,
        List<VatBreakdown> vatBreakdown,
        @Nullable BigDecimal net,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal gross,
        @Nullable BigDecimal prepaid,
        @Nullable BigDecimal rounding,
        @Nullable BigDecimal withheld,
        @Nullable BigDecimal payable,
        Details details,
        Map<Term, Evidence> evidence,
        List<Doubt> doubts,
        @Nullable VendorTemplate template) {

    private static final int CERTAIN = 100;

    public Reading {
        lines = List.copyOf(lines);
        allowancesAndCharges = List.copyOf(allowancesAndCharges);
        vatBreakdown = List.copyOf(vatBreakdown);
        evidence = Map.copyOf(evidence);
        doubts = List.copyOf(doubts);
    }

    /** The same with one more doubt. */
    public Reading withDoubt(Doubt doubt) {
        List<Doubt> more = new ArrayList<>(doubts);
        more.add(doubt);
        return new Reading(
                origin,
                type,
                number,
                issueDate,
                dueDate,
                currency,
                seller,
                buyer,
                lines,
                allowancesAndCharges,
                vatBreakdown,
                net,
                tax,
                gross,
                prepaid,
                rounding,
                withheld,
                payable,
                details,
                evidence,
                more,
                template);
    }

    /** Where a reading came from; decides whether the entry is posted or stays a draft. */
    public enum Origin {
        /** Structured data (CII, UBL) embedded in the original. */
        E_INVOICE,
        /** A person corrected at least one field that decides the entry. */
        CORRECTED,
        /** Labels in the text. */
        TEXT,
        /** The same, and what a language model said of the text and is printed there; always left as a draft. */
        LANGUAGE_MODEL
    }

    /** What kind of document was read. */
    public enum DocumentType {
        INVOICE,
        CREDIT_NOTE,
        RECEIPT,
        /** An order, quote, delivery note, reminder, statement … : never booked. */
        NOT_AN_INVOICE,
        /** Nothing usable could be read. */
        UNREADABLE
    }

    /**
     * Where a value was found.
     *
     * @param value the value as printed
     * @param confidence how certain it is, in percent: 0 to 100
     * @param source for example {@code factur-x.xml /CrossIndustryInvoice/ExchangedDocument/ID}, {@code text line 12, label
     *     "Invoice no."} or {@code custom field}
     * @param box where that is on the page; null for what stands on none, and where the place is not known
     */
    public record Evidence(String value, int confidence, String source, @Nullable Box box) {

        /** The source of what a person has written. */
        public static final String OF_A_PERSON = "custom field";

        public Evidence {
            if (confidence < 0 || confidence > CERTAIN) {
                throw new IllegalArgumentException(
                        "the confidence of \"" + value + "\" must be 0 to 100, not " + confidence);
            }
        }
    }

    /**
     * A reason to ask a person.
     *
     * @param term the term in doubt; null when it is the document as a whole
     * @param reason the code
     * @param sentence one sentence a bookkeeper understands: what is wrong, with the values
     */
    public record Doubt(@Nullable Term term, DoubtReason reason, Sentence sentence) {}

    /** Why a reading is in doubt. */
    public enum DoubtReason {
        MISSING,
        TOTALS_DISAGREE,
        LINES_DISAGREE,
        AMBIGUOUS,
        INVALID,
        SEVERAL_INVOICES,
        /** Read without fault, but unlike what the vendor does otherwise: a person may confirm it as it is. */
        UNUSUAL,
        /** Read without fault, but less certain than the settings ask for: a person may confirm it as it is. */
        UNCERTAIN;

        /** Whether a person may confirm the value as it was read. */
        public boolean isConfirmable() {
            return this == UNUSUAL || this == UNCERTAIN;
        }
    }
}
