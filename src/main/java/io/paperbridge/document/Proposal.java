package io.paperbridge.document;

import java.util.Map;
import java.util.Set;

/**
 * What a language model says the values of a document are. Nothing of it is believed before it was looked for in the text.
 *
 * @param values what it said, word for word, by term; a term it said nothing about is left out
 */
public record Proposal(Map<Term, String> values) {

    /** What a model is asked about; {@link #values()} holds no other. */
    public static final Set<Term> TERMS = Set.of(
            Term.INVOICE_NUMBER,
            Term.ISSUE_DATE,
            Term.DUE_DATE,
            Term.CURRENCY,
            Term.SELLER,
            Term.SELLER_VAT_ID,
            Term.IBAN,
            Term.NET,
            Term.TAX,
            Term.GROSS);

    public Proposal {
        values = Map.copyOf(values);
        if (!TERMS.containsAll(values.keySet())) {
            throw new IllegalArgumentException("a language model is not asked about all of " + values.keySet());
        }
    }
}
