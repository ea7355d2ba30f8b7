package io.paperbridge.extraction;

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

/** A reading in the making: filled by one reader, corrected, checked, then turned into a {@link Reading}. */
final class Draft {

    private static final int LONGEST_EVIDENCE = 200;

    Reading.Origin origin;
    Reading.DocumentType type = Reading.DocumentType.INVOICE;

    @Nullable
    String number;

    @Nullable
    LocalDate issueDate;

    @Nullable
    LocalDate dueDate;

    @Nullable
    String currency;

    @Nullable
    Party seller;

    @Nullable
    Party buyer;

    List<Line> lines = new ArrayList<>();
    List<AllowanceCharge> allowancesAndCharges = new ArrayList<>();
    List<VatBreakdown> vatBreakdown = new ArrayList<>();

    @Nullable
    BigDecimal net;

    @Nullable
    BigDecimal tax;

    @Nullable
    BigDecimal gross;

    @Nullable
    BigDecimal prepaid;

    @Nullable
    BigDecimal rounding;

    /** Tax the buyer keeps back: it lowers the amount due, never the total. */
    @Nullable
    BigDecimal withheld;

    /** What is to be paid with it to others: part of the amount due, and of no other sum. */
    @Nullable
    BigDecimal claimsOfOthers;

    @Nullable
    BigDecimal payable;

    /** Whether the amount due may be a part of what is left, because only instalments are named. */
    boolean payableMayBePart;

    /** BT-106 to BT-108: printed sums that are only checked, never booked. */
    @Nullable
    BigDecimal lineTotal;

    @Nullable
    BigDecimal allowanceTotal;

    @Nullable
    BigDecimal chargeTotal;

    /** The vendor's template it was read with. */
    @Nullable
    VendorTemplate template;

    List<PrintedLine> printedLines = new ArrayList<>();
    List<Details.Reference> references = new ArrayList<>();
    List<Reservation> reservations = new ArrayList<>();
    List<Sentence> notes = new ArrayList<>();

    @Nullable
    String paymentTerms;

    /** The language of the text, where it shows one. */
    @Nullable
    String language;

    /** Which comes first in its dates, where they show it. */
    @Nullable
    DayOrder dayOrder;

    /** Whether the number looks as the earlier ones of the vendor do. */
    boolean numberIsUsual;

    /** What is printed at least twice. */
    Set<Term> repeated = Set.of();

    /** Dates that can be read in two ways, as printed. */
    List<String> openDates = List.of();

    Map<Term, Box> boxes = Map.of();

    private final Map<Term, Found> found = new EnumMap<>(Term.class);
    private final List<Doubt> doubts = new ArrayList<>();

    Draft(Reading.Origin origin) {
        this.origin = origin;
    }

    void found(Term term, String value, String source) {
        String shown = value.length() > LONGEST_EVIDENCE ? value.substring(0, LONGEST_EVIDENCE) + "…" : value;
        found.put(term, new Found(shown, source));
    }

    /** Where each value was found, and how certain it is by now. */
    Map<Term, Evidence> evidence() {
        Map<Term, Evidence> evidence = new EnumMap<>(Term.class);
        found.forEach((term, one) -> evidence.put(
                term,
                new Evidence(one.value(), Confidence.of(term, one.source(), this), one.source(), boxes.get(term))));
        return evidence;
    }

    /** Where a value was found, as its evidence says; empty when it was not. */
    String source(Term term) {
        Found one = found.get(term);
        return one == null ? "" : one.source();
    }

    private record Found(String value, String source) {}

    void doubt(@Nullable Term term, DoubtReason reason, String key, Object... values) {
        doubts.add(new Doubt(term, reason, Sentence.of(key, values)));
    }

    /** Read right, but to be asked about before it is booked. */
    void reserve(Reservation reservation, String key) {
        reservations.add(reservation);
        notes.add(Sentence.of(key));
    }

    boolean isDoubted(Term term) {
        return doubts.stream().anyMatch(doubt -> doubt.term() == term);
    }

    /** A person has decided: what was doubtful about this term no longer matters. */
    void settle(Term term) {
        doubts.removeIf(doubt -> doubt.term() == term);
    }

    /** The same for the document as a whole. */
    void settleDocument() {
        doubts.removeIf(doubt -> doubt.term() == null);
    }

    Reading toReading() {
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
