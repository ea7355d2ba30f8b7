package io.paperbridge.extraction;

import io.paperbridge.document.Term;
import io.paperbridge.language.Sentence;
import java.util.Locale;

/** What a bookkeeper calls the terms. */
final class Words {

    private Words() {}

    static Sentence of(Term term) {
        return Sentence.of("term." + term.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
