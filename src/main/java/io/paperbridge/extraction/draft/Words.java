package io.paperbridge.extraction.draft;

import io.paperbridge.document.Term;
import io.paperbridge.language.Sentence;
import java.util.Locale;

/** What a bookkeeper calls the terms. */
public final class Words {

    private Words() {}

    /** The words for a term, in the language they are said in later. */
    public static Sentence of(Term term) {
        return Sentence.of("term." + term.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
