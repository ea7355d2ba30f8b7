package io.paperbridge.extraction;

import io.paperbridge.document.NumberPattern;
import io.paperbridge.document.Reading;
import io.paperbridge.document.Reading.DocumentType;
import io.paperbridge.document.Reading.Doubt;
import io.paperbridge.document.Reading.DoubtReason;
import io.paperbridge.document.Reading.Evidence;
import io.paperbridge.document.Term;
import io.paperbridge.extraction.draft.Draft;
import io.paperbridge.language.Sentence;
import org.jspecify.annotations.Nullable;

/** A number found in a text that looks unlike the earlier ones of its vendor: another number may have been taken for it. */
final class UnusualNumber {

    private static final String IN_TEXT = "text ";

    private UnusualNumber() {}

    /**
     * The reading, with a doubt where its number is unusual. Credit notes often have a series of their own.
     *
     * @param usual how the vendor's numbers look; null when that is not known
     */
    static Reading doubt(Reading reading, @Nullable NumberPattern usual) {
        String number = reading.number();
        Evidence evidence = reading.evidence().get(Term.INVOICE_NUMBER);
        boolean fromText = evidence != null
                && (evidence.source().startsWith(IN_TEXT) || evidence.source().startsWith(Draft.PROPOSED));
        if (usual == null
                || number == null
                || !fromText
                || reading.type() == DocumentType.CREDIT_NOTE
                || usual.fits(number)) {
            return reading;
        }
        return reading.withDoubt(new Doubt(
                Term.INVOICE_NUMBER,
                DoubtReason.UNUSUAL,
                Sentence.of("extraction.unusual-number", number, usual.toString())));
    }
}
