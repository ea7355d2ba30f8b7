package io.paperbridge.extraction.draft;

import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Term;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How certain a value is, in percent, by the rule that found it and by what confirms it: the table in docs/reading.md.
 *
 * <p>Worked example: a number behind its label is 90 % certain, and 95 % when it is printed a second time. A total behind its label is 90 %
 * certain, and 98 % when net and VAT that were found on their own add up to it.
 */
final class Confidence {

    private static final int CERTAIN = 100;
    private static final int CHECKED = 98;
    private static final int LABELLED = 90;
    private static final int BUYERS_BLOCK = 80;
    private static final int WORKED_OUT = 80;
    private static final int OTHER = 60;
    private static final int DOUBTED = 50;
    private static final int ONCE_MORE = 5;

    private static final Set<Term> TOTALS = EnumSet.of(Term.NET, Term.TAX, Term.GROSS);
    private static final Set<Term> WITH_CHECK_DIGITS = EnumSet.of(Term.SELLER_VAT_ID, Term.BUYER_VAT_ID, Term.IBAN);

    /** By what the evidence says of the rule; the first that fits counts. */
    private static final Map<String, Integer> RULES = new LinkedHashMap<>();

    static {
        RULES.put(Evidence.OF_A_PERSON, CERTAIN);
        RULES.put("template ", CHECKED);
        RULES.put(Draft.PROPOSED, 75);
        RULES.put("correspondent", 95);
        RULES.put(Draft.KNOWN_ACCOUNT, 90);
        RULES.put("no currency named", 95);
        RULES.put(", the only ", 80);
        RULES.put(", by how it begins", 85);
        RULES.put(", beside ", 85);
        RULES.put(", above VAT id", 85);
        RULES.put(", above IBAN", 85);
        RULES.put(", before the due date", 85);
        RULES.put(", behind the issue date", 85);
        RULES.put(", days after the issue date", 85);
        RULES.put("rounded ", 85);
        RULES.put("no tax is named", 85);
        RULES.put("text, no VAT", 85);
        RULES.put("without its country", 85);
        RULES.put("by the places named", 75);
        RULES.put("country of the VAT id", 75);
        RULES.put(", above its address", 70);
        RULES.put(", as its domain", 70);
        RULES.put(", letterhead", 70);
        RULES.put("its check digits are wrong", DOUBTED);
    }

    private static final Map<String, Set<Term>> DERIVED = Map.of(
            "total minus net", EnumSet.of(Term.GROSS, Term.NET),
            "total minus VAT", EnumSet.of(Term.GROSS, Term.TAX),
            "net plus VAT", EnumSet.of(Term.NET, Term.TAX));

    private Confidence() {}

    /** The confidence of a value of a draft, as it stands now. */
    static int of(Term term, String source, Draft draft) {
        Set<Term> others = DERIVED.get(source);
        int confidence = others == null ? found(term, source, draft) : workedOut(others, draft);
        return draft.isDoubted(term) ? Math.min(confidence, DOUBTED) : confidence;
    }

    private static int found(Term term, String source, Draft draft) {
        int base = base(term, source);
        if (base >= CHECKED || base == DOUBTED || source.startsWith(Draft.PROPOSED)) {
            return base;
        }
        if (TOTALS.contains(term) && threeAgree(draft)) {
            return CHECKED;
        }
        boolean confirmed = draft.repeated.contains(term) || (term == Term.INVOICE_NUMBER && draft.numberIsUsual);
        return confirmed ? Math.min(base + ONCE_MORE, CHECKED) : base;
    }

    private static int base(Term term, String source) {
        if (!source.startsWith("text") && source.contains(" /")) {
            return CERTAIN; // a path in an e-invoice
        }
        for (Map.Entry<String, Integer> rule : RULES.entrySet()) {
            if (source.contains(rule.getKey())) {
                return rule.getValue();
            }
        }
        if (WITH_CHECK_DIGITS.contains(term)) {
            return CHECKED;
        }
        if (term == Term.BUYER) {
            return BUYERS_BLOCK;
        }
        return source.startsWith("text") ? LABELLED : OTHER;
    }

    /** No better than the worse of the two it comes from. */
    private static int workedOut(Set<Term> others, Draft draft) {
        int worse = others.stream()
                .mapToInt(term -> base(term, draft.source(term)))
                .min()
                .orElse(OTHER);
        return worse == CERTAIN ? CERTAIN : Math.min(worse, WORKED_OUT);
    }

    /** Whether net, VAT and total were each found on their own, and add up. */
    private static boolean threeAgree(Draft draft) {
        BigDecimal net = draft.net;
        BigDecimal tax = draft.tax;
        BigDecimal gross = draft.gross;
        return net != null
                && tax != null
                && gross != null
                && TOTALS.stream()
                        .map(draft::source)
                        .noneMatch(
                                source -> source.isEmpty() || DERIVED.containsKey(source) || source.contains("no tax"))
                && Sums.equal(net.add(tax), gross);
    }
}
