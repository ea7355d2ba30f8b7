package io.paperbridge.extraction;

import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.extraction.draft.Words;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What every entry needs and is less certain than it is to be: a person confirms it. */
final class Uncertain {

    private static final Set<Term> NEEDED =
            EnumSet.of(Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.CURRENCY, Term.SELLER, Term.GROSS);

    private Uncertain() {}

    /**
     * Doubts what is needed and not certain enough; what is missing or doubted already is left alone.
     *
     * @param threshold in percent; what is less certain is doubted
     */
    static void doubt(Draft draft, int threshold) {
        Map<Term, Evidence> evidence = draft.evidence();
        for (Term term : NEEDED) {
            Evidence found = evidence.get(term);
            if (found != null && found.confidence() < threshold && !draft.isDoubted(term)) {
                draft.doubt(
                        term,
                        DoubtReason.UNCERTAIN,
                        "extraction.uncertain",
                        Words.of(term),
                        found.value(),
                        found.confidence(),
                        threshold);
            }
        }
    }
}
