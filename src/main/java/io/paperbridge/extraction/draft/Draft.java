package io.paperbridge.extraction.draft;

import io.paperbridge.document.AllowanceCharge;
import io.paperbridge.document.Box;
import io.paperbridge.document.DayOrder;
import io.paperbridge.document.Details;
import io.paperbridge.document.Line;
import io.paperbridge.document.Party;
import io.paperbridge.document.PrintedLine;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Reservation;
import io.paperbridge.document.Term;
import io.paperbridge.document.VatBreakdown;
import io.paperbridge.document.VendorTemplate;
import io.paperbridge.language.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reading in the making: filled by one reader, corrected, checked, then turned into a {@link Reading}.
 *
 * <p>Its fields are written by whoever reads, and by nobody outside the reading; null is what was not found.
 */
public final class Draft {

    /** How the evidence of a value begins that a language model proposed. */
    public static final String PROPOSED = "language model, ";

    /** What the evidence of a seller says who is known by the account to pay to. */
    public static final String KNOWN_ACCOUNT = "account of earlier documents";

    private static final int LONGEST_EVIDENCE = 200;

    public Reading.Origin origin;
    public Reading.DocumentType type = Reading.DocumentType.INVOICE;

    public @Nullable String number;

    public @Nullable LocalDate issueDate;

    public @Nullable LocalDate dueDate;

    public @Nullable String currency;

    public @Nullable Party seller;

    public @Nullable Party buyer;

    public List<Line> lines = new ArrayList<>();
    public List<AllowanceCharge> allowancesAndCharges = new ArrayList<>();
    public List<VatBreakdown> vatBreakdown = new ArrayList<>();

    public @Nullable BigDecimal net;

    public @Nullable BigDecimal tax;

    public @Nullable BigDecimal gross;

    public @Nullable BigDecimal prepaid;

    public @Nullable BigDecimal rounding;

    /** Tax the buyer keeps back: it lowers the amount due, never the total. */
    public @Nullable BigDecimal withheld;

    /** What is to be paid with it to others: part of the amount due, and of no other sum. */
    public @Nullable BigDecimal claimsOfOthers;

    public @Nullable BigDecimal payable;

    /** Whether the amount due may be a part of what is left, because only instalments are named. */
    public boolean payableMayBePart;

    /** BT-106 to BT-108: printed sums that are only checked, never booked. */
    public @Nullable BigDecimal lineTotal;

    public @Nullable BigDecimal allowanceTotal;

    public @Nullable BigDecimal chargeTotal;

    /** The vendor's template it was read with. */
    public @Nullable VendorTemplate template;

    public List<PrintedLine> printedLines = new ArrayList<>();
    public List<Details.Reference> references = new ArrayList<>();
    public List<Reservation> reservations = new ArrayList<>();
    public List<Sentence> notes = new ArrayList<>();

    public @Nullable String paymentTerms;

    /** The language of the text, where it shows one. */
    public @Nullable String language;

    /** Which comes first in its dates, where they show it. */
    public @Nullable DayOrder dayOrder;

    /** Whether the number looks as the earlier ones of the vendor do. */
    public boolean numberIsUsual;

    /** What is printed at least twice. */
    public Set<Term> repeated = Set.of();

    /** Dates that can be read in two ways, as printed. */
    public List<String> openDates = List.of();

    public Map<Term, Box> boxes = Map.of();

    private final Map<Term, Found> found = new EnumMap<>(Term.class);
    private final List<Doubt> doubts = new ArrayList<>();

    /** A draft that says nothing yet. */
    public Draft(Reading.Origin origin) {
        this.origin = origin;
    }

    /** Notes where a value was found; the last place counts. */
    public void found(Term term, String value, String source) {
        String shown = value.length() > LONGEST_EVIDENCE ? value.substring(0, LONGEST_EVIDENCE) + "…" : value;
        found.put(term, new Found(shown, source));
    }

    /** Where each value was found, and how certain it is by now. */
    public Map<Term, Evidence> evidence() {
        Map<Term, Evidence> evidence = new EnumMap<>(Term.class);
        found.forEach((term, one) -> evidence.put(
                term,
                new Evidence(one.value(), Confidence.of(term, one.source(), this), one.source(), boxes.get(term))));
        return evidence;
    }

    /** Where a value was found, as its evidence says; empty when it was not. */
    public String source(Term term) {
        Found one = found.get(term);
        return one == null ? "" : one.source();
    }

    private record Found(String value, String source) {}

    /** Adds a doubt; the term is null where it is about the document as a whole. */
    public void doubt(@Nullable Term term, DoubtReason reason, String key, Object... values) {
        doubts.add(new Doubt(term, reason, Sentence.of(key, values)));
    }

    /** Read right, but to be asked about before it is booked. */
    public void reserve(Reservation reservation, String key) {
        reservations.add(reservation);
        notes.add(Sentence.of(key));
    }

    /** Whether there is a doubt about a term. */
    public boolean isDoubted(Term term) {
        return doubts.stream().anyMatch(doubt -> doubt.term() == term);
    }

    /** A person has decided: what was doubtful about this term no longer matters. */
    public void settle(Term term) {
        doubts.removeIf(doubt -> doubt.term() == term);
    }

    /** The same for the document as a whole. */
    public void settleDocument() {
        doubts.removeIf(doubt -> doubt.term() == null);
    }

    /** The reading as it stands now; the draft may go on. */
    public Reading toReading() {
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
                new Details(printedLines, references, paymentTerms, reservations, language, dayOrder, notes),
                evidence(),
                doubts,
                template);
    }
}
